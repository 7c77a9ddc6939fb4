using System.Collections.Immutable;
using System.Globalization;
using Hay.Grains;

namespace Hay.Web.Api;

/// <summary>When an activity happens, by its rule: to expand it further than its sessions reach.</summary>
/// <param name="Start">The first start, by the clock there: 2026-12-01T14:00.</param>
/// <param name="Minutes">How long it takes.</param>
/// <param name="Rule">An RRULE (RFC 5545); null: once.</param>
/// <param name="Zone">Whose clock (IANA).</param>
/// <param name="Skip">Starts that are left out (EXDATE).</param>
/// <param name="Also">Further starts (RDATE).</param>
/// <param name="Changes">Single sessions that are cancelled or moved.</param>
internal sealed record ApiTimetable(string Start, int Minutes, string? Rule, string Zone, string[] Skip, string[] Also, ApiSessionChange[] Changes)
{
    public static ApiTimetable? Of(Schedule? plan) => plan is null ? null : new(
        Clock(plan.Start), (int)plan.Duration.TotalMinutes, plan.Rule, plan.Zone, Clocks(plan.Skip), Clocks(plan.Also),
        [.. ApiShapes.List(plan.Changes).Select(c => new ApiSessionChange(
            c.Session.Value, c.Cancelled, c.MovedTo is { } to ? Clock(to) : null, c.Duration is { } length ? (int)length.TotalMinutes : null, c.Note ?? ""))]);

    private static string[] Clocks(ImmutableArray<DateTime> starts) => [.. ApiShapes.List(starts).Select(Clock)];

    private static string Clock(DateTime at) => at.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
}

/// <summary>What is different about one session.</summary>
/// <param name="Session">Its id.</param>
/// <param name="IsCancelled">It does not take place.</param>
/// <param name="MovedTo">Its new start, by the clock there; null: not moved.</param>
/// <param name="Minutes">Its new length; null: as usual.</param>
/// <param name="Note">Why; empty: nobody has said.</param>
internal sealed record ApiSessionChange(string Session, bool IsCancelled, string? MovedTo, int? Minutes, string Note);

/// <summary>Who runs an activity, in short.</summary>
/// <param name="Name">As it calls itself.</param>
/// <param name="CharityNumber">Empty: none, or not said.</param>
/// <param name="CompanyNumber">Empty: none, or not said.</param>
/// <param name="Contact">How to reach it, where the activity does not say.</param>
internal sealed record ApiOrganiser(string Name, string CharityNumber, string CompanyNumber, ApiContact Contact)
{
    public static ApiOrganiser? Of(OrganisationDetails? details) => details is null ? null : new(details.Name, details.CharityNumber, details.CompanyNumber, ApiContact.Of(details.Contact));
}
