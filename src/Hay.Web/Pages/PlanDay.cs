using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Cards;
using Hay.Web.Catalogue;
using Hay.Web.Profiles;
using Hay.Web.Wording;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Pages;

/// <summary>A day of somebody's week. Words: "Today, Tuesday 24 November".</summary>
internal sealed record PlanDay(DateOnly Day, string Words, ImmutableArray<PlanRow> Plans)
{
    public static PlanDay Of(DateOnly day, ImmutableArray<PlanRow> plans, DateOnly today, IStringLocalizer say) =>
        new(day, Times.FullDay(day, today, say), plans);
}

/// <summary>A place held or waited for. Time: empty where only the day is worth saying.</summary>
internal sealed record PlanRow(Plan Plan, string Day, string Time, string Where)
{
    public bool IsWaiting => Plan.Standing == Standing.Waiting;

    /// <summary>What is different about it, if anything is.</summary>
    public SessionChange? Change => Plan.Entry?.Plan?.Changes.FirstOrDefault(c => c.Session == Plan.Session);

    /// <summary>What was told and is to be heard; null where nothing is known any more.</summary>
    public MyPlace? Mine { get; init; }

    /// <summary>When it was to be, where it has been moved; else empty.</summary>
    public string MovedFrom { get; private init; } = "";

    public static PlanRow Of(Plan plan, DateTimeOffset now, IStringLocalizer say) => Of(plan, now.Day(), say) is var row && row.Change is { Cancelled: false, MovedTo: not null }
        ? row with { MovedFrom = SessionRow.Before(plan.Session, plan.Start, now, say) }
        : row;

    private static PlanRow Of(Plan plan, DateOnly today, IStringLocalizer say) => new(
        plan,
        Times.FullDay(plan.Start.Day(), today, say),
        plan.End > plan.Start ? Times.Span(plan.Start, plan.End, say) : Times.Time(plan.Start, say),
        plan.Entry?.Listing.Where(null, say) ?? "");
}

/// <summary>Card: null where the group has stopped, or may have.</summary>
internal sealed record SavedRow(string Activity, string Title, Card? Card, bool IsUnconfirmed = false)
{
    public static SavedRow Of(string activity, CatalogueSnapshot catalogue, CardMaker cards, DateTimeOffset now) => catalogue.Find(activity) is { } entry
        ? new(activity, entry.Listing.Title, cards.Of(CatalogueHit.Next(entry, now), now.Day()))
        : new(activity, catalogue.Stopped(activity)?.Title ?? "", null, catalogue.Stopped(activity) is { IsUnconfirmed: true });
}
