using static Hay.Grains.Tests.Town;

namespace Hay.Grains.Tests.Activities;

/// <summary>How a listing ages, when its people are asked, and what their answers do.</summary>
public class FreshnessTests
{
    private static readonly DateOnly Day = DateOnly.FromDateTime(Now.Date);
    private static readonly Activity Confirmed = Listed().Confirm(new ConfirmListing(null, Day), Now).Next;

    private static Activity Told(Activity activity, StillTrue answer, DateOnly day, ReportProblem? note = null) =>
        activity.Answer(new AnswerAsk(answer, Day, day, note), Now).Next;

    private static AnswerOutcome Outcome(Activity activity, StillTrue answer, DateOnly about, ReportProblem? note = null) =>
        activity.Answer(new AnswerAsk(answer, about, Day.AddDays(76), note), Now).Outcome;

    private static Activity Asked(int days = 75) => Confirmed.TakeAsk(Day.AddDays(days)).Next;

    [Theory]
    [InlineData(0, ListingAge.Fresh)]
    [InlineData(90, ListingAge.Fresh)]
    [InlineData(91, ListingAge.Sinking)]
    [InlineData(180, ListingAge.Sinking)]
    [InlineData(181, ListingAge.Hidden)]
    [InlineData(4000, ListingAge.Hidden)]
    [InlineData(-3, ListingAge.Fresh)]
    public void A_listing_sinks_after_90_days_and_is_hidden_after_180(int days, ListingAge age) =>
        Assert.Equal(age, Activity.AgeOf(Day, Day.AddDays(days)));

    [Fact]
    public void Of_what_nobody_knows_nothing_is_held_against_it() => Assert.Equal(ListingAge.Fresh, Activity.AgeOf(null, Day));

    [Fact]
    public void Age_counts_from_the_check_and_without_one_from_the_last_change()
    {
        var listed = Listed();
        Assert.Equal(Day, listed.Since());
        var changed = listed.Publish(new PublishListing { Listing = Yoga() with { Title = "Slower Yoga" } }, Now.AddDays(30)).Next;
        Assert.Equal(Day.AddDays(30), changed.Since());
        Assert.Equal(Day.AddDays(-10), changed.Publish(new PublishListing { Listing = changed.Listing!, Checked = Day.AddDays(-10) }, Now).Next.Since());
        Assert.Null(new Activity { Listing = Yoga() }.Since());
    }

    [Fact]
    public void Bringing_the_same_again_by_an_import_confirms_nothing()
    {
        var listed = Listed();
        Assert.Same(listed, listed.Publish(new PublishListing { Listing = Yoga() }, Now.AddDays(100)).Next);
    }

    [Theory]
    [InlineData(74, null)]
    [InlineData(75, 75)]
    [InlineData(89, 75)]
    [InlineData(90, 90)]
    [InlineData(104, 90)]
    [InlineData(105, 105)]
    [InlineData(5000, 105)]
    public void After_a_long_silence_of_ours_only_the_last_mail_is_due(int days, int? due) =>
        Assert.Equal(due, Activity.AskDue(Day, null, Day.AddDays(days)));

    [Fact]
    public void Day_by_day_its_people_are_asked_three_times_and_no_more()
    {
        var (activity, asked) = (Confirmed, new List<(int Day, int Ask)>());
        for (var day = 0; day < 400; day++)
        {
            var (next, ask) = activity.TakeAsk(Day.AddDays(day));
            if (ask is not null) asked.Add((day, ask.Days));
            Assert.Equal(ask is null, ReferenceEquals(activity, next));
            activity = next;
        }

        Assert.Equal([(75, 75), (90, 90), (105, 105)], asked);
    }

    [Fact]
    public void Only_one_of_two_who_ask_at_once_is_the_one()
    {
        var (next, first) = Confirmed.TakeAsk(Day.AddDays(75));
        Assert.Equal(new Ask { Since = Day, Days = 75, On = Day.AddDays(75) }, first);
        Assert.Equal((next, null), next.TakeAsk(Day.AddDays(75)));
    }

    [Fact]
    public void After_a_late_mail_the_next_one_waits_a_week()
    {
        var late = Asked(88);
        Assert.Null(late.TakeAsk(Day.AddDays(90)).Ask);
        Assert.Null(late.TakeAsk(Day.AddDays(94)).Ask);
        Assert.Equal(90, late.TakeAsk(Day.AddDays(95)).Ask!.Days);
    }

    [Fact]
    public void A_confirmation_starts_over()
    {
        var again = Asked(105).Confirm(new ConfirmListing("ann", Day.AddDays(110)), Now).Next;
        Assert.Equal(Day.AddDays(110), again.Since());
        Assert.Null(again.TakeAsk(Day.AddDays(184)).Ask);
        Assert.Equal(75, again.TakeAsk(Day.AddDays(185)).Ask!.Days);
    }

