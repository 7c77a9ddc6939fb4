using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Hay.Grains;
using static Hay.Care.Tests.CareTown;

namespace Hay.Care.Tests;

/// <summary>What is written in the record.</summary>
public sealed class CaseNotesTests
{
    private static readonly DateTimeOffset Later = Now.AddDays(3);

    [Fact]
    public void Goals_are_the_persons_words_and_eight_to_twelve_sessions_are_planned()
    {
        var agreed = Must(Active().Agree(new([new("g1", "Sleep through"), new("g2", "See my sister")], 9), Ann, Later));
        Assert.Equal((9, "Sleep through"), (agreed.PlannedSessions, agreed.Goals[0].Words));
        // What was agreed stays as it was said.
        var more = Must(agreed.Agree(new([new("g1", "Other words"), new("g3", "Cook")], 12), Ann, Later));
        Assert.Equal(["Sleep through", "See my sister", "Cook"], more.Goals.Select(g => g.Words));
        Assert.Equal("Plan 8 to 12 sessions.", agreed.Agree(new([], 7), Ann, Later).Result.Problem);
        Assert.Equal("Plan 8 to 12 sessions.", agreed.Agree(new([], 13), Ann, Later).Result.Problem);
        Assert.Equal(CareOutcome.WrongStep, Waiting().Agree(new([], 8), Lea, Later).Result.Outcome);
    }

    [Fact]
    public void Progress_is_kept_over_time_and_once_a_day()
    {
        var state = Must(Active().Agree(new([new("g1", "Sleep")], 9), Ann, Later));
        foreach (var (day, score, isMet) in ((int, int, bool)[])[(0, 2, false), (0, 3, false), (7, 3, false), (14, 9, true)]) state = Must(state.Score(new("g1", score, isMet), Ann, Later.AddDays(day)));
        Assert.Equal([3, 3, 9], state.Goals[0].Progress.Select(p => p.Score));
        Assert.True(state.Goals[0].IsMet);
        Assert.Equal(CareOutcome.Refused, state.Score(new("g1", 11, false), Ann, Later).Result.Outcome);
        Assert.Equal(CareOutcome.Refused, state.Score(new("g9", 1, false), Ann, Later).Result.Outcome);
    }

    [Fact]
    public void Notes_of_a_phone_without_connection_are_kept_once_and_in_order_however_they_arrive()
    {
        ImmutableArray<Contact> written = [.. Enumerable.Range(0, 7).Select(i => Met($"c{i}", Now.AddHours(3 + (i / 2))) with { Next = i % 3 == 0 ? $"Step {i}" : "", NextAt = i % 3 == 0 ? Later.AddDays(i) : null })];
        Case Kept(IEnumerable<Contact> arriving) => arriving.Aggregate(Active(), (state, contact) => Must(state.AddContact(contact, Ann, Later)));
        var inOrder = Json(Kept(written));
        Assert.Equal(["c0", "c1", "c2", "c3", "c4", "c5", "c6"], Kept(written).Contacts.Select(c => c.Id));

        var arrivals = from shuffled in Gen.Shuffle(written.Concat(written.Take(3)).ToArray()) select shuffled;
        Prop.ForAll(arrivals.ToArbitrary(), arriving => Assert.Equal(inOrder, Json(Kept(arriving))))
            .Check(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(200).WithReplay(new Replay(new Rnd(20261124), null)));
    }

    [Fact]
    public void A_contact_that_cannot_be_is_refused()
    {
        CareResult Result(Contact contact, Case? state = null) => (state ?? Active()).AddContact(contact, Ann, Later).Result;
        Assert.Equal(CareOutcome.Refused, Result(Met("c", Later.AddHours(1))).Outcome);
        Assert.Equal(CareOutcome.Refused, Result(Met("c", Now.AddDays(-1))).Outcome);
        Assert.Equal("A contact lasts 0 to 600 minutes.", Result(Met("c", Later, minutes: 601)).Problem);
        Assert.Equal("The note is longer than 4000 characters.", Result(Met("c", Later, note: new string('x', 4001))).Problem);
        Assert.Equal("It has no proper id.", Result(Met("c d", Later)).Problem);
        Assert.Equal(CareOutcome.Refused, Result(Met("c", Later) with { NextAt = Later.AddDays(-2) }).Outcome);
        Assert.Equal(CareOutcome.WrongStep, Result(Met("c", Later), Must(Active().Close(CloseOutcome.MovedOn, "Done.", Ann, Later.AddHours(-1)))).Outcome);
        Assert.Equal(CareOutcome.NotFound, Result(Met("c", Later), new Case()).Outcome);
        var full = Enumerable.Range(0, Case.MostContacts).Aggregate(Active(), (c, i) => Must(c.AddContact(Met($"c{i}", Now.AddHours(3)), Ann, Later)));
        Assert.Equal(CareOutcome.Full, Result(Met("more", Later), full).Outcome);
    }

