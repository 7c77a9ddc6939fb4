using System.Collections.Immutable;
using System.Net.Mime;
using Hay.Grains;
using Hay.Uptake;
using Hay.Web.Accounts;
using Hay.Web.Desk;
using Hay.Web.Uptake;
using Hay.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Pages.Organise;

/// <summary>How often a group's listings were looked at, saved, and gone to: by week, for the group's people.</summary>
internal sealed class NumbersModel(
    Doorkeeper door, IGrainFactory grains, DeskBook desk, UptakeReader reader, TimeProvider clock, IStringLocalizer<Hay.Web.Languages.Words> say) : WorkPage(door)
{
    public string Id { get; private set; } = "";
    public string Name { get; private set; } = "";
    /// <summary>All of the group's listings that were ever shown.</summary>
    public ImmutableArray<DeskItem> Listings { get; private set; } = [];
    /// <summary>The listing that was chosen; null: all together.</summary>
    public DeskItem? Chosen { get; private set; }
    public GroupNumbers Numbers { get; private set; } = null!;
    private UptakeFigures Figures { get; } = reader.Figures; // the same ones for the whole page
    public IEnumerable<string> Sentences { get; private set; } = [];
    /// <summary>Nothing was counted yet: the site has only just started, or is new.</summary>
    public bool IsEarly => Figures.From is null;
    public string Through => Times.Date(Figures.Through, clock.LondonNow().Day(), say);

    /// <param name="organisation">Whose numbers.</param>
    /// <param name="listing">Only of this listing; empty: of all.</param>
    /// <param name="form">"csv": as a table for a spreadsheet.</param>
    /// <param name="ct">Stops.</param>
    public async Task<IActionResult> OnGetAsync(string organisation, string? listing, [FromQuery(Name = "as")] string? form, CancellationToken ct)
    {
        if (await Enter() is { } away) return away;
        if (!ListingRules.IsSlug(organisation)) return NotFound();
        var team = await grains.GetGrain<IOrganisationGrain>(organisation).Team(ct);
        if (team.Details is not { } details || team.Closed is not null) return NotFound();
        if (!await May(Right.SeeNumbers, organisation, "", ct)) return Forbid();
        (Id, Name) = (organisation, details.Name);
        Listings = [.. desk.Of(organisation).Where(i => i.IsListed)];
        Chosen = string.IsNullOrEmpty(listing) ? null : Listings.FirstOrDefault(i => i.Id == listing);
        if (Chosen is null && !string.IsNullOrEmpty(listing)) return NotFound();

        Title(say["The numbers of {0}", details.Name]);
        if (IsEarly) return Page();
        var shown = Chosen is null ? Listings : [Chosen];
        if (form == "csv")
        {
            return File(await GroupNumbers.Table(Figures, shown.Select(i => (i.Id, i.Title))), $"{MediaTypeNames.Text.Csv}; charset=utf-8", $"{Id}-{Figures.Through:yyyy-MM-dd}.csv");
        }

        Numbers = GroupNumbers.Of(Figures, shown.Select(i => i.Id));
        Sentences = UptakeWords.Of(Numbers.Sum(0, UptakeWords.Span), Numbers.Sum(UptakeWords.Span, UptakeWords.Span), say);
        return Page();
    }

    public static string Week(NumbersWeek week) => week.Monday.ToString("d MMM", Hay.Web.Languages.Language.English.Culture);
}
