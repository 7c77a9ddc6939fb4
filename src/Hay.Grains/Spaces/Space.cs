using System.Collections.Immutable;

namespace Hay.Grains;

/// <summary>The board of a space as it is stored, and its rules.</summary>
public sealed record Space
{
    /// <summary>Most notices and most answers kept; the oldest leave.</summary>
    public const int Most = 100;

    public ImmutableArray<Notice> Notices { get; init; } = [];
    public ImmutableArray<YouSaid> Answers { get; init; } = [];
    /// <summary>Groups that people told of and no host has settled, the oldest first.</summary>
    public ImmutableArray<Nomination> Nominations { get; init; } = [];
    public Outbox Outbox { get; init; } = Outbox.Empty;

    /// <param name="notice">How it shall be.</param>
    /// <param name="by">The host who says so; null: it comes with the space.</param>
    /// <param name="now">When.</param>
    public (Space Next, PublishOutcome Outcome) Post(Notice notice, string? by, DateTimeOffset now)
    {
        var before = Notices.FirstOrDefault(n => n.Id == notice.Id);
        var next = notice with { IsTyped = by is not null };
        if (before is not null && next with { Activities = before.Activities, IsTyped = before.IsTyped } == before
            && before.Activities.SequenceEqual(notice.Activities)) return (this, PublishOutcome.Unchanged);
        var kept = Notices.RemoveAll(n => n.Id == notice.Id).Insert(0, next).OrderByDescending(n => n.From).Take(Most);
        var told = by is null ? Outbox : (before is { IsTyped: false } ? Outbox.Add(new Fact { Kind = FactKind.Kept, At = now, Notice = before }) : Outbox)
            .Add(new Fact { Kind = FactKind.NoticePosted, At = now, By = by, Notice = next });
        return (this with { Notices = [.. kept], Outbox = told }, before is null ? PublishOutcome.Created : PublishOutcome.Updated);
    }

    /// <param name="answer">How it shall be.</param>
    /// <param name="by">The host who says so; null: it comes with the space.</param>
    /// <param name="now">When.</param>
    public (Space Next, PublishOutcome Outcome) Answer(YouSaid answer, string? by, DateTimeOffset now)
    {
        var before = Answers.FirstOrDefault(a => a.Id == answer.Id);
        var next = answer with { IsTyped = by is not null };
        if (before is not null && next with { Activities = before.Activities, IsTyped = before.IsTyped } == before
            && before.Activities.SequenceEqual(answer.Activities)) return (this, PublishOutcome.Unchanged);
        var kept = Answers.RemoveAll(a => a.Id == answer.Id).Insert(0, next).OrderByDescending(a => a.On).Take(Most);
        var told = by is null ? Outbox : (before is { IsTyped: false } ? Outbox.Add(new Fact { Kind = FactKind.Kept, At = now, Answer = before }) : Outbox)
            .Add(new Fact { Kind = FactKind.AnswerPosted, At = now, By = by, Answer = next });
        return (this with { Answers = [.. kept], Outbox = told }, before is null ? PublishOutcome.Created : PublishOutcome.Updated);
    }

    /// <summary>The hosts have enough to do when <see cref="Most"/> wait: the next one is refused, none is lost.</summary>
    public (Space Next, PublishOutcome Outcome) Nominate(Nomination nomination) =>
        Nominations.Any(n => n.Id == nomination.Id) ? (this, PublishOutcome.Unchanged)
        : Nominations.Length >= Most ? (this, PublishOutcome.Refused)
        : (this with { Nominations = Nominations.Add(nomination) }, PublishOutcome.Created);

    /// <summary>It has been dealt with: what was told about it goes.</summary>
    public Space Settle(string nomination) => Nominations.Any(n => n.Id == nomination)
        ? this with { Nominations = Nominations.RemoveAll(n => n.Id == nomination) } : this;

    /// <summary>What is wrong with a nomination, in plain sentences.</summary>
    public static IEnumerable<string> Problems(Nomination nomination)
    {
        if (string.IsNullOrWhiteSpace(nomination.Name) || nomination.Name.Length > 120) yield return "Say what people call the group, in up to 120 characters.";
        if (nomination.What.Length > 1000 || nomination.Where.Length > 500 || nomination.Reach.Length > 500) yield return "There is more text than can be kept.";
        if (string.IsNullOrWhiteSpace(nomination.Reach)) yield return "Say how a host can reach the group: a telephone number, or when somebody is there.";
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