    [Fact]
    public void Nobody_is_asked_about_what_is_invented_withdrawn_paused_or_over()
    {
        var day = Day.AddDays(80);
        Assert.NotNull(Confirmed.TakeAsk(day).Ask);
        Assert.Null((Confirmed with { Listing = Yoga() with { Demo = true } }).TakeAsk(day).Ask);
        Assert.Null(Confirmed.Withdraw(Now).Next.TakeAsk(day).Ask);
        Assert.Null(Confirmed.Stop("Not safe", "host", Now).TakeAsk(day).Ask);
        Assert.Null((Confirmed with { Listing = Yoga() with { Schedule = Yoga().Schedule! with { Rule = null } } }).TakeAsk(day).Ask);
        Assert.NotNull((Confirmed with { Listing = Yoga() with { Schedule = null } }).TakeAsk(day).Ask);
        Assert.Null(new Activity().TakeAsk(day).Ask);
    }

    [Fact]
    public void A_mail_that_could_not_be_sent_is_due_again()
    {
        var asked = Asked();
        Assert.Equal(75, asked.ReturnAsk(asked.Asked!).TakeAsk(Day.AddDays(76)).Ask!.Days);
        var later = asked.TakeAsk(Day.AddDays(90)).Next;
        Assert.Same(later, later.ReturnAsk(asked.Asked!));
    }

    [Fact]
    public void To_confirm_twice_is_the_same_as_once_and_answers_what_was_wrong()
    {
        var reported = Listed().Report(new ReportProblem(ReportReason.WrongTime, "It is at seven."), Now).Next
            .Report(new ReportProblem(ReportReason.NotSafe, "Somebody shouted."), Now).Next;
        var (once, outcome) = reported.Confirm(new ConfirmListing("ann", Day), Now);

        Assert.Equal((ConfirmOutcome.Confirmed, Day), (outcome, once.Checked));
        Assert.Equal(ReportReason.NotSafe, Assert.Single(once.Reports).Reason);
        Assert.Equal((FactKind.Confirmed, "ann"), (once.Outbox.Waiting[^1].Kind, once.Outbox.Waiting[^1].By));
        Assert.Equal((once, ConfirmOutcome.Confirmed), once.Confirm(new ConfirmListing("bob", Day), Now));
        Assert.Equal((once, ConfirmOutcome.Confirmed), once.Confirm(new ConfirmListing("bob", Day.AddDays(-1)), Now));
        Assert.Equal(ConfirmOutcome.NotListed, once.Withdraw(Now).Next.Confirm(new ConfirmListing("ann", Day.AddDays(1)), Now).Outcome);
    }

    [Fact]
    public void A_link_that_says_yes_confirms_once_and_then_all_links_of_its_mail_are_outdated()
    {
        var yes = Told(Asked(), StillTrue.Yes, Day.AddDays(76));

        Assert.Equal(Day.AddDays(76), yes.Checked);
        Assert.All(Enum.GetValues<StillTrue>(), answer => Assert.Equal(AnswerOutcome.Outdated, Outcome(yes, answer, Day)));
    }

    [Fact]
    public void The_links_of_an_earlier_mail_stay_good_until_somebody_answers()
    {
        var twice = Asked().TakeAsk(Day.AddDays(90)).Next;
        Assert.Equal(AnswerOutcome.Done, Outcome(twice, StillTrue.Yes, Day));
        Assert.Equal(AnswerOutcome.Outdated, Outcome(twice, StillTrue.Yes, Day.AddDays(-1)));
        Assert.Equal(AnswerOutcome.Outdated, Outcome(Confirmed, StillTrue.Yes, Day));
    }

    [Fact]
    public void A_link_that_says_stopped_withdraws_and_can_be_taken_back()
    {
        var stopped = Told(Asked(), StillTrue.Stopped, Day.AddDays(76));
        Assert.True(stopped.Withdrawn);
        Assert.Equal(AnswerOutcome.Outdated, Outcome(stopped, StillTrue.Stopped, Day));
        Assert.Equal(AnswerOutcome.Outdated, Outcome(stopped, StillTrue.Yes, Day));

        var back = Told(stopped, StillTrue.NotStopped, Day.AddDays(77));
        Assert.Equal((false, Day.AddDays(77)), (back.Withdrawn, back.Checked));
        Assert.Equal(FactKind.Resumed, back.Outbox.Waiting[^1].Kind);
        Assert.Equal(AnswerOutcome.Outdated, Outcome(back, StillTrue.NotStopped, Day));
    }

    [Fact]
    public void What_somebody_else_took_off_does_not_come_back_by_a_link()
    {
        var gone = Asked().Withdraw(Now, "ann").Next;
        Assert.Equal(AnswerOutcome.Outdated, Outcome(gone, StillTrue.NotStopped, Day));
        Assert.Equal(AnswerOutcome.Outdated, Outcome(gone, StillTrue.Yes, Day));
        Assert.Equal(AnswerOutcome.Outdated, Outcome(Asked(), StillTrue.NotStopped, Day));
        Assert.Equal(AnswerOutcome.Outdated, Outcome(Asked().Stop("Not safe", "host", Now), StillTrue.Yes, Day));
    }

