using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Xml.Linq;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Hay.Web.Site;

/// <summary>Addresses of our files with a mark of their content, so that browsers may keep them for ever; and our drawings.</summary>
internal sealed class Assets(IFileVersionProvider versions, Stylesheet css, IWebHostEnvironment host)
{
    // These point to where one goes: the other way where people read from right to left.
    private static readonly HashSet<string> Ways = ["ui-arrow", "ui-back", "ui-leave"];
    private readonly ConcurrentDictionary<string, string> _hrefs = new();
    private readonly Lazy<FrozenDictionary<string, IHtmlContent>> _marks = new(() => Read(host));

    public string Css => css.Href;

    /// <summary>The names of images/marks.svg, in its order of letters.</summary>
    public IEnumerable<string> Marks => _marks.Value.Keys.Order(StringComparer.Ordinal);

    public string Href(string path) => _hrefs.GetOrAdd(path, p => versions.AddFileVersionToPath(PathString.Empty, p));

    /// <summary>A small drawing beside words, never instead of them.</summary>
    /// <exception cref="KeyNotFoundException">images/marks.svg has none of this name.</exception>
    public IHtmlContent Mark(string name) => _marks.Value[name];

    // Drawn in the page itself: a drawing that is fetched makes a slow phone lay the whole page out again when it comes.
    private static FrozenDictionary<string, IHtmlContent> Read(IWebHostEnvironment host)
    {
        using var file = host.WebRootFileProvider.GetFileInfo("images/marks.svg").CreateReadStream();
        return XDocument.Load(file).Root!.Elements().ToFrozenDictionary(s => (string)s.Attribute("id")!, IHtmlContent (s) => Draw(s));
    }

    private static ReadyHtml Draw(XElement symbol)
    {
        var strokes = string.Concat(symbol.Elements().Select(e =>
            new XElement(e.Name.LocalName, e.Attributes()).ToString(SaveOptions.DisableFormatting)));
        return new($"<svg class=\"hay-mark{(Ways.Contains((string)symbol.Attribute("id")!) ? " hay-mark--way" : "")}\" aria-hidden=\"true\" viewBox=\"{(string)symbol.Attribute("viewBox")!}\">{strokes}</svg>");
    }
}
