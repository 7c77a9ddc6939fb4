using System.Collections.Immutable;
using Hay.Grains;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hay.Web.Pages.Insight;

/// <summary>All open files and feeds of what is on, for people. English only: it is a technical page.</summary>
internal sealed class ListingsModel(SpaceMap spaces) : PageModel
{
    public ImmutableArray<SpaceDefinition> Spaces => spaces.All;

    public void OnGet() => this.Frame(new PageFrame("What is on, as open data") { Description = "Files, feeds and calendars of all listings, to use as you like.", Canonical = OpenListings.OpenListingsSetup.Page });
}
