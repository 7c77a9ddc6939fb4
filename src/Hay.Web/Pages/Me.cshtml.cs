using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Cards;
using Hay.Web.Catalogue;
using Hay.Web.Profiles;
using Hay.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hay.Web.Pages;

/// <summary>Everything Hay keeps about one person, shown to that person: going, waiting, saved; and how to take it back.</summary>
internal sealed class MeModel(CatalogueSlot catalogue, CardMaker cards, ProfileCookie cookie, Places places, TimeProvider clock) : PageModel
{
    internal ImmutableArray<PlanRow> Going { get; private set; } = [];
    internal ImmutableArray<PlanRow> Waiting { get; private set; } = [];
    internal ImmutableArray<SavedRow> Saved { get; private set; } = [];
    public bool IsKnown { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        this.Frame(new PageFrame("Your plans") { At = "/me", IsLive = true });
        var me = cookie.Read(HttpContext);
        IsKnown = me is not null;
        var mine = await places.View(me, ct);
        var now = clock.LondonNow();
        var snapshot = catalogue.Current;
        var plans = mine.Bookings.Select(b => PlanRow.Of(b, snapshot.Find(b.Activity), now)).OfType<PlanRow>().OrderBy(p => p.Session.Start).ToList();
        Going = [.. plans.Where(p => p.Standing == Standing.Going)];
        Waiting = [.. plans.Where(p => p.Standing == Standing.Waiting)];
        Saved = [.. mine.Saved.Select(s => SavedRow.Of(s.Activity, snapshot.Find(s.Activity), cards, now))];
    }

    public async Task<IActionResult> OnPostGiveUpAsync(string? activity, string? session, CancellationToken ct)
    {
        var isReal = catalogue.Current.Find(activity) is not null & SessionId.TryParse(session, out var id);
        return Done(isReal && cookie.Read(HttpContext) is { } me
            ? BookingWords.Of(await places.GiveUp(me, activity!, id, ct))
            : BookingWords.Of(GiveUpOutcome.HadNone));
    }

    public async Task<IActionResult> OnPostUnsaveAsync(string? activity, CancellationToken ct) =>
        Done(cookie.Read(HttpContext) is { } me
            ? BookingWords.Of(await places.Unsave(me, activity ?? "", ct))
            : BookingWords.Of(SaveOutcome.NotSaved));

    public async Task<IActionResult> OnPostForgetAsync(CancellationToken ct)
    {
        if (cookie.Read(HttpContext) is { } me) await places.Forget(me, ct);
        ProfileCookie.Forget(HttpContext);
        return Done(Said.Good("Done. Your places are given up, what you saved is gone, and this device is forgotten."));
    }

    private RedirectResult Done(Said said)
    {
        this.Say(said);
        return Redirect("/me#said");
    }
}

/// <summary>A place held or waited for, in a session that has not ended.</summary>
internal sealed record PlanRow(CatalogueEntry Entry, SessionView Session, Standing Standing, string Day, string Time)
{
    public string Href => $"/{Entry.Listing.Space}/{Entry.Id}";

    public static PlanRow? Of(ProfileBooking booking, CatalogueEntry? entry, DateTimeOffset now) =>
        entry?.Sessions.FirstOrDefault(s => s.Session == booking.Session && s.End > now) is { } session
            ? new PlanRow(entry, session, booking.Standing, Times.FullDay(session.Start.Day(), now.Day()), Times.Span(session.Start, session.End))
            : null;
}

/// <summary>Card: null where the group has stopped.</summary>
internal sealed record SavedRow(string Activity, Card? Card)
{
    public static SavedRow Of(string activity, CatalogueEntry? entry, CardMaker cards, DateTimeOffset now) => new(activity, entry is null ? null : cards.Of(
        new CatalogueHit(entry, entry.Sessions.FirstOrDefault(s => !s.Cancelled && s.Start > now), null), now.Day()));
}
