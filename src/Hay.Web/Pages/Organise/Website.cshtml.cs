using Hay.Grains;
using Hay.Web.Catalogue;
using Hay.Web.Pages.Account;
using Hay.Web.Searching;
using Hay.Web.Site;
using Hay.Web.Spaces;
using Hay.Web.Wording;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Pages.Organise;

/// <summary>What to copy so that what is on stands on somebody's own page. For everybody: there is nothing here that is not public.</summary>
internal sealed class WebsiteModel(
    CatalogueSlot catalogue, SpaceMap spaces, SpaceLooks looks, Categories categories, SearchFinder finder, PublicAddress site, TimeProvider clock, IStringLocalizer<Hay.Web.Languages.Words> say) : AccountPage
{
    private const int Longest = 1000;

    /// <summary>The page that somebody asked for, as they wrote it.</summary>
    public string Asked { get; private set; } = "";

    internal FrameCode? Code { get; private set; }

    public void OnGet(string? at)
    {
        Title(say["On your own website"]);
        Asked = at is { Length: <= Longest } ? at.Trim() : "";
        // As it stands in the address bar, or only what is after our name.
        if (Asked.Length > 0 && Uri.TryCreate(new Uri("http://hay.invalid"), Asked, out var address)) Code = Of(address.AbsolutePath.Trim('/').Split('/'), address.Query);
    }

    private FrameCode? Of(string[] path, string query) => path switch
    {
        ["search"] => FrameCode.Of(Request, site, SearchHeading.Of(finder.Find(Form(query), catalogue.Current, clock.LondonNow()), spaces, looks, say), $"/search{Form(query).Query()}", $"search{Form(query).Query()}"),
        ["organise" or "groups", var group, ..] => Group(group),
        [var space] when spaces.Find(space) is { } there => FrameCode.Of(Request, site, there.Name, $"/{space}", $"space/{space}"),
        [_, var activity, ..] when catalogue.Current.Find(activity) is { } entry => FrameCode.Of(Request, site, entry.Listing.Title, $"/{entry.Listing.Space}/{activity}", $"activity/{activity}"),
        _ => null,
    };

    // Its own page says no more than that of the space where it is.
    private FrameCode? Group(string id) => catalogue.Current.Organisation(id) is { } group
        && catalogue.Current.Entries.FirstOrDefault(e => e.Listing.Organisation == id) is { } first ? FrameCode.Of(Request, site, group.Name, $"/{first.Listing.Space}", $"group/{id}") : null;

    private SearchForm Form(string query) => SearchForm.Parse(new QueryCollection(QueryHelpers.ParseQuery(query)), spaces, categories) with { Page = 1 };
}
