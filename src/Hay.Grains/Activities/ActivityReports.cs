using System.Text.RegularExpressions;

namespace Hay.Grains;

/// <summary>The rules of "something wrong here?": one way, without a name, never shown to the public.</summary>
public sealed partial record Activity
{
    /// <summary>Most reports kept. The first ones stay, so that nobody can wash them away with more.</summary>
    public const int MostReports = 20;

    public (Activity Next, ReportOutcome Outcome) Report(ReportProblem command, DateTimeOffset now)
    {
        var words = command.Words.Trim();
        if (!IsListed()) return (this, ReportOutcome.NotListed);
        // A number such as a profile's helps nobody, and could tell who somebody is.
        if (words.Length > ReportProblem.LongestWords || LongNumber().IsMatch(words) || !Enum.IsDefined(command.Reason)) return (this, ReportOutcome.Refused);
        if (Reports.Any(r => r.Reason == command.Reason && r.Words == words)) return (this, ReportOutcome.Kept);
        return Reports.Length >= MostReports
            ? (this, ReportOutcome.Enough)
            : (this with { Reports = Reports.Add(new ProblemReport(command.Reason, words, now)), Revision = Revision + 1 }, ReportOutcome.Kept);
    }

    [GeneratedRegex("(?=[a-fA-F]*[0-9])[0-9a-fA-F]{32}")]
    private static partial Regex LongNumber();
}
