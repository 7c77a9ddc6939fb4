using System.Collections.Immutable;

namespace Hay.Grains;

/// <summary>The board of a space as it is stored, and its rules.</summary>
public sealed record Space
{
    /// <summary>Most notices and most answers kept; the oldest leave.</summary>
    public const int Most = 100;

    public ImmutableArray<Notice> Notices { get; init; } = [];
    public ImmutableArray<YouSaid> Answers { get; init; } = [];

    public (Space Next, PublishOutcome Outcome) Post(Notice notice)
    {
        var before = Notices.FirstOrDefault(n => n.Id == notice.Id);
        if (before is not null && before with { Activities = notice.Activities } == notice
            && before.Activities.SequenceEqual(notice.Activities)) return (this, PublishOutcome.Unchanged);
        var kept = Notices.RemoveAll(n => n.Id == notice.Id).Insert(0, notice).OrderByDescending(n => n.From).Take(Most);
        return (this with { Notices = [.. kept] }, before is null ? PublishOutcome.Created : PublishOutcome.Updated);
    }

    public (Space Next, PublishOutcome Outcome) Answer(YouSaid answer)
    {
        var before = Answers.FirstOrDefault(a => a.Id == answer.Id);
        if (before is not null && before with { Activities = answer.Activities } == answer
            && before.Activities.SequenceEqual(answer.Activities)) return (this, PublishOutcome.Unchanged);
        var kept = Answers.RemoveAll(a => a.Id == answer.Id).Insert(0, answer).OrderByDescending(a => a.On).Take(Most);
        return (this with { Answers = [.. kept] }, before is null ? PublishOutcome.Created : PublishOutcome.Updated);
    }

    /// <summary>What is wrong with a notice, in plain sentences.</summary>
    public static IEnumerable<string> Problems(Notice notice)
    {
        if (string.IsNullOrWhiteSpace(notice.Title) || notice.Title.Length > 120) yield return "Give the notice a title of up to 120 characters.";
        if (notice.Body.Length > 1000) yield return "The notice is longer than 1,000 characters.";
        if (notice.Until < notice.From) yield return "The notice ends before it begins.";
    }

    /// <summary>What is wrong with an answer, in plain sentences.</summary>
    public static IEnumerable<string> Problems(YouSaid answer)
    {
        if (string.IsNullOrWhiteSpace(answer.Said) || answer.Said.Length > 1000) yield return "Say in up to 1,000 characters what people said.";
        if (string.IsNullOrWhiteSpace(answer.Did) || answer.Did.Length > 1000) yield return "Say in up to 1,000 characters what was done.";
    }
}
