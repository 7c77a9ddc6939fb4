using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Spaces;
using Hay.Web.Wording;

namespace Hay.Web.Searching;

/// <summary>A filter that is on, and the address of the same search without it.</summary>
internal sealed record SearchFilter(string Words, SearchForm Without)
{
    /// <summary>The step of taking it away, in words.</summary>
    public string Widening { get; init; } = $"Without “{Words}”";

    /// <summary>Every filter that is on, in the order of the page.</summary>
    public static ImmutableArray<SearchFilter> On(SearchForm form, DateTimeOffset now, Categories categories, SpaceMap spaces, SpaceLooks looks)
    {
        var all = form with { Page = 1 };
        var filters = ImmutableArray.CreateBuilder<SearchFilter>();
        if (looks.NameOf(form.Space, form.Near) is { } near) filters.Add(new($"Near {near}", all with { Near = "", Sort = form.Sort == Catalogue.SortBy.Near ? Catalogue.SortBy.Soon : form.Sort }));
        else if (spaces.Find(form.Space) is { } space) filters.Add(new($"In {space.Name}", all with { Space = "", Near = "" }) { Widening = $"Not only in {space.Name}" });
        if (DateSpan.Parse(form.When, now) is { } when) filters.Add(new(when.Words, all with { When = "" }));
        foreach (var (part, _, words) in SearchForm.PartsOfDay)
        {
            if (form.Parts.HasFlag(part)) filters.Add(new(words, all with { Parts = form.Parts & ~part }));
        }

        foreach (var category in form.Categories)
        {
            filters.Add(new(categories.NameOf(category), all with { Categories = form.Categories.Remove(category) }));
        }

        foreach (var with in form.With)
        {
            if (Facets.TryFind(with, out var facet)) filters.Add(new(facet.Words, all with { With = form.With.Remove(with) }));
        }

        foreach (var language in form.Languages)
        {
            filters.Add(new($"In {Tongues.English(language)}", all with { Languages = form.Languages.Remove(language) }));
        }

        return filters.DrainToImmutable();
    }
}
