using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Hay.Grains;
using Hay.Web.Catalogue;
using Hay.Web.Site;
using Hay.Web.Spaces;
using Hay.Web.Tasters;
using Hay.Web.Wording;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hay.Web.Pages;

/// <summary>
/// Every component in every state, made of the same parts as the pages: for whoever changes the look, and for the tests
/// that walk it. In English only, linked from nowhere, and not for search engines. docs/design.md says the rest.
/// </summary>
[SharedPage]
internal sealed partial class DesignModel(SpaceMap spaces, SpaceLooks looks, TasterBook tasters, Assets assets, IWebHostEnvironment host, TimeProvider clock) : PageModel
{
    internal DateTimeOffset Now { get; } = clock.LondonNow();
    internal SpaceMap Spaces => spaces;
    internal SpaceLooks Looks => looks;
    internal TasterOffer? Taster => tasters.For(null, Now.Day()) is { } taster ? new TasterOffer(taster, null, "Or right now, where you are") : null;
    internal Sketch? Map => Sketch.Of(spaces.All, []);

    /// <summary>The tokens that are colours, as the stylesheet names them.</summary>
    internal ImmutableArray<string> Colours { get; private set; }

    /// <summary>The drawings of images/marks.svg.</summary>
    internal ImmutableArray<string> Marks { get; private set; }

    /// <summary>A space that has a map, with a pin in the middle of each of its first places.</summary>
    internal VenueMap? Venues { get; private set; }

    public void OnGet()
    {
        Colours = [.. Colour().Matches(Read("css/tokens/1-day.css")).Select(m => m.Groups[1].Value).Distinct()];
        Marks = [.. assets.Marks];
        if (spaces.All.FirstOrDefault(s => !s.Outline.IsEmpty) is { } space)
        {
            var pins = space.Localities.Take(3).Select(l => new VenuePin(l.Name, new GeoPoint(l.Lat, l.Lon), [new(DesignSamples.Listing, "/design", "Today, 2pm")], 1));
            Venues = new VenueMap("A map and its list", space, Sketch.Of([space], []), [.. pins]);
        }

        this.Frame(new PageFrame("Design") { IsUnlisted = true });
    }

    private string Read(string path)
    {
        using var reader = new StreamReader(host.WebRootFileProvider.GetFileInfo(path).CreateReadStream());
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"(--hay-[a-z-]+): #[0-9a-f]{6};")]
    private static partial Regex Colour();
}
