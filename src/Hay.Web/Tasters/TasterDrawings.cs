using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Xml.Linq;
using Microsoft.AspNetCore.Html;

namespace Hay.Web.Tasters;

/// <summary>
/// Draws the step of a taster from the parts in images/tasters.svg. Still as it is sent; js/drawing.js lets it move where
/// somebody has started a taster and does not mind movement.
/// </summary>
internal sealed class TasterDrawings
{
    private const int Strokes = 6;
    private readonly FrozenDictionary<string, XElement> _parts;
    private readonly ConcurrentDictionary<TasterStep, IHtmlContent> _drawn = new();

    public TasterDrawings(IWebHostEnvironment host, TasterBook book)
    {
        using var file = host.WebRootFileProvider.GetFileInfo("images/tasters.svg").CreateReadStream();
        _parts = XDocument.Load(file).Root!.Elements().ToFrozenDictionary(p => (string)p.Attribute("id")!, Bare);
        foreach (var step in book.All.SelectMany(t => t.Steps)) Draw(step);
    }

    /// <exception cref="InvalidDataException">images/tasters.svg has no part of this name.</exception>
    public IHtmlContent Draw(TasterStep step) => _drawn.GetOrAdd(step, s => new HtmlString(new XElement("svg",
        new XAttribute("class", "hay-drawing"), new XAttribute("viewBox", "0 0 240 180"), new XAttribute("role", "img"), new XAttribute("aria-label", s.Drawing),
        s.Picture.Split(' ').Select(Part)).ToString(SaveOptions.DisableFormatting)));

    private XElement Part(string name)
    {
        // Still, it is where it moves to: that is what the step is about.
        if (name.Split('>') is [var from, var to]) return Figure(Find(to), Find(from));
        return Find(name) is { } part && part.Attribute("data-figure") is not null ? Figure(part, null) : Find(name);
    }

    // The head is a dot on a larger dot: a stroke of its own, so that all of a figure moves in the same way.
    private static XElement Figure(XElement figure, XElement? from)
    {
        var strokes = Ways(figure).Append(Ways(figure)[^1]);
        var starts = from is null ? null : Ways(from).Append(Ways(from)[^1]).ToArray();
        return new XElement("g", figure.Attributes(), strokes.Select((way, i) => new XElement("path",
            new XAttribute("d", way), starts is null ? null : new XAttribute("data-from", starts[i]))));
    }

    private static string[] Ways(XElement figure) => figure.Elements().Select(p => (string)p.Attribute("d")!).ToArray() is { Length: Strokes } ways
        ? ways
        : throw new InvalidDataException($"A figure of images/tasters.svg is made of {Strokes} strokes.");

    private XElement Find(string name) => _parts.GetValueOrDefault(name) ?? throw new InvalidDataException($"images/tasters.svg has no drawing called '{name}'.");

    // Without a namespace, and without the name it has in the file: a page shows some parts more than once.
    private static XElement Bare(XElement part) => new(part.Name.LocalName, part.Attributes().Where(a => a.Name != "id"), part.Elements().Select(Bare));
}