    [Fact]
    public void What_its_people_say_has_stopped_is_not_listed_again_by_an_import_but_by_a_person()
    {
        var stopped = Told(Asked(), StillTrue.Stopped, Day.AddDays(76));
        Assert.Equal((stopped, PublishOutcome.Unchanged), stopped.Publish(new PublishListing { Listing = Yoga() with { Title = "Yoga" } }, Now));

        var typed = stopped.Publish(new PublishListing { Listing = Yoga(), Checked = Day.AddDays(80), By = "ann" }, Now).Next;
        Assert.True(typed.IsListed());
        Assert.Equal(AnswerOutcome.Outdated, Outcome(typed.Withdraw(Now, "ann").Next, StillTrue.NotStopped, Day));
    }

    [Fact]
    public void A_link_that_says_something_changed_leaves_one_note_and_confirms_nothing()
    {
        var note = new ReportProblem(ReportReason.WrongTime, "Now at seven.");
        var told = Told(Asked(), StillTrue.Changed, Day.AddDays(76), note);

        Assert.Equal("Now at seven.", Assert.Single(told.Reports).Words);
        Assert.Equal(Day, told.Checked);
        Assert.Equal(AnswerOutcome.Outdated, Outcome(told, StillTrue.Changed, Day, note));
        Assert.Equal(AnswerOutcome.Done, Outcome(told, StillTrue.Yes, Day));
        Assert.Equal(AnswerOutcome.Done, Outcome(told.TakeAsk(Day.AddDays(90)).Next, StillTrue.Changed, Day, note with { Words = "At eight!" }));
    }

    [Fact]
    public void A_note_that_says_nothing_or_too_much_is_refused()
    {
        Assert.Equal(AnswerOutcome.Refused, Outcome(Asked(), StillTrue.Changed, Day));
        Assert.Equal(AnswerOutcome.Refused, Outcome(Asked(), StillTrue.Changed, Day, new ReportProblem(ReportReason.Other, "  ")));
        Assert.Equal(AnswerOutcome.Refused, Outcome(Asked(), StillTrue.Changed, Day, new ReportProblem(ReportReason.Other, new string('x', 501))));
        var full = Enumerable.Range(0, Activity.MostReports).Aggregate(Asked(), (a, i) => a.Report(new ReportProblem(ReportReason.Other, $"{i}"), Now).Next);
        Assert.Equal(AnswerOutcome.Full, Outcome(full, StillTrue.Changed, Day, new ReportProblem(ReportReason.Other, "At eight")));
    }

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 100)];

    [Theory, MemberData(nameof(Seeds))]
    public void Whatever_happens_no_mail_is_sent_twice_or_too_early_or_too_close(int seed)
    {
        var random = new Random(seed);
        var activity = Listed();
        var asks = new List<Ask>();
        for (var (day, step) = (Day, 0); step < 200; step++, day = day.AddDays(random.Next(12)))
        {
            var now = new DateTimeOffset(day.ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero);
            var before = activity;
            var since = activity.Since()!.Value;
            if (random.Next(10) > 0)
            {
                (activity, var ask) = activity.TakeAsk(day);
                if (ask is not null) asks.Add(ask);
                Assert.True(ask is null || (ask.Since == since && ask.Days <= day.DayNumber - since.DayNumber && Activity.AskedAt.Contains(ask.Days)), $"seed {seed} step {step}");
            }
            else
            {
                activity = random.Next(4) switch
                {
                    0 => activity.Confirm(new ConfirmListing(null, day), now).Next,
                    1 => activity.Publish(new PublishListing { Listing = Yoga(random.Next(1, 9)) }, now).Next,
                    2 when activity.Asked is { } ask => activity.Answer(new AnswerAsk((StillTrue)random.Next(4), ask.Since, day, new ReportProblem(ReportReason.Other, $"{step}")), now).Next,
                    _ => activity.Publish(new PublishListing { Listing = activity.Listing! }, now).Next,
                };
                if (activity.Withdrawn) activity = activity.Publish(new PublishListing { Listing = activity.Listing! }, now).Next;
            }

            Assert.True(ReferenceEquals(before, activity) == (before.Revision == activity.Revision), $"seed {seed} step {step}: revision");
        }

        Assert.Equal(asks.Count, asks.DistinctBy(a => (a.Since, a.Days)).Count());
        Assert.All(asks.GroupBy(a => a.Since).SelectMany(g => g.Zip(g.Skip(1))), pair => Assert.True(pair.Second.Days > pair.First.Days && pair.Second.On.DayNumber - pair.First.On.DayNumber >= 7));
        Assert.NotEmpty(asks);
    }
}
