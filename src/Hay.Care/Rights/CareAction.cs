namespace Hay.Care;

/// <summary>Something that only some may do in the connector service.</summary>
public enum CareAction
{
    /// <summary>Come by oneself, or again.</summary>
    ReferSelf,
    /// <summary>Refer somebody as a colleague.</summary>
    Refer,
    /// <summary>Refer for a practice, answer its questions.</summary>
    ReferForPractice,
    /// <summary>Where a referral is, and no more.</summary>
    SeeState,
    /// <summary>Read the record, find it in lists.</summary>
    SeeRecord,
    /// <summary>Ask whoever referred, accept, decline.</summary>
    Sort,
    /// <summary>Answer a question as whoever referred, or write down an answer that came by telephone.</summary>
    Answer,
    /// <summary>Begin with somebody who waits.</summary>
    PickUp,
    /// <summary>Say who holds it.</summary>
    Give,
    /// <summary>To another team.</summary>
    HandOver,
    /// <summary>Say that nobody can help.</summary>
    Escalate,
    /// <summary>Say that a way is found.</summary>
    Return,
    /// <summary>Goals, contacts and all else that is written in the record.</summary>
    Write,
    /// <summary>Close it, open it again.</summary>
    Close,
    /// <summary>Take the whole record along for the person.</summary>
    Export,
    /// <summary>Read who looked at it, who changed what, and why.</summary>
    SeeLog,
    /// <summary>Read who looked at it, and no more.</summary>
    SeeLooks,
    Erase,
    /// <summary>Exact figures of one team.</summary>
    SeeFigures,
    /// <summary>Protected figures of all teams.</summary>
    SeeProtectedFigures,
}
