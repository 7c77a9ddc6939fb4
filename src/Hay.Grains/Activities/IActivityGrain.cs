using System.Collections.Immutable;
using Orleans.CodeGeneration;
using Orleans.Concurrency;

namespace Hay.Grains;

/// <summary>
/// One activity: its listing, its schedule, who is going to which session and who waits. Key: the activity id.
/// </summary>
[Alias("hay.IActivityGrain")]
[Version(1)]
public interface IActivityGrain : IGrainWithStringKey
{
    [Alias("Publish")] Task<PublishResult> Publish(PublishListing command, CancellationToken ct);

    /// <summary>Takes the listing off the public pages. Nothing is deleted. By: id of the account that says so; null: an import.</summary>
    [Alias("Withdraw")] Task<WithdrawOutcome> Withdraw(string? by, CancellationToken ct);

    /// <summary>Lets it go from a feed of its organisation; nothing happens where it follows another, or none.</summary>
    [Alias("LeaveFeed")] Task<WithdrawOutcome> LeaveFeed(LeaveFeed command, CancellationToken ct);

    /// <summary>Keeps what its people have written so far. The public sees nothing of it.</summary>
    [Alias("SaveDraft")] Task<DraftResult> SaveDraft(SaveDraft command, CancellationToken ct);

    /// <summary>Lists the draft, or has it wait for a host.</summary>
    [Alias("SubmitDraft")] Task<DraftResult> SubmitDraft(SubmitDraft command, CancellationToken ct);

    [Alias("DecideDraft")] Task<DraftResult> DecideDraft(DecideDraft command, CancellationToken ct);

    /// <summary>Throws the draft away; what is listed stays. Safe to send twice.</summary>
    [Alias("DropDraft")] Task<DraftResult> DropDraft(CancellationToken ct);

    /// <summary>A host takes the listing off the public pages for a while. Safe to send twice; the revision after it.</summary>
    [Alias("Pause")] Task<long> Pause(string reason, string by, CancellationToken ct);

    /// <summary>Puts a paused listing back. Safe to send twice; the revision after it.</summary>
    [Alias("Resume")] Task<long> Resume(string by, CancellationToken ct);

    /// <summary>Everything about it but who is going, for those who look after it.</summary>
    [ReadOnly, Alias("ViewForEditing")] Task<EditView> ViewForEditing(CancellationToken ct);

    [Alias("ChangeSession")] Task<SessionOutcome> ChangeSession(ChangeSession command, CancellationToken ct);

    [Alias("Book")] Task<BookingOutcome> Book(BookPlace command, CancellationToken ct);

    [Alias("GiveUp")] Task<GiveUpOutcome> GiveUp(GiveUpPlace command, CancellationToken ct);

    [Alias("Report")] Task<ReportOutcome> Report(ReportProblem command, CancellationToken ct);

    /// <summary>What people reported, the oldest first. Not for the public: only for those who look after the listing.</summary>
    [ReadOnly, Alias("Reports")] Task<ImmutableArray<ProblemReport>> Reports(CancellationToken ct);

    /// <summary>Takes away what people reported, once it has been read; what it took. Safe to send twice.</summary>
    [Alias("ClearReports")] Task<ImmutableArray<ProblemReport>> ClearReports(string? by, CancellationToken ct);

    /// <summary>
    /// Gives up all places of a person and completes when nothing here names them any more, not even facts on their way.
    /// Safe to send twice.
    /// </summary>
    [Alias("Forget")] Task Forget(ProfileId profile, CancellationToken ct);

    /// <summary>Null when it is not listed.</summary>
    [ReadOnly, Alias("View")] Task<ActivityView?> View(CancellationToken ct);

    /// <summary>Sends whatever is still in the outbox, and completes when it is in the journal.</summary>
    [Alias("Deliver")] Task Deliver(CancellationToken ct);

    /// <summary>Somebody who looks after it says that it is true. Safe to send twice.</summary>
    [Alias("Confirm")] Task<ConfirmResult> Confirm(ConfirmListing command, CancellationToken ct);

    /// <summary>
    /// Notes that its people are being asked today whether it is still true. Whoever gets an ask back sends the mail; null:
    /// nothing is due, or somebody else sends it.
    /// </summary>
    [Alias("TakeAsk")] Task<Ask?> TakeAsk(DateOnly today, CancellationToken ct);

    /// <summary>The mail of this ask could not be sent: the next who looks may try again.</summary>
    [Alias("ReturnAsk")] Task ReturnAsk(Ask ask, CancellationToken ct);

    /// <summary>What somebody says by a link of such a mail; each works once.</summary>
    [Alias("Answer")] Task<AnswerOutcome> Answer(AnswerAsk command, CancellationToken ct);

    /// <summary>Keeps with a place what its holder tells of themselves.</summary>
    [Alias("Describe")] Task<DescribeOutcome> Describe(DescribePlace command, CancellationToken ct);

    [Alias("CheckIn")] Task<CheckInOutcome> CheckIn(CheckIn command, CancellationToken ct);

    [Alias("Tick")] Task<TickOutcome> Tick(TickPlace command, CancellationToken ct);

    [Alias("Count")] Task<TickOutcome> Count(CountWalkIn command, CancellationToken ct);

    [Alias("Tell")] Task<TellOutcome> Tell(TellGoing command, CancellationToken ct);

    /// <summary>What somebody holds here and was told. Only for them.</summary>
    [ReadOnly, Alias("PlacesOf")] Task<ImmutableArray<MyPlace>> PlacesOf(ProfileId profile, CancellationToken ct);

    /// <summary>Who comes to a session; null where there is none. Only for those who run it.</summary>
    [ReadOnly, Alias("PeopleOf")] Task<SessionPeople?> PeopleOf(SessionId session, CancellationToken ct);

    /// <summary>Sessions of the last days and of those to come. Only for those who run it.</summary>
    [ReadOnly, Alias("SessionsToRun")] Task<ImmutableArray<SessionView>> SessionsToRun(CancellationToken ct);

    /// <summary>Where news of a session goes. Only for sending it: no page shows an address.</summary>
    [ReadOnly, Alias("AddressesOf")] Task<ImmutableArray<string>> AddressesOf(SessionId session, bool waitingToo, CancellationToken ct);

    /// <summary>Forgets who held places in what is long past (<see cref="Activity.KeptAfter"/>). Safe to send twice.</summary>
    [Alias("ClearPast")] Task ClearPast(CancellationToken ct);
}
