using static Hay.Care.Tests.CareTown;

namespace Hay.Care.Tests;

public sealed class RetentionTests
{
    [Fact]
    public void A_closed_case_is_kept_for_eight_years_and_a_declined_referral_for_one()
    {
        var (rule, at) = (new Retention(), Now.AddDays(1));
        var closed = Must(Active().Close(CloseOutcome.MovedOn, "x", Ann, at));
        Assert.Equal(at.AddYears(8), rule.EraseAt(closed));
        Assert.False(rule.IsDue(closed, at.AddYears(8).AddSeconds(-1)));
        Assert.True(rule.IsDue(closed, at.AddYears(8)));
        Assert.Equal(at.AddYears(1), rule.EraseAt(Must(Received().Decline(new(DeclineReason.Other, "x", "y"), Lea, at))));
        Assert.Equal(at.AddYears(20), (rule with { YearsAfterClose = 20 }).EraseAt(closed));
    }

    [Fact]
    public void A_referral_that_nobody_ever_accepted_is_kept_for_a_year_after_its_last_step()
    {
        var (rule, at) = (new Retention(), Now.AddDays(9));
        Assert.Equal(Now.AddYears(1), rule.EraseAt(Received()));
        Assert.Equal(at.AddYears(1), rule.EraseAt(Must(Received().Ask("Which sister?", Lea, at))));
        var answered = Must(Must(Received().Ask("Which sister?", Lea, Now.AddDays(1))).Answer("The younger one", Pat, at));
        Assert.Equal(at.AddYears(1), rule.EraseAt(answered));
        // Somebody has it: it is not for a calendar to end.
        Assert.Null(rule.EraseAt(Must(Received().Escalate("x", Lea, at))));
        Assert.Null(rule.EraseAt(Must(Must(Waiting().Escalate("x", Lea, at)).Return(null, "x", Lio, at))));
    }

    [Fact]
    public void What_is_open_is_kept_and_what_is_opened_again_begins_anew()
    {
        var rule = new Retention();
        foreach (var open in (Case[])[Waiting(), Active(), Must(Waiting().HandOver(Team(South), "x", Lea, Now.AddDays(1))), Must(Active().Escalate("x", Ann, Now.AddDays(1))), new()]) Assert.False(rule.IsDue(open, Now.AddYears(50)));
        var closed = Must(Active().Close(CloseOutcome.MovedOn, "x", Ann, Now.AddDays(1)));
        var again = Must(closed.Reopen("x", Ann, Now.AddYears(2)));
        Assert.Null(rule.EraseAt(again));
        Assert.Equal(Now.AddYears(11), rule.EraseAt(Must(again.Close(CloseOutcome.MovedOn, "x", Ann, Now.AddYears(3)))));
    }
}
