using System.Collections.Immutable;
using Hay.Web.Catalogue;

namespace Hay.Web.Today;

/// <summary>Something small to go to, and why: only what is known of it, the weightiest first.</summary>
internal sealed record Pick(CatalogueHit Hit, ImmutableArray<Reason> Reasons);

/// <summary>Each is true of the pick it is given for.</summary>
internal enum Reason
{
    Calm, Quiet, Outside, Free, CloseBy,
    Company, Talk, Moving, Making, Learning, Useful,
    JustWatch, JustTurnUp, SomebodyMeetsYou,
}