    [Fact]
    public void What_was_written_before_the_close_still_arrives_after_it()
    {
        var closed = Must(Active().Close(CloseOutcome.MovedOn, "Done.", Ann, Later));
        var late = Must(closed.AddContact(Met("c1", Later.AddHours(-1)) with { Next = "Nothing any more" }, Ann, Later.AddDays(1)));
        Assert.Single(late.Contacts);
        Assert.Null(late.Next);
    }

    [Fact]
    public void What_comes_next_is_what_was_said_last_until_it_has_come()
    {
        var state = Must(Active().PlanNext("Tea at the library", Later.AddDays(4), Ann, Now.AddHours(3)));
        Assert.Equal("Tea at the library", state.Coming?.Words);
        state = Must(state.AddContact(Met("c1", Later, ContactKind.Call), Ann, Later));
        Assert.Equal("Tea at the library", state.Coming?.Words);
        state = Must(state.AddContact(Met("c2", Later.AddDays(4)), Ann, Later.AddDays(4)));
        Assert.Null(state.Coming);
        state = Must(state.AddContact(Met("c3", Later.AddDays(5)) with { Next = "Walk", NextAt = Later.AddDays(9) }, Ann, Later.AddDays(5)));
        Assert.Equal(("Walk", Later.AddDays(9)), (state.Coming!.Words, state.Coming.At));
    }

    [Fact]
    public void A_call_written_down_in_the_minute_it_was_planned_ends_the_plan()
    {
        // As it goes on a screen: planned, rung, and kept with the minute that the form came with.
        var minute = Now.AddHours(3);
        var planned = Must(Active().PlanNext("Ring Noah", minute.AddMinutes(5), Ann, minute.AddSeconds(20)));
        Assert.Null(Must(planned.AddContact(Met("c1", minute, ContactKind.Call), Ann, minute.AddMinutes(9))).Coming);
        // What took place before somebody planned ends nothing, also where it is written down later, or where it was in the same minute.
        Assert.NotNull(Must(planned.AddContact(Met("c1", minute.AddMinutes(-30), ContactKind.Call), Ann, minute.AddMinutes(9))).Coming);
        var first = Must(Active().AddContact(Met("c1", minute, ContactKind.Call), Ann, minute.AddSeconds(10)));
        Assert.NotNull(Must(first.PlanNext("Ring Noah", minute.AddMinutes(5), Ann, minute.AddSeconds(20))).Coming);
        // Nor does the call of today end what is for tomorrow.
        var tomorrow = Must(Active().PlanNext("Ring Noah", minute.AddDays(1), Ann, minute.AddSeconds(20)));
        Assert.NotNull(Must(tomorrow.AddContact(Met("c1", minute, ContactKind.Call), Ann, minute.AddMinutes(9))).Coming);
    }

    [Fact]
    public void What_a_contact_says_comes_next_counts_before_a_plan_of_the_same_minute_and_is_ended_by_the_contact_after_it()
    {
        var minute = Now.AddHours(3);
        var planned = Must(Active().PlanNext("Ring Noah", minute.AddMinutes(5), Ann, minute.AddSeconds(20)));
        var met = Must(planned.AddContact(Met("c1", minute) with { Next = "Walk", NextAt = minute.AddHours(2) }, Ann, minute.AddSeconds(50)));
        Assert.Equal("Walk", met.Coming?.Words);
        Assert.Null(Must(met.AddContact(Met("c2", minute, ContactKind.Call), Ann, minute.AddSeconds(55))).Coming);
        Assert.Equal("Sing", Must(met.AddContact(Met("c2", minute) with { Next = "Sing" }, Ann, minute.AddSeconds(55))).Coming?.Words);
        // The same words planned anew are a plan again.
        var done = Must(Must(Active().PlanNext("Ring", null, Ann, minute)).AddContact(Met("c1", minute.AddMinutes(2)), Ann, minute.AddMinutes(3)));
        Assert.Null(done.Coming);
        Assert.Equal("Ring", Must(done.PlanNext("Ring", null, Ann, minute.AddMinutes(4))).Coming?.Words);
    }

