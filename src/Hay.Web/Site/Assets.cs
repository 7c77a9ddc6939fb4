using System.Collections.Concurrent;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Hay.Web.Site;

/// <summary>Addresses of our files with a mark of their content, so that browsers may keep them for ever.</summary>
internal sealed class Assets(IFileVersionProvider versions, Stylesheet css)
{
    // These point to where one goes: the other way where people read from right to left.
    private static readonly HashSet<string> Ways = ["ui-arrow", "ui-back", "ui-leave"];
    private readonly ConcurrentDictionary<string, string> _hrefs = new();
    private readonly ConcurrentDictionary<string, IHtmlContent> _marks = new();

    public string Css => css.Href;

    public string Href(string path) => _hrefs.GetOrAdd(path, p => versions.AddFileVersionToPath(PathString.Empty, p));

    /// <summary>A small drawing beside words, never instead of them.</summary>
    public IHtmlContent Mark(string name) => _marks.GetOrAdd(name, n =>
        new HtmlString($"<svg class=\"hay-mark{(Ways.Contains(n) ? " hay-mark--way" : "")}\" aria-hidden=\"true\"><use href=\"{Href("/images/marks.svg")}#{n}\"/></svg>"));
}
