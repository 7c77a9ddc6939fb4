using System.Collections.Frozen;
using Hay.Web.Spaces;

namespace Hay.Web.Searching;

/// <summary>A checkbox for each category, made once.</summary>
internal sealed class CategoryChoices(Categories categories)
{
    private readonly FrozenDictionary<string, Choice> _choices = categories.All.ToFrozenDictionary(c => c.Slug, Choice.Of);

    public Choice Of(Category category) => _choices[category.Slug];
}
