using Orleans.CodeGeneration;
using Orleans.Concurrency;

namespace Hay.Grains;

/// <summary>
/// One person, pseudonymous and device-held: what they saved, where they are going, what suits them. Key: <see cref="ProfileId"/>.
/// </summary>
[Alias("hay.IProfileGrain")]
[Version(1)]
public interface IProfileGrain : IGrainWithStringKey
{
    /// <summary>Safe to send twice.</summary>
    [Alias("Save")] Task<SaveOutcome> Save(string activity, CancellationToken ct);

    /// <summary>Safe to send twice.</summary>
    [Alias("Unsave")] Task<SaveOutcome> Unsave(string activity, CancellationToken ct);

    /// <summary>Safe to send twice.</summary>
    [Alias("Prefer")] Task Prefer(Preferences preferences, CancellationToken ct);

    /// <summary>
    /// Whether what they save and where they go may be used to pick for them and to learn from, what is there already too. Taking
    /// it back also takes back what they said of picks. Safe to send twice.
    /// </summary>
    [Alias("AllowPicks")] Task AllowPicks(bool isAllowed, CancellationToken ct);

    /// <summary>Where they live and how old they are, as far as they say; instead of what they said before. Safe to send twice.</summary>
    [Alias("Say")] Task Say(AboutMe about, CancellationToken ct);

    /// <summary>How they say that things are. Safe to send twice: the same again changes nothing.</summary>
    [Alias("SayHowThingsAre")] Task<WellbeingOutcome> SayHowThingsAre(Wellbeing said, CancellationToken ct);

    /// <summary>As if they had never said how things are. Safe to send twice.</summary>
    [Alias("TakeBackHowThingsAre")] Task TakeBackHowThingsAre(CancellationToken ct);

    /// <summary>"More like this", or "not for me". Safe to send twice.</summary>
    [Alias("Judge")] Task<JudgeOutcome> Judge(string activity, bool isLiked, CancellationToken ct);

    /// <summary>As if they had said nothing of it. Safe to send twice.</summary>
    [Alias("Unjudge")] Task Unjudge(string activity, CancellationToken ct);

    /// <summary>An activity tells of a place gained or given up. Safe to send twice and out of order. Fails while this
    /// person is being forgotten, so that it is told again.</summary>
    [Alias("Hear")] Task Hear(Fact fact, CancellationToken ct);

    /// <summary>A new <see cref="CarryCode"/> for another device; the one before is good no longer.</summary>
    [Alias("NewCode")] Task<string> NewCode(CancellationToken ct);

    /// <summary>Who brings the secret with this hash may read their plans, and nobody else any more. Safe to send twice.</summary>
    [Alias("OpenCalendar")] Task OpenCalendar(string hash, CancellationToken ct);

    /// <summary>No calendar elsewhere may read their plans. Safe to send twice.</summary>
    [Alias("CloseCalendar")] Task CloseCalendar(CancellationToken ct);

    [ReadOnly, Alias("View")] Task<ProfileView> View(CancellationToken ct);

    /// <summary>
    /// Forgets everything about this person, here and wherever else they are named. Once it is answered, that is finished
    /// whatever happens: <see cref="Forgotten"/> tells when. Safe to send twice.
    /// </summary>
    [Alias("Forget")] Task Forget(CancellationToken ct);

    /// <summary>Completes when no record and no fact names this person; at once where nobody asked.</summary>
    [AlwaysInterleave, Alias("Forgotten")] Task Forgotten(CancellationToken ct);
}
