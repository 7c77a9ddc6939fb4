using System.Collections.Immutable;
using Hay.Recommender.Ranking;
using Hay.Web.Catalogue;

namespace Hay.Web.Picking;

/// <summary>Something small to go to, and why: only what is known of it and what put it here, the weightiest first.</summary>
internal sealed record Pick(CatalogueHit Hit, ImmutableArray<Reason> Reasons)
{
    /// <summary>What they chose themselves that this goes with; set where a reason says so.</summary>
    public string Like { get; init; } = "";
    /// <summary>On foot, to the next five minutes, and from where; set where a reason says so.</summary>
    public int Minutes { get; init; }
    public string From { get; init; } = "";
    /// <summary>In the space that was asked for, or within five miles.</summary>
    public bool IsNear { get; init; }
    public PickedFor Because { get; init; }
    /// <summary>They asked for more like this very thing.</summary>
    public bool IsLiked { get; init; }
}

/// <summary>Each is true of the pick it is given for.</summary>
internal enum Reason
{
    YouSaved, YouHeld, YouLiked, NewHere, SmallGroup,
    Calm, Quiet, Outside, Free, Walk,
    Company, Talk, Moving, Making, Learning, Useful,
    YourMornings, YourAfternoons, YourEvenings, YourWeekends,
    JustWatch, JustTurnUp, SomebodyMeetsYou, Soon,
}
