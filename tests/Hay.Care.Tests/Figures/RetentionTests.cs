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
    public void What_is_open_is_kept_and_what_is_opened_again_begins_anew()
    {
        var rule = new Retention();
        foreach (var open in (Case[])[Received(), Waiting(), Active(), Must(Active().Escalate("x", Ann, Now.AddDays(1))), new()]) Assert.False(rule.IsDue(open, Now.AddYears(50)));
        var closed = Must(Active().Close(CloseOutcome.MovedOn, "x", Ann, Now.AddDays(1)));
        var again = Must(closed.Reopen("x", Ann, Now.AddYears(2)));
        Assert.Null(rule.EraseAt(again));
        Assert.Equal(Now.AddYears(11), rule.EraseAt(Must(again.Close(CloseOutcome.MovedOn, "x", Ann, Now.AddYears(3)))));
    }
}