    [Fact]
    public void Without_consent_nothing_more_is_written_but_what_is_dangerous()
    {
        var no = Must(Active().Consent(false, false, "Leave me alone.", Ann, Later));
        Assert.Equal(CareOutcome.NoConsent, no.PlanNext("Tea", null, Ann, Later).Result.Outcome);
        Assert.Equal(CareOutcome.NoConsent, no.AddContact(Met("c", Later.AddHours(1)), Ann, Later.AddHours(2)).Result.Outcome);
        Assert.Equal(CareOutcome.NoConsent, no.HandOver(Team(South), "Moved.", Ann, Later).Result.Outcome);
        Must(no.AddContact(Met("before", Later.AddHours(-2)), Ann, Later.AddHours(2)));
        Must(no.AddRisk("r1", "Said he would.", "999", Ann, Later));
        Must(no.Close(CloseOutcome.NotWanted, "He said no.", Ann, Later));
        Assert.True(Must(no.Consent(true, false, "All right.", Ann, Later)).HasConsent);
    }

    [Fact]
    public void A_contact_from_before_consent_was_taken_back_is_taken_for_two_days_and_then_no_more()
    {
        var (met, no) = (Later.AddHours(-2), Must(Active().Consent(false, false, "No more.", Ann, Later)));
        Must(no.AddContact(Met("in-time", met), Ann, met.AddDays(2)));
        Assert.Equal(CareOutcome.NoConsent, no.AddContact(Met("late", met), Ann, met.AddDays(2).AddMinutes(1)).Result.Outcome);
        // A date further back gets nobody round it.
        Assert.Equal(CareOutcome.NoConsent, no.AddContact(Met("dated-back", Now.AddHours(3)), Ann, Later.AddMinutes(1)).Result.Outcome);
        // Nor does what was sent before become wrong, nor is anything of a time without consent taken when they agree again.
        var again = Must(Must(no.AddContact(Met("in-time", met), Ann, Later)).Consent(true, false, "All right.", Ann, Later.AddDays(3)));
        Assert.Equal(CareResult.Done, again.AddContact(Met("in-time", met), Ann, Later.AddDays(5)).Result);
        Must(again.AddContact(Met("late", met), Ann, Later.AddDays(5)));
        Assert.Equal(CareOutcome.NoConsent, again.AddContact(Met("without", Later.AddDays(1)), Ann, Later.AddDays(5)).Result.Outcome);
    }

    [Fact]
    public void The_four_questions_are_answered_over_time_and_also_after_the_close()
    {
        var closed = Must(Active().Close(CloseOutcome.GoalsReached, "Well.", Ann, Later));
        var said = Must(Must(closed.AddWellbeing("w2", new DateOnly(2026, 11, 27), new() { Happy = 8, Anxious = 2 }, Ann, Later)).AddWellbeing("w1", new DateOnly(2026, 11, 25), new() { Happy = 2 }, Ann, Later));
        Assert.Equal([2, 8], said.Wellbeing.Select(w => w.Said.Happy));
        Assert.Equal(CareOutcome.Refused, closed.AddWellbeing("w3", new DateOnly(2026, 11, 25), new() { Happy = 11 }, Ann, Later).Result.Outcome);
        Assert.Equal(CareOutcome.Refused, closed.AddWellbeing("w3", new DateOnly(2026, 11, 25), new(), Ann, Later).Result.Outcome);
        Assert.Equal(CareOutcome.WrongStep, closed.PlanNext("Tea", null, Ann, Later).Result.Outcome);
    }

    [Fact]
    public void How_something_went_is_said_later_under_the_same_id()
    {
        var planned = Must(Active().AddTried(new("t1", "o-1/yoga", "Slow Start Yoga", new DateOnly(2026, 11, 26), TriedHow.Planned, "", ""), Ann, Later));
        var went = Must(planned.AddTried(planned.Tried[0] with { How = TriedHow.NotForMe, Words = "Too loud" }, Ann, Later));
        Assert.Equal((TriedHow.NotForMe, "Too loud", "ann"), (went.Tried.Single().How, went.Tried[0].Words, went.Tried[0].By));
    }

    [Fact]
    public void Words_are_kept_without_what_nobody_typed()
    {
        var kept = Must(Active().AddContact(Met("c", Later, note: "  two\r\nlines\0 🌻 "), Ann, Later)).Contacts[0].Note;
        Assert.Equal("two\nlines  🌻", kept);
    }
}
