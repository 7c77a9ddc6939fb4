namespace Hay.Grains;

/// <summary>Whether Hay may pick for somebody, and what they said of its picks. What they said is kept only while it may.</summary>
public sealed partial record Profile
{
    /// <summary>Most judgements that are kept; older ones are let go.</summary>
    public const int MostJudgements = 200;

    /// <summary>Leave counts from when it was first given. When it is taken back, so is all that was said of picks.</summary>
    public Profile AllowPicks(bool isAllowed, ProfileId me, DateTimeOffset now)
    {
        if (Forgetting || isAllowed == PicksAllowed.HasValue) return this;
        return isAllowed ? this with { PicksAllowed = now }
            : Judgements.Aggregate(this, (next, judged) => next.Say(FactKind.Unjudged, judged.Activity, me, now)) with { PicksAllowed = null, Judgements = [] };
    }

    /// <summary>The last word on a listing counts.</summary>
    public (Profile Next, JudgeOutcome Outcome) Judge(string activity, bool isLiked, ProfileId me, DateTimeOffset now)
    {
        if (Forgetting || PicksAllowed is null) return (this, JudgeOutcome.NotAllowed);
        if (Judgements.Any(j => j.Activity == activity && j.IsLiked == isLiked)) return (this, JudgeOutcome.Kept);
        var others = Judgements.RemoveAll(j => j.Activity == activity);
        return (Say(isLiked ? FactKind.Liked : FactKind.NotForMe, activity, me, now) with { Judgements = [new Judgement(activity, isLiked, now), .. others.Take(MostJudgements - 1)] }, JudgeOutcome.Kept);
    }

    public Profile Unjudge(string activity, ProfileId me, DateTimeOffset now)
    {
        var left = Judgements.RemoveAll(j => j.Activity == activity);
        return left.Length == Judgements.Length ? this : Say(FactKind.Unjudged, activity, me, now) with { Judgements = left };
    }
}
