using Hay.Grains;
using Hay.Web.Searching;
using Hay.Web.Site;
using Hay.Web.Spaces;
using Hay.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Pages;

/// <summary>"Tell us what is missing": a few words and a place, and nothing about who says it.</summary>
internal sealed class MissingModel(UnmetSearches unmet, MonthlyWishes wishes, SpaceMap spaces, Categories categories, IStringLocalizer<Hay.Web.Languages.Words> say) : PageModel
{
    internal SearchForm Form { get; private set; } = null!;
    internal SpaceMap Spaces => spaces;

    /// <summary>The filters of the search, to be sent with it.</summary>
    internal IEnumerable<(string Name, string Value)> Filters => Form.With.Select(w => ("with", w))
        .Concat(Form.Categories.Select(c => ("category", c)))
        .Concat(Form.Languages.Select(l => ("language", l)));

    /// <summary>The address of this page for a search that did not find what was hoped for.</summary>
    internal static string Href(SearchForm form) =>
        string.Concat("/missing", (form with { When = "", Near = "", Page = 1, IsExact = false, Sort = default }).Query());

    public void OnGet()
    {
        Form = SearchForm.Parse(Request.Query, spaces, categories);
        this.Frame(new PageFrame(say["What is missing?"]) { At = "/search", Accent = spaces.Find(Form.Space)?.Accent ?? "" });
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var form = SearchForm.Parse(new QueryCollection(Request.Form.ToDictionary(f => f.Key, f => f.Value)), spaces, categories);
        var address = HttpContext.Connection.RemoteIpAddress?.ToString() ?? "";
        var outcome = form.Text.Length == 0 ? (DemandOutcome?)null : await unmet.Record(form, address, ct);
        if (outcome == DemandOutcome.Recorded && form.Space.Length > 0 && UnmetSearches.Of(form) is { Terms.Length: > 0 } wish) await wishes.Add(form.Space, wish.Terms, WriteLimits.AddressOf(HttpContext), ct);
        this.Say(outcome switch
        {
            null => Said.Sorry(say["Please write a few words about what you would like to do."]),
            DemandOutcome.NotKept => Said.Sorry(say["We have not kept that. A few words are enough, without numbers, names or addresses."]),
            DemandOutcome.TooMany => Said.Sorry(say["Thank you. There is no room for more today, so that was not written down. Please tell us again tomorrow."]),
            _ => Said.Good(say["Thank you. We have written that down, and nothing about you."]),
        });
        return Redirect(outcome is null or DemandOutcome.NotKept ? Href(form with { Text = "" }) : Href(new SearchForm { Space = form.Space }));
    }
}
