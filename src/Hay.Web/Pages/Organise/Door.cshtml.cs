using System.Globalization;
using Hay.Grains;
using Hay.Web.Accounts;
using Hay.Web.Printing;
using Hay.Web.Sessions;
using Hay.Web.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Pages.Organise;

/// <summary>The code at the door, drawn anew before it is too old. It shows nobody's name: it may lie open on a table.</summary>
internal sealed class DoorModel(
    Doorkeeper door, IGrainFactory grains, DoorCodes codes, PublicAddress site, IStringLocalizer<Hay.Web.Languages.Words> say) : RunPage(door, grains)
{
    private static readonly TimeSpan DrawnAnew = TimeSpan.FromMinutes(1);

    public string Back { get; private set; } = "";
    public string Hours { get; private set; } = "";
    /// <summary>An SVG drawing of ours.</summary>
    public string Square { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string activity, string session, CancellationToken ct)
    {
        if (await Open(activity, ct) is { } away) return away;
        if (!SessionId.TryParse(session, out var id) || await Grain.PeopleOf(id, ct) is not { Session.Cancelled: false } people) return NotFound();
        Back = $"/organise/listing/{Id}/session/{id.Value}";
        Hours = Wording.Times.Span(people.Session.Start, people.Session.End, say);
        Square = QrCode.Svg(site.Of(Request, $"/{Listing.Space}/{Id}/here?code={codes.Make(Id, id)}"));
        Response.Headers["Refresh"] = DrawnAnew.TotalSeconds.ToString(CultureInfo.InvariantCulture); // works without script
        Title(say["The door of {0}", Listing.Title]);
        return Page();
    }
}
