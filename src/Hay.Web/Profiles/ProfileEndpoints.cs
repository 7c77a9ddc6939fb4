using System.Net.Mime;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Hay.Grains;
using Hay.Web.Calendars;
using Hay.Web.Catalogue;
using Hay.Web.Elsewhere;
using Hay.Web.Printing;
using Hay.Web.Site;
using Microsoft.Extensions.Localization;
using Words = Hay.Web.Languages.Words;

namespace Hay.Web.Profiles;

/// <summary>What a person takes with them. Only for the holder of the cookie: there is no address that others could use.</summary>
internal static class ProfileEndpoints
{
    private static readonly JsonSerializerOptions ForPeople = new(GrainJson.Default.Options)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public static void MapProfiles(this IEndpointRouteBuilder app)
    {
        app.MapGet("/me.json", Data);
        app.MapGet("/me.ics", Calendar);
        app.MapGet("/carry/code.svg", Code);
    }

    private static async Task<IResult> Data(
        HttpContext http, ProfileCookie cookie, Places places, IJournal journal, CatalogueSlot catalogue, IStringLocalizer<Words> say, CancellationToken ct)
    {
        var me = cookie.Read(http);
        var view = await places.View(me, ct);
        var copy = await ProfileCopy.Of(me, view, await places.Details(me, view.Bookings, ct), journal, catalogue.Current, say, ct);
        return Results.File(JsonSerializer.SerializeToUtf8Bytes(copy, ForPeople), MediaTypeNames.Application.Json, "hay-about-me.json");
    }

    private static async Task<IResult> Calendar(HttpContext http, ProfileCookie cookie, Places places, PlansCalendar calendar, CancellationToken ct) =>
        Results.File(Encoding.UTF8.GetBytes(calendar.Write(await places.View(cookie.Read(http), ct), http.Request)), ReadAgain.Calendar, "my-plans.ics");

    // The drawing of a code that this very person has made; nobody learns from it whether a code is good.
    private static async Task<IResult> Code(string? of, HttpContext http, ProfileCookie cookie, Carrying carrying, PublicAddress site, CancellationToken ct) =>
        CarryCode.TryParse(of, out var code) && cookie.Read(http) is { } me && await carrying.Peek(code, ct) == me
            ? Results.Text(QrCode.Svg(site.Of(http.Request, $"/carry?code={code}")), "image/svg+xml; charset=utf-8")
            : Results.NotFound();
}
