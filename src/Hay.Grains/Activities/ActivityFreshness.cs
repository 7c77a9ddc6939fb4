using System.Collections.Immutable;
using NodaTime;

namespace Hay.Grains;

/// <summary>
/// How a listing stands by its age, in days since somebody confirmed it. Sinking: after the others, and it says so. Hidden:
/// off the public pages, but never deleted. See docs/decisions/0008-still-true.md.
/// </summary>
public enum ListingAge { Fresh, Sinking, Hidden }

/// <summary>The rules of a listing's age: when its people are asked, and what their answer does.</summary>
public sealed partial record Activity
{
    /// <summary>At how many days its people are asked whether it is still true, each time once.</summary>
    public static readonly ImmutableArray<int> AskedAt = [75, 90, 105];
    /// <summary>A listing older than this, in days, sinks.</summary>
    public const int SinksAfter = 90;
    /// <summary>A listing older than this, in days, leaves the public pages.</summary>
    public const int HiddenAfter = 180;
    /// <summary>Fewest days between two mails, also where one of them was late.</summary>
    private const int AskingRests = 7;

    /// <summary>
    /// The day its age counts from: when it was last confirmed, else when it was last changed. That an import brought it again
    /// unchanged is no news: nobody may have looked at it there either.
    /// </summary>
    public DateOnly? Since() => Checked ?? ((Changed ?? Listed) is { } at ? LocalDay.Of(at) : null);

    /// <summary>Since: null: nobody knows, which is held against nobody.</summary>
    public static ListingAge AgeOf(DateOnly? since, DateOnly today) => (today.DayNumber - (since ?? today).DayNumber) switch
    {
        > HiddenAfter => ListingAge.Hidden,
        > SinksAfter => ListingAge.Sinking,
        _ => ListingAge.Fresh,
    };

    /// <summary>
    /// Which of <see cref="AskedAt"/> is due; null: none. After a long silence of ours only the last one is. Asked: the last
    /// mail, whatever it asked about.
    /// </summary>
    public static int? AskDue(DateOnly? since, Ask? asked, DateOnly today)
    {
        if (since is not { } from) return null;
        if (asked?.Since != from) asked = null; // that was about something else
        if (asked is not null && today.DayNumber - asked.On.DayNumber < AskingRests) return null;
        var age = today.DayNumber - from.DayNumber;
        var due = AskedAt.LastOrDefault(days => days <= age);
        return due > (asked?.Days ?? 0) ? due : null; // the default of LastOrDefault is 0: not yet
    }

    /// <summary>Notes that its people are being asked today. Ask: null: nothing is due, or somebody else asks.</summary>
    public (Activity Next, Ask? Ask) TakeAsk(DateOnly today)
    {
        if (!IsListed() || Listing!.Demo || IsOver(today) || AskDue(Since(), Asked, today) is not { } days) return (this, null);
        var ask = new Ask { Since = Since()!.Value, Days = days, On = today };
        return (this with { Asked = ask, Revision = Revision + 1 }, ask);
    }

    /// <summary>The mail could not be sent: the same is due again.</summary>
    public Activity ReturnAsk(Ask ask) => Asked != ask ? this : this with { Asked = null, Revision = Revision + 1 };

    /// <summary>Somebody says on this day that the listing is true. Safe to send twice.</summary>
    public (Activity Next, ConfirmOutcome Outcome) Confirm(ConfirmListing command, DateTimeOffset now)
    {
        if (Listing is null || Withdrawn) return (this, ConfirmOutcome.NotListed);
        if (Checked >= command.Day) return (this, ConfirmOutcome.Confirmed);
        var next = Tidy(now) with { Checked = command.Day, Reports = Unanswered(), Revision = Revision + 1 };
        return (next.Say(FactKind.Confirmed, now, by: command.By), ConfirmOutcome.Confirmed);
    }

    /// <summary>What somebody says by a link of a mail. Each answers once, and only while nothing else has.</summary>
    public (Activity Next, AnswerOutcome Outcome) Answer(AnswerAsk command, DateTimeOffset now)
    {
        if (Asked is not { } ask || ask.Since != command.About || Listing is null) return (this, AnswerOutcome.Outdated);
        if (command.Answer == StillTrue.NotStopped)
        {
            return !Withdrawn || !ask.HasStopped ? (this, AnswerOutcome.Outdated) : (PutBack(command.Day, now), AnswerOutcome.Done);
        }

        if (!IsListed() || Since() != command.About) return (this, AnswerOutcome.Outdated);
        return command.Answer switch
        {
            StillTrue.Yes => (Confirm(new ConfirmListing(null, command.Day), now).Next, AnswerOutcome.Done),
            StillTrue.Stopped => (Withdraw(now).Next with { Stopped = true, Asked = ask with { HasStopped = true } }, AnswerOutcome.Done),
            _ => ask.HasChanged ? (this, AnswerOutcome.Outdated) : Tell(ask, command, now),
        };
    }

    private (Activity Next, AnswerOutcome Outcome) Tell(Ask ask, AnswerAsk command, DateTimeOffset now)
    {
        if (command.Note is not { } note || note.Words.Trim().Length == 0) return (this, AnswerOutcome.Refused);
        var (next, outcome) = Report(note, now);
        return outcome switch
        {
            ReportOutcome.Kept => (next with { Asked = ask with { HasChanged = true }, Revision = Revision + 1 }, AnswerOutcome.Done),
            ReportOutcome.Enough => (this, AnswerOutcome.Full),
            _ => (this, AnswerOutcome.Refused),
        };
    }

    // It was a slip: the listing is back as it was, and true today.
    private Activity PutBack(DateOnly day, DateTimeOffset now) =>
        (Edit(now) with { Withdrawn = false, Stopped = false, Asked = null, Changed = now, Checked = day, Revision = Revision + 1 }).Say(FactKind.Resumed, now);

    // What had its last date needs no asking.
    private bool IsOver(DateOnly today) => ScheduleNow() is { } plan && CompiledSchedule.TryCompile(plan, out var dates, out _)
        && dates.Next(Instant.FromUtc(today.Year, today.Month, today.Day, 0, 0)) is null;
}
