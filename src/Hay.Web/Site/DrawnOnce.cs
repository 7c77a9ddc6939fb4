using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using Hay.Web.Languages;
using Microsoft.AspNetCore.Html;

namespace Hay.Web.Site;

/// <summary>Parts of pages that are the same on every page, such as the header: drawn once a language, then shown as they are.</summary>
internal sealed class DrawnOnce(HtmlEncoder encoder)
{
    private readonly ConcurrentDictionary<(string Name, int Language), IHtmlContent> _drawn = new();

    /// <summary>Name: one of a few that the code itself gives, never anything a visitor sends.</summary>
    public async Task<IHtmlContent> Show(string name, Func<Task<IHtmlContent>> draw)
    {
        var key = (name, Language.Current.Number);
        if (_drawn.TryGetValue(key, out var drawn)) return drawn;
        await using var paper = new StringWriter();
        (await draw()).WriteTo(paper, encoder);
        return _drawn[key] = new HtmlString(paper.ToString());
    }
}
