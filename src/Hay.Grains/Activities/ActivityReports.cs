using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Hay.Grains;

/// <summary>The rules of "something wrong here?": one way, without a name, never shown to the public.</summary>
public sealed partial record Activity
{
    /// <summary>
    /// Most reports kept, and as many again that something was not safe, so that other notes never leave those without
    /// room. The first ones stay: nobody can wash them away with more.
    /// </summary>
    public const int MostReports = 20;

    public (Activity Next, ReportOutcome Outcome) Report(ReportProblem command, DateTimeOffset now)
    {
        var words = command.Words.Trim();
        // What is a neighbour's is put right there: nobody here could.
        if (!IsListed() || Listing?.Home is not null) return (this, ReportOutcome.NotListed);
        // A number such as a profile's helps nobody, and could tell who somebody is.
        if (words.Length > ReportProblem.LongestWords || LongNumber().IsMatch(words) || !Enum.IsDefined(command.Reason)) return (this, ReportOutcome.Refused);
        if (Reports.Any(r => r.Reason == command.Reason && r.Words == words)) return (this, ReportOutcome.Kept);
        return Reports.Count(r => IsAboutSafety(r.Reason) == IsAboutSafety(command.Reason)) >= MostReports
            ? (this, ReportOutcome.Enough)
            : (this with { Reports = Reports.Add(new ProblemReport(command.Reason, words, now)), Revision = Revision + 1 }, ReportOutcome.Kept);
    }

    /// <summary>Takes away what has been read and dealt with.</summary>
    /// <param name="by">Id of the account that dealt with it; null: the operator.</param>
    /// <param name="now">When.</param>
    public Activity ClearReports(string? by, DateTimeOffset now) =>
        Reports.IsEmpty ? this : (this with { Reports = [], Revision = Revision + 1 }).Say(FactKind.NotesSettled, now, by: by);

    // A listing that is new, or confirmed anew, answers what was wrong with the old one. It says nothing of how people were
    // treated there: that stays until somebody has read it.
    private ImmutableArray<ProblemReport> Unanswered() => Reports.RemoveAll(r => !IsAboutSafety(r.Reason));

    private static bool IsAboutSafety(ReportReason reason) => reason == ReportReason.NotSafe;

    [GeneratedRegex("(?=[a-fA-F]*[0-9])[0-9a-fA-F]{32}")]
    private static partial Regex LongNumber();
}
