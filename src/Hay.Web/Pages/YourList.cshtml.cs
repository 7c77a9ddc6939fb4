using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Catalogue;
using Hay.Web.Languages;
using Hay.Web.Printing;
using Hay.Web.Shortlists;
using Hay.Web.Site;
using Hay.Web.Spaces;
using Hay.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Pages;

/// <summary>
/// A shortlist as the person has it: on screen and on paper, with what they want to say of each. The link alone opens it; where it is not
/// good (any more), the page says so kindly and says nothing else.
/// </summary>
internal sealed class YourListModel(
    IGrainFactory grains, CatalogueSlot catalogue, SpaceLooks looks, PublicAddress site, TimeProvider clock, IStringLocalizer<Languages.Words> say) : PageModel
{
    private const int MostDates = 3;

    /// <summary>Null: the link is not good.</summary>
    public ShortlistView? List { get; private set; }
    /// <summary>Null: the group has stopped.</summary>
    public ImmutableArray<(ShortlistItem Item, CatalogueEntry? Entry)> Items { get; private set; } = [];
    public string Path { get; private set; } = "";
    internal Sheet Sheet { get; private set; } = null!;
    public DateOnly Today => clock.LondonNow().Day();

    /// <summary>What can be said of each; each stands by itself.</summary>
    public ImmutableArray<(ShortlistAnswers Answer, string Words)> Answers =>
        [(ShortlistAnswers.Went, say["I went"]), (ShortlistAnswers.Liked, say["I liked it"]), (ShortlistAnswers.NotForMe, say["Not for me"])];

    public Task<IActionResult> OnGetAsync(string link, string? size, CancellationToken ct) => Show(link, size, ct);

    /// <summary>Answer: "Went" says it, "-Went" takes it back.</summary>
    public async Task<IActionResult> OnPostAnswerAsync(string link, string? size, string? activity, string? answer, CancellationToken ct)
    {
        if (ShortlistKeys.Read(link) is var (id, secret) && Enum.TryParse<ShortlistAnswers>((answer ?? "").TrimStart('-'), out var said))
        {
            var done = await grains.GetGrain<IShortlistGrain>(id).Answer(new AnswerShortlist(secret, activity ?? "", said, Holds: answer![0] != '-'), ct);
            if (done == ShortlistOutcome.Done)
            {
                this.Say(Said.Good(say["Kept. You can change it whenever you want."]));
                HttpContext.Secretive();
                return Redirect($"{ShortlistEndpoints.Path(link)}{(size == Sheet.Large ? $"?size={Sheet.Large}" : "")}#said");
            }
        }

        return await Show(link, size, ct);
    }

    public string Where(Listing listing) => listing.Where(listing.Venue is { } venue ? looks.NameOf(listing.Space, venue.Locality) : null, say);

    /// <summary>"Tomorrow, Wednesday 25 November, 2pm to 3pm".</summary>
    public IEnumerable<(string Words, bool IsOff)> Dates(CatalogueEntry entry) => entry.Sessions.Where(s => s.Start > clock.GetUtcNow()).Take(MostDates)
        .Select(s => ($"{Times.FullDay(s.Start.Day(), Today, say)}{Language.Current.Comma}{Times.Span(s.Start, s.End, say)}", s.Cancelled));

    private async Task<IActionResult> Show(string link, string? size, CancellationToken ct)
    {
        HttpContext.Secretive();
        if (ShortlistKeys.Read(link) is not var (id, secret) || await grains.GetGrain<IShortlistGrain>(id).Open(secret, ct) is not { } list)
        {
            this.Frame(new PageFrame(say["This list is not here any more"]) { IsUnlisted = true });
            Response.StatusCode = StatusCodes.Status404NotFound;
            return Page();
        }

        List = list;
        var snapshot = catalogue.Current;
        Items = [.. list.Items.Select(item => (item, snapshot.Find(item.Activity)))];
        Path = ShortlistEndpoints.Path(link);
        Sheet = new Sheet(Path, site.Typed(Request, Path), size == Sheet.Large);
        this.Frame(new PageFrame(say["A list for you"]) { IsUnlisted = true });
        return Page();
    }
}
