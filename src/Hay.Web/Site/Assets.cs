using System.Collections.Concurrent;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Hay.Web.Site;

/// <summary>Addresses of our files with a mark of their content, so that browsers may keep them for ever.</summary>
internal sealed class Assets(IFileVersionProvider versions, Stylesheet css)
{
    private readonly ConcurrentDictionary<string, string> _hrefs = new();
    private readonly ConcurrentDictionary<string, IHtmlContent> _marks = new();

    public string Css => css.Href;

    public string Href(string path) => _hrefs.GetOrAdd(path, p => versions.AddFileVersionToPath(PathString.Empty, p));

    /// <summary>A small drawing beside words, never instead of them.</summary>
    public IHtmlContent Mark(string name) => _marks.GetOrAdd(name, n =>
        new HtmlString($"<svg class=\"hay-mark\" aria-hidden=\"true\"><use href=\"{Href("/images/marks.svg")}#{n}\"/></svg>"));
}
