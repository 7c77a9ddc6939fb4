using System.Collections.Immutable;
using System.Globalization;
using System.Security;
using System.Xml;
using Hay.Grains;

namespace Hay.Web.Fhir;

/// <summary>Words and moments as FHIR writes them.</summary>
internal static class FhirText
{
    private static readonly CodingPart Invented = new("http://terminology.hl7.org/CodeSystem/v3-ActReason", "HTEST", "test health data");

    /// <summary>Null where nothing is said. What came with an import may hold characters that no text has.</summary>
    public static string? Said(string words)
    {
        var clean = words.All(XmlConvert.IsXmlChar) ? words : string.Concat(words.EnumerateRunes().Where(r => r.Value > 0xFFFF || XmlConvert.IsXmlChar((char)r.Value)));
        return string.IsNullOrWhiteSpace(clean) ? null : clean.Trim();
    }

    /// <summary>Plain text where markdown is read: nothing in it is a tag.</summary>
    public static string? Plain(string words) => Said(words)?.Replace("<", "\\<", StringComparison.Ordinal);

    /// <summary>What people read of a resource: a line for each that says something.</summary>
    public static NarrativePart Narrative(params IEnumerable<string> lines) => new("generated",
        $"<div xmlns=\"http://www.w3.org/1999/xhtml\">{string.Concat(lines.Select(Said).OfType<string>().Select(line => $"<p>{SecurityElement.Escape(line)}</p>"))}</div>");

    public static string? Moment(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <param name="isDemo">Whether it is invented: test data, as FHIR has it.</param>
    /// <param name="edited">When what it says last changed.</param>
    /// <param name="source">Where it was imported from.</param>
    public static MetaPart? Meta(bool isDemo, DateTimeOffset? edited, Source? source = null)
    {
        var meta = new MetaPart(Moment(edited), source is null ? null : Address(source.Url), isDemo ? [Invented] : null);
        return meta is { LastUpdated: null, Source: null, Tag: null } ? null : meta;
    }

    public static IEnumerable<ContactPart> Contacts(Contact contact)
    {
        if (Said(contact.Phone) is { } phone) yield return new("phone", phone);
        if (Said(contact.Email) is { } email) yield return new("email", email);
        if (Address(contact.Web) is { } web) yield return new("url", web);
    }

    /// <summary>Null instead of nothing, which FHIR does not know.</summary>
    public static ImmutableArray<T>? Some<T>(IEnumerable<T> all) => all.ToImmutableArray() is { IsEmpty: false } some ? some : null;

    private static string? Address(string web) => Uri.TryCreate(web, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri.AbsoluteUri : null;
}
