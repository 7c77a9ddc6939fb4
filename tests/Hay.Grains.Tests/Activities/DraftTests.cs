using static Hay.Grains.Tests.Town;

namespace Hay.Grains.Tests.Activities;

public class DraftTests
{
    private const string Me = "a-colleague", Host = "a-host";

    private static Activity Begun => new Activity().Save(new SaveDraft(Yoga(), 0, Me), Now).Next;

    private static Activity Handed => Begun.Submit(new SubmitDraft(1, Me, "It is the first one."), Now).Next;

    [Fact]
    public void What_is_written_is_kept_and_nobody_sees_it()
    {
        var (next, outcome) = Begun.Save(new SaveDraft(Yoga() with { Title = "" }, 1, Me), Now.AddMinutes(1));

        Assert.Equal((DraftOutcome.Kept, 2, DraftStage.Writing), (outcome, next.Draft!.Number, next.Draft.Stage));
        Assert.Null(next.View(Now));
        Assert.Equal(BookingOutcome.NoSuchSession, next.Book(Ann).Outcome);
        Assert.True(next.Outbox.IsEmpty);
    }

    [Fact]
    public void The_same_again_changes_nothing()
    {
        var activity = Begun;
        Assert.Equal((activity, DraftOutcome.Kept), activity.Save(new SaveDraft(Yoga(), 1, "somebody-else"), Now.AddDays(1)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Who_saw_another_one_is_told_and_undoes_nothing(int number)
    {
        var activity = Begun;
        Assert.Equal((activity, DraftOutcome.Stale), activity.Save(new SaveDraft(Yoga() with { Title = "Mine" }, number, Me), Now));
        Assert.Equal((activity, DraftOutcome.Stale), activity.Submit(new SubmitDraft(number, Me, ""), Now));
    }

    [Fact]
    public void A_text_without_end_is_refused()
    {
        var huge = Yoga() with { Description = new string('x', Activity.LargestDraft) };
        Assert.Equal(DraftOutcome.Refused, Begun.Save(new SaveDraft(huge, 1, Me), Now).Outcome);
    }

    [Fact]
    public void Handed_in_without_a_reason_to_wait_it_is_listed()
    {
        var (next, outcome) = Begun.Submit(new SubmitDraft(1, Me, ""), Now);

        Assert.Equal(DraftOutcome.Listed, outcome);
        Assert.Null(next.Draft);
        Assert.Equal("Slow Start Yoga", next.View(Now)!.Listing.Title);
        Assert.Equal(new DateOnly(2026, 11, 21), next.Checked);
        var fact = Assert.Single(next.Outbox.Waiting);
        Assert.Equal((FactKind.Listed, Me, "Slow Start Yoga"), (fact.Kind, fact.By, fact.Version!.Title));
    }

    [Fact]
    public void It_is_checked_on_the_day_that_people_call_it()
    {
        var afterMidnight = new DateTimeOffset(2026, 7, 1, 23, 30, 0, TimeSpan.Zero);
        Assert.Equal(new DateOnly(2026, 7, 2), Begun.Submit(new SubmitDraft(1, Me, ""), afterMidnight).Next.Checked);
    }

    [Fact]
    public void A_host_approves_what_waits()
    {
        Assert.Equal(DraftStage.Waiting, Handed.Draft!.Stage);
        Assert.Null(Handed.View(Now));
        var (next, outcome) = Handed.Decide(new DecideDraft(1, Verdict.Approve, "", Host), Now);
        Assert.Equal((DraftOutcome.Listed, Host), (outcome, next.Outbox.Waiting[^1].By));
        Assert.NotNull(next.View(Now));
    }

    [Theory]
    [InlineData(Verdict.Ask, DraftStage.Asked)]
    [InlineData(Verdict.Refuse, DraftStage.Refused)]
    public void A_host_who_does_not_list_it_says_why_and_it_can_be_handed_in_again(Verdict verdict, DraftStage stage)
    {
        Assert.Equal(DraftOutcome.Refused, Handed.Decide(new DecideDraft(1, verdict, " ", Host), Now).Outcome);

        var returned = Handed.Decide(new DecideDraft(1, verdict, "Which door?", Host), Now).Next;
        Assert.Equal((stage, "Which door?"), (returned.Draft!.Stage, returned.Draft.Reason));

        var written = returned.Save(new SaveDraft(Yoga() with { Summary = "The blue door." }, 1, Me), Now).Next;
        Assert.Equal((stage, "Which door?"), (written.Draft!.Stage, written.Draft.Reason));
        Assert.Equal(DraftStage.Waiting, written.Submit(new SubmitDraft(2, Me, "First."), Now).Next.Draft!.Stage);
    }

    [Fact]
    public void What_was_written_after_a_host_looked_is_not_what_they_decide_on()
    {
        var written = Handed.Save(new SaveDraft(Yoga() with { Title = "Something else" }, 1, Me), Now).Next;

        Assert.Equal(DraftStage.Writing, written.Draft!.Stage);
        Assert.Equal(DraftOutcome.NoDraft, written.Decide(new DecideDraft(1, Verdict.Approve, "", Host), Now).Outcome);
        var again = written.Submit(new SubmitDraft(2, Me, "First."), Now).Next;
        Assert.Equal(DraftOutcome.Stale, again.Decide(new DecideDraft(1, Verdict.Approve, "", Host), Now).Outcome);
    }

    [Fact]
    public void The_listing_stays_as_it_is_while_another_is_written()
    {
        var listed = Listed().With(Ann);
        var writing = listed.Save(new SaveDraft(Yoga() with { Title = "Yoga" }, 0, Me), Now).Next;
        Assert.Equal("Slow Start Yoga", writing.View(Now)!.Listing.Title);
        Assert.Equal(BookingOutcome.Going, writing.Book(Bob).Outcome);

        var next = writing.Submit(new SubmitDraft(1, Me, ""), Now).Next;
        Assert.Equal(("Yoga", 1), (next.View(Now)!.Listing.Title, next.Bookings(Tuesday).Going.Length));
        Assert.Equal([FactKind.Kept, FactKind.Listed], next.Outbox.Waiting.Select(f => f.Kind).TakeLast(2));
        Assert.Equal("Slow Start Yoga", next.Outbox.Waiting[^2].Version!.Title);

        var dropped = writing.Drop();
        Assert.Equal((DraftOutcome.Dropped, "Slow Start Yoga"), (dropped.Outcome, dropped.Next.View(Now)!.Listing.Title));
    }

    [Fact]
    public void A_number_names_what_somebody_saw_for_ever()
    {
        var again = Begun.Drop().Next.Save(new SaveDraft(Yoga() with { Title = "Something else" }, 0, Me), Now).Next.Submit(new SubmitDraft(2, Me, "First."), Now).Next;

        Assert.Equal(2, again.Draft!.Number);
        Assert.Equal(DraftOutcome.Stale, again.Decide(new DecideDraft(1, Verdict.Approve, "", Host), Now).Outcome);
    }

    [Fact]
    public void What_a_draft_did_not_touch_goes_on_following_its_source()
    {
        var source = new Source { Name = "a directory", Id = "1" };
        var imported = new Activity().Publish(new PublishListing { Listing = Yoga() with { Source = source } }, Now).Next;
        var writing = imported.Save(new SaveDraft(imported.Listing! with { Summary = "Bring socks." }, 0, Me), Now).Next;

        var moved = writing.Publish(new PublishListing { Listing = Yoga() with { Source = source, Title = "Yoga for all" } }, Now).Next;

        Assert.Equal(("Yoga for all", "Bring socks."), (moved.Draft!.Listing.Title, moved.Draft.Listing.Summary));
        Assert.Equal(DraftOutcome.Stale, moved.Submit(new SubmitDraft(1, Me, ""), Now).Outcome);
        Assert.Equal("summary", Assert.Single(moved.Submit(new SubmitDraft(2, Me, ""), Now).Next.Typed));
    }

    [Fact]
    public void No_import_brings_back_what_a_person_stopped_or_makes_it_older()
    {
        var import = new PublishListing { Listing = Yoga(), Checked = new DateOnly(2025, 1, 1) };
        var stopped = Listed().Withdraw(Now, Me).Next;
        Assert.Equal((stopped, PublishOutcome.Unchanged), stopped.Publish(import, Now));
        Assert.Equal((true, WithdrawOutcome.NotListed), (Listed().Withdraw(Now).Next.Withdraw(Now, Me).Next.Stopped, Listed().Withdraw(Now).Next.Withdraw(Now, Me).Outcome));
        Assert.NotNull(Listed().Withdraw(Now).Next.Publish(import, Now).Next.View(Now));
        Assert.NotNull(stopped.Publish(import with { By = Me }, Now).Next.View(Now));

        var isChecked = Listed().Publish(new PublishListing { Listing = Yoga(), Checked = new DateOnly(2026, 11, 20) }, Now).Next;
        Assert.Equal(new DateOnly(2026, 11, 20), isChecked.Publish(import, Now).Next.Checked);
    }

    [Fact]
    public void A_paused_listing_is_off_the_pages_and_keeps_what_people_hold()
    {
        var paused = Listed().With(Ann).Stop("The hall is closed.", Host, Now);

        Assert.Null(paused.View(Now));
        Assert.Equal(BookingOutcome.NoSuchSession, paused.Book(Bob).Outcome);
        Assert.Same(paused, paused.Stop("Again.", Host, Now));
        var back = paused.Resume(Host, Now);
        Assert.Equal(1, back.View(Now)!.Sessions[0].Going);
        Assert.Same(back, back.Resume(Host, Now));
    }

    [Fact]
    public void What_people_typed_wins_over_what_is_imported_field_by_field()
    {
        var source = new Source { Name = "a directory", Id = "1" };
        var imported = new Activity().Publish(new PublishListing { Listing = Yoga() with { Source = source } }, Now).Next;
        var typed = imported.Publish(new PublishListing { Listing = imported.Listing! with { Summary = "Bring socks." }, By = Me }, Now).Next;
        Assert.Equal("summary", Assert.Single(typed.Typed));

        var again = typed.Publish(new PublishListing { Listing = Yoga() with { Source = source, Title = "Yoga for all", Summary = "Old words." } }, Now).Next;

        Assert.Equal(("Yoga for all", "Bring socks."), (again.Listing!.Title, again.Listing.Summary));
        Assert.Null(again.Outbox.Waiting[^1].Version);
    }
}
