using System.Text.Json.Serialization;

namespace Hay.Grains;

/// <summary>What can be wrong with a listing. NotSafe: something there was not kind or not safe.</summary>
[GenerateSerializer, Alias("hay.ReportReason"), JsonConverter(typeof(JsonStringEnumConverter<ReportReason>))]
public enum ReportReason { Other, NotRunning, WrongTime, WrongPlace, WrongAccess, WrongCost, NotSafe }

/// <summary>
/// Tells the people who look after a listing that something in it is wrong. Words: at most <see cref="LongestWords"/>
/// characters, and no number as long as a profile's. Says nothing of who sent it. Safe to send twice: the same report is kept once.
/// </summary>
[GenerateSerializer, Immutable, Alias("hay.ReportProblem")]
public sealed record ReportProblem([property: Id(0)] ReportReason Reason, [property: Id(1)] string Words)
{
    public const int LongestWords = 500;
}

/// <summary>Enough: there are as many reports as are kept; those who look after it have something to do.</summary>
[GenerateSerializer, Alias("hay.ReportOutcome"), JsonConverter(typeof(JsonStringEnumConverter<ReportOutcome>))]
public enum ReportOutcome { Kept, Enough, Refused, NotListed }

/// <summary>A report as it is kept, for the people who look after the listing.</summary>
[GenerateSerializer, Immutable, Alias("hay.ProblemReport")]
public sealed record ProblemReport(
    [property: Id(0)] ReportReason Reason, [property: Id(1)] string Words, [property: Id(2)] DateTimeOffset At);
