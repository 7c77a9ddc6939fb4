using System.Text.Json;
using System.Xml.Linq;

namespace Hay.Web.Pictures;

/// <summary>Has a card drawn by card.mjs, with the colours and drawings of the site.</summary>
internal sealed class CardPainter(LimitedNode node, CardColours colours, IWebHostEnvironment host)
{
    /// <summary>A PNG; null: it cannot be drawn. Whoever asked may go away: others wait for the same card.</summary>
    public async Task<byte[]?> Draw(ShareCard card)
    {
        var drawing = new
        {
            card.Title,
            card.Kicker,
            card.Lines,
            Mark = card.Mark.Length > 0 ? Mark(card.Mark) : "",
            Landscape = Text(card.Landscape),
            card.Demo,
            Colours = colours.Of(card.Accent),
        };
        var (end, png) = await node.Draw(JsonSerializer.SerializeToUtf8Bytes(drawing, JsonSerializerOptions.Web), CancellationToken.None);
        return end == NodeEnd.Done && png.Length > 8 && png.AsSpan(1).StartsWith("PNG"u8) ? png : null;
    }

    private string Mark(string name) => string.Concat(XDocument.Parse(Text("images/marks.svg")).Root!.Elements()
        .First(symbol => (string?)symbol.Attribute("id") == name).Elements()
        .Select(e => new XElement(e.Name.LocalName, e.Attributes()).ToString(SaveOptions.DisableFormatting)));

    private string Text(string path)
    {
        using var file = new StreamReader(host.WebRootFileProvider.GetFileInfo(path).CreateReadStream());
        return file.ReadToEnd();
    }
}
