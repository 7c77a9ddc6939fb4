using System.Collections.Immutable;
using Hay.Grains;

namespace Hay.Care;

/// <summary>The one way to write into the log of a case, and to read in it.</summary>
public static class CaseLog
{
    /// <summary>Most lines that are read at once.</summary>
    public const int Most = 5000;

    private static readonly ImmutableHashSet<AuditAct> Looks = [AuditAct.CaseSeen, AuditAct.CaseListed, AuditAct.CaseStateSeen, AuditAct.CaseLogSeen, AuditAct.CaseExported, AuditAct.CaseErased];

    /// <summary>The key of a page of a case's log; pages count from 1, and keys of one case are in their order.</summary>
    public static string PageKey(string caseId, long page) => $"{caseId}-{AuditPage.Key(page)}";

    /// <summary>The case and the number of the page that such a key is of; null: it is none.</summary>
    public static (string CaseId, long Page)? ParsePageKey(string key) =>
        key.Split('-') is [var caseId, var number] && long.TryParse(number, System.Globalization.NumberStyles.None, null, out var page) ? (caseId, page) : null;

    /// <summary>The newest <see cref="Most"/> lines, or those before a line. The look at them is a line too, the last of all.</summary>
    /// <param name="grains">Where the log is.</param>
    /// <param name="caseId">Whose.</param>
    /// <param name="by">Who asks: see <see cref="CareAction.SeeLog"/> and <see cref="CareAction.SeeLooks"/>.</param>
    /// <param name="ct">Ends it.</param>
    /// <param name="before">Only lines before this number.</param>
    public static async Task<CaseLogPart> Read(IGrainFactory grains, string caseId, CareActor by, CancellationToken ct, long before = long.MaxValue)
    {
        var grain = grains.GetGrain<ICaseGrain>(caseId);
        var opened = await grain.OpenLog(by, ct);
        var isLooks = opened.Outcome == CareOutcome.NotAllowed;
        if (isLooks) opened = await grain.OpenLooks(by, ct);
        if (opened.Outcome != CareOutcome.Done) return new(opened.Outcome, []) { IsLooksAlone = isLooks };
        var tail = await grains.GetGrain<ICaseLogGrain>(caseId).Tail(ct);
        var lines = new Stack<ImmutableArray<AuditLine>>();
        var unreadable = new Stack<(long From, long To)>();
        var held = Push(tail.Lines, before - 1);
        // Lines leave for pages and never come back: those that are still here, and may be there already, are not read twice.
        for (var last = Math.Min(tail.Head.Number - tail.Lines.Length, before - 1); last > 0 && held < Most; last = (AuditLog.PageOf(last) - 1) * AuditLog.PageLength)
        {
            try
            {
                held += Push(await grains.GetGrain<ICaseLogPageGrain>(PageKey(caseId, AuditLog.PageOf(last))).View(ct), last);
            }
            catch (Exception wrong) when (IsUnreadable(wrong))
            {
                unreadable.Push((((AuditLog.PageOf(last) - 1) * AuditLog.PageLength) + 1, last));
                held += AuditLog.PageLength;
            }
        }

        ImmutableArray<AuditLine> read = [.. lines.SelectMany(l => l).TakeLast(Most)];
        return new(CareOutcome.Done, isLooks ? [.. read.Where(l => Looks.Contains(l.What)).Select(l => l with { Note = "" })] : read)
        {
            IsLooksAlone = isLooks,
            Unreadable = [.. unreadable],
            Earlier = (read, unreadable.TryPeek(out var gap)) switch
            {
                ([], false) => 0,
                ([], true) => gap.From - 1,
                (_, false) => read[0].Number - 1,
                _ => Math.Min(read[0].Number, gap.From) - 1,
            },
        };

        int Push(ImmutableArray<AuditLine> part, long last)
        {
            lines.Push([.. part.Where(l => l.Number <= last)]);
            return lines.Peek().Length;
        }
    }

    /// <summary>
    /// A look whose line is still being written, so that whoever asks can draw meanwhile. Nothing of the record may leave them before
    /// <c>Told</c> has completed, and nothing at all where it fails. Else ask <see cref="ICaseGrain.Look"/>.
    /// </summary>
    /// <param name="grains">Where the case is.</param>
    /// <param name="caseId">Whose.</param>
    /// <param name="by">Who looks.</param>
    /// <param name="why">Asked for where a colleague holds it.</param>
    /// <param name="ct">Ends it.</param>
    public static async Task<(CaseAnswer Answer, Task Told)> Look(IGrainFactory grains, string caseId, CareActor by, LookReason why, CancellationToken ct)
    {
        var answer = await grains.GetGrain<ICaseGrain>(caseId).LookAhead(by, why, ct);
        // On another thread: a call waits in the caller's own queue first, and that one has a page to draw. Asked for there, the line began 0.4 to 0.6 ms later.
        return (answer, answer.Case is { } shown ? Task.Run(() => Write(grains, caseId, AuditAct.CaseSeen, by.Account, Why(shown, by, why), ct), ct) : Task.CompletedTask);
    }

    /// <summary>
    /// Whether it failed because what is kept of a log does not open. Nothing can be added to it then, until it is put right: a lasting state of one case,
    /// where a store that is away or full is a passing one of all.
    /// </summary>
    internal static bool IsUnreadable(Exception? wrong) => wrong is UnreadableRecordException || (wrong?.InnerException is { } inner && IsUnreadable(inner));

    // Of their own case nobody has to say why.
    internal static string Why(Case shown, CareActor by, LookReason why) => CareRights.NeedsReason(by, CasePlace.Of(shown)) ? why.ToString() : "";

    internal static Task<long> Write(IGrainFactory grains, string caseId, AuditAct act, string who, string note, CancellationToken ct) => Write(grains, caseId, who, ct, (act, note));

    internal static Task<long> Write(IGrainFactory grains, string caseId, string who, CancellationToken ct, params (AuditAct Act, string Note)[] lines) =>
        grains.GetGrain<ICaseLogGrain>(caseId).Write([.. lines.Select(line => new AuditEntry(who, line.Act, CareStoreNames.Case, caseId, line.Note))], ct);
}
