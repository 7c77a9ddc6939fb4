using System.Text.Json.Serialization;

namespace Hay.Grains;

/// <summary>What can happen that others count on. Stored as words; add at the end, never rename.</summary>
[GenerateSerializer, Alias("hay.FactKind"), JsonConverter(typeof(JsonStringEnumConverter<FactKind>))]
public enum FactKind
{
    Listed,
    Withdrawn,
    SessionCancelled,
    SessionMoved,
    SessionRestored,
    Going,
    Waiting,
    GaveUp,
    Saved,
    Unsaved,
    /// <summary>A search found nothing.</summary>
    FoundNothing,
    /// <summary>Somebody said what is missing.</summary>
    AskedFor,
    /// <summary>A record as it was before a person changed it for the first time.</summary>
    Kept,
    /// <summary>A draft was handed in and waits for a host.</summary>
    Submitted,
    /// <summary>A host sent a draft back, with a question or a refusal.</summary>
    Returned,
    /// <summary>A host took a listing off the public pages.</summary>
    Paused,
    /// <summary>It is back on them.</summary>
    Resumed,
    /// <summary>Somebody said that a listing is still true.</summary>
    Confirmed,
    /// <summary>Somebody came to a session; without a profile: one who held no place.</summary>
    Came,
    /// <summary>It was a mistake that somebody came: takes back one <see cref="Came"/>.</summary>
    DidNotCome,
    /// <summary>A listing's page was looked at, as often as <see cref="Fact.Times"/> says; nobody knows by whom.</summary>
    Seen,
    /// <summary>A host dealt with the notes that people left on a listing.</summary>
    NotesSettled,
    /// <summary>A person changed what an organisation says of itself, or began it.</summary>
    OrganisationWritten,
    /// <summary>Somebody began to look after an organisation.</summary>
    ColleagueJoined,
    /// <summary>Somebody looks after an organisation no more.</summary>
    ColleagueLeft,
    /// <summary>A host did not let somebody look after an organisation.</summary>
    ClaimRefused,
    OrganisationClosed,
    /// <summary>A host put a notice on the board of a space, or changed one.</summary>
    NoticePosted,
    /// <summary>A host said on the board of a space what was done, or changed that.</summary>
    AnswerPosted,
    /// <summary>Somebody said, or said no more, where they live and how old they are; see <see cref="Fact.About"/>.</summary>
    SaidAbout,
    /// <summary>Somebody said of a listing that was picked for them that they want more like it.</summary>
    Liked,
    /// <summary>Somebody said of a listing that was picked for them that it is not for them. The last word on a listing counts.</summary>
    NotForMe,
    /// <summary>Somebody took back their last word on a listing, <see cref="Liked"/> or <see cref="NotForMe"/>.</summary>
    Unjudged,
    /// <summary>Searches found something, as many as <see cref="Fact.Times"/> says, in the space of the grain that tells it; nobody knows by whom, nor for what.</summary>
    Searched,
    /// <summary>
    /// Somebody said how things are (<see cref="Fact.Wellbeing"/>), for the first time or once more (<see cref="Fact.IsFirst"/>); where they say
    /// nothing (<see cref="Wellbeing.NotSaid"/>), they took back all that they had said.
    /// </summary>
    SaidHowThingsAre,
}

/// <summary>
/// Something that happened, once. <see cref="Number"/> counts a grain's own facts from 1, so (grain, number) names
/// a fact for ever and a journal can refuse to hold it twice.
/// </summary>
[GenerateSerializer, Immutable, Alias("hay.Fact")]
public sealed record Fact
{
    [Id(0)] public long Number { get; init; }
    [Id(1)] public required FactKind Kind { get; init; }
    [Id(2)] public required DateTimeOffset At { get; init; }
    /// <summary>The activity's id; empty in an activity's own outbox, which goes without saying, and where it is about none.</summary>
    [Id(3)] public string Activity { get; init; } = "";
    [Id(4)] public SessionId? Session { get; init; }
    [Id(5)] public ProfileId? Profile { get; init; }
    /// <summary>What was not there; such a fact is of no activity and no person.</summary>
    [Id(6)] public UnmetDemand? Demand { get; init; }
    /// <summary>Id of the account that did it; null: an import, or somebody without an account.</summary>
    [Id(7)] public string? By { get; init; }
    /// <summary>The listing as it was from then on, where a person changed it.</summary>
    [Id(8)] public Listing? Version { get; init; }
    /// <summary>How often it happened; more than once only where nobody is named.</summary>
    [Id(9)] public int Times { get; init; } = 1;
    /// <summary>Id of the account that it was done to.</summary>
    [Id(10)] public string? Account { get; init; }
    /// <summary>What the organisation said of itself from then on.</summary>
    [Id(11)] public OrganisationDetails? Organisation { get; init; }
    /// <summary>The notice as it was from then on.</summary>
    [Id(12)] public Notice? Notice { get; init; }
    /// <summary>The answer as it was from then on.</summary>
    [Id(13)] public YouSaid? Answer { get; init; }
    /// <summary>What somebody says of themselves from then on.</summary>
    [Id(14)] public AboutMe? About { get; init; }
    /// <summary>With <see cref="FactKind.Listed"/>, where that is new: as what the listing counts from then on.</summary>
    [Id(15)] public ListedAs? ListedAs { get; init; }
    /// <summary>How somebody says that things are; null in a <see cref="FactKind.SaidHowThingsAre"/> of somebody who was forgotten or took it back.</summary>
    [Id(16)] public Wellbeing? Wellbeing { get; init; }
    /// <summary>They had not said so before.</summary>
    [Id(17)] public bool IsFirst { get; init; }
}
