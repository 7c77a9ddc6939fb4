using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Spaces;
using Hay.Web.Wording;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Searching;

/// <summary>A filter that is on, and the address of the same search without it.</summary>
internal sealed record SearchFilter(string Words, SearchForm Without)
{
    /// <summary>The step of taking it away, in words.</summary>
    public required string Widening { get; init; }

    /// <summary>Every filter that is on, in the order of the page.</summary>
    public static ImmutableArray<SearchFilter> On(SearchForm form, DateTimeOffset now, Categories categories, SpaceMap spaces, SpaceLooks looks, IStringLocalizer say)
    {
        var all = form with { Page = 1 };
        var filters = ImmutableArray.CreateBuilder<SearchFilter>();
        if (looks.NameOf(form.Space, form.Near) is { } near) Add(say["Near {0}", near], all with { Near = "", Sort = form.Sort == Catalogue.SortBy.Near ? Catalogue.SortBy.Soon : form.Sort });
        else if (spaces.Find(form.Space) is { } space) filters.Add(new(say["In {0}", space.Name], all with { Space = "", Near = "" }) { Widening = say["Not only in {0}", space.Name] });
        if (DateSpan.Parse(form.When, now) is { } when) Add(DateSpan.Words(when.Slug, now.Day(), say), all with { When = "" });
        foreach (var (part, _, words) in SearchForm.PartsOfDay)
        {
            if (form.Parts.HasFlag(part)) Add(say[words], all with { Parts = form.Parts & ~part });
        }

        foreach (var category in form.Categories) Add(say[categories.NameOf(category)], all with { Categories = form.Categories.Remove(category) });
        foreach (var with in form.With)
        {
            if (Facets.TryFind(with, out var facet)) Add(say[facet.Words], all with { With = form.With.Remove(with) });
        }

        foreach (var language in form.Languages) Add(say["In {0}", Listings.Tongue(language)], all with { Languages = form.Languages.Remove(language) });
        return filters.DrainToImmutable();

        void Add(string words, SearchForm without) => filters.Add(new(words, without) { Widening = say["Without “{0}”", words] });
    }
}
