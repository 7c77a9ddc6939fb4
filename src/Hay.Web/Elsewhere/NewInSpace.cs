using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Hay.Grains;
using Hay.Web.Catalogue;
using Microsoft.Extensions.Localization;
using Words = Hay.Web.Languages.Words;

namespace Hay.Web.Elsewhere;

/// <summary>What is new on the board of a space, for readers of feeds: Atom (RFC 4287), the newest first.</summary>
internal sealed class NewInSpace(CatalogueSlot catalogue, SpaceMap spaces, IStringLocalizer<Words> say)
{
    public const int Most = 50;
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XName Language = XNamespace.Xml + "lang";

    public static string PathOf(string space) => $"/{space}/new.atom";

    /// <summary>Null: there is no such space.</summary>
    public string? Of(string slug, string origin)
    {
        if (spaces.Find(slug) is not { } space) return null;
        var newest = catalogue.Current.InSpace(slug, oursAlone: true).Newest(Most).OrderByDescending(e => e.Listed).ToList();
        var feed = new XElement(Atom + "feed",
            new XAttribute(Language, Languages.Language.Current.Tag),
            Text("id", $"{origin}{PathOf(slug)}"),
            Text("title", $"{say["New on the board"]}: {space.Name}"),
            Text("updated", At(newest.Max(e => e.Edited) ?? DateTimeOffset.UnixEpoch)),
            // For entries of listings whose group nobody knows.
            new XElement(Atom + "author", Text("name", "Hay")),
            Link("self", "application/atom+xml", $"{origin}{PathOf(slug)}"),
            Link("alternate", "text/html", $"{origin}/{slug}"),
            newest.Select(entry => Entry(entry, origin)));
        return $"""<?xml version="1.0" encoding="utf-8"?>{"\n"}{feed}{"\n"}""";
    }

    private XElement Entry(CatalogueEntry entry, string origin)
    {
        var listing = entry.Listing;
        var page = $"{origin}/{listing.Space}/{entry.Id}";
        var listed = entry.Listed ?? entry.Edited ?? DateTimeOffset.UnixEpoch;
        string[] words = [listing.Demo ? say["This group is invented. Please do not set off."] : "", listing.Summary, entry.When];
        return new XElement(Atom + "entry",
            listing.WrittenIn.Length > 0 ? new XAttribute(Language, listing.WrittenIn) : null,
            Text("id", page),
            Text("title", listing.Title),
            Text("published", At(listed)),
            Text("updated", At(entry.Edited ?? listed)),
            entry.Organisation is { } group ? new XElement(Atom + "author", Text("name", group.Name)) : null,
            new XElement(Atom + "category", new XAttribute("term", listing.Category)),
            Link("alternate", "text/html", page),
            Text("summary", string.Join(" ", words.Where(w => w.Length > 0))));
    }

    private static XElement Link(string rel, string type, string href) => new(Atom + "link",
        new XAttribute("rel", rel), new XAttribute("type", type), new XAttribute("href", href));

    // People paste all sorts of things; XML has no way to say some of them.
    private static XElement Text(string name, string words) => new(Atom + name, string.Concat(words.EnumerateRunes().Where(IsLetter)));

    private static bool IsLetter(Rune letter) => !letter.IsBmp || XmlConvert.IsXmlChar((char)letter.Value);

    private static string At(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
