using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace Hay.Web.Languages;

/// <summary>A language the site's own texts are in. Listings keep the one they were written in.</summary>
/// <param name="Number">Its place in <see cref="All"/>.</param>
/// <param name="Slug">In the cookie and in addresses, and of its file Words.{slug}.resx.</param>
/// <param name="Culture">For the names of days and months.</param>
/// <param name="Name">As those who speak it call it.</param>
internal sealed record Language(int Number, string Slug, CultureInfo Culture, string Name)
{
    /// <summary>The cookie that keeps what somebody chose.</summary>
    public const string Cookie = "hay-language";

    public static ImmutableArray<Language> All { get; } =
    [
        new(0, "en", CultureInfo.GetCultureInfo("en-GB"), "English"),
        new(1, "pl", CultureInfo.GetCultureInfo("pl"), "polski"),
        new(2, "lt", CultureInfo.GetCultureInfo("lt"), "lietuvių"),
        new(3, "pt", CultureInfo.GetCultureInfo("pt-PT"), "português"),
        new(4, "ro", CultureInfo.GetCultureInfo("ro"), "română"),
        new(5, "ur", CultureInfo.GetCultureInfo("ur"), "اردو"),
    ];

    public static Language English => All[0];

    public bool IsRightToLeft => Culture.TextInfo.IsRightToLeft;

    /// <summary>The language of this request; English outside of one.</summary>
    public static Language Current
    {
        get
        {
            var name = CultureInfo.CurrentUICulture.Name;
            foreach (var language in All) if (language.Tag == name) return language;
            return English;
        }
    }

    /// <summary>As HTML names it.</summary>
    public string Tag => Culture.Name;

    public string Direction => IsRightToLeft ? "rtl" : "ltr";

    public bool IsEnglish => Number == 0;

    /// <summary>Between parts of a list.</summary>
    public string Comma => IsRightToLeft ? "، " : ", ";

    /// <summary>Between short sentences.</summary>
    public string Stop => IsRightToLeft ? "۔ " : ". ";

    /// <summary>A name, a sum or a number to ring, for the midst of other words: it runs in its own direction (UAX 9, FSI and PDI).</summary>
    public string Apart(string words) => IsRightToLeft ? $"\u2068{words}\u2069" : words;

    /// <summary>"pl" and "pl-PL" are Polish; null for what the site does not speak.</summary>
    public static Language? Find(ReadOnlySpan<char> tag)
    {
        var end = tag.IndexOf('-');
        var slug = end < 0 ? tag : tag[..end];
        foreach (var language in All) if (slug.Equals(language.Slug, StringComparison.OrdinalIgnoreCase)) return language;
        return null;
    }

    /// <summary>What somebody chose, else what their browser asks for, else English.</summary>
    public static Language Of(HttpRequest request)
    {
        // Most requests have no such cookie and an English browser: they parse nothing.
        if (request.Headers.Cookie.ToString().Contains(Cookie, StringComparison.Ordinal)
            && request.Cookies.TryGetValue(Cookie, out var said) && Find(said) is { } chosen) return chosen;
        var accepted = request.Headers.AcceptLanguage.ToString();
        return accepted.Length == 0 || accepted.StartsWith("en-GB,", StringComparison.Ordinal) || accepted.StartsWith("en-US,", StringComparison.Ordinal)
            ? English
            : Best(request.Headers.AcceptLanguage);
    }

    private static Language Best(Microsoft.Extensions.Primitives.StringValues accepted) =>
        StringWithQualityHeaderValue.TryParseList(accepted, out var wanted)
            ? wanted.Where(w => w.Quality is not 0).OrderByDescending(w => w.Quality ?? 1).Select(w => Find(w.Value.AsSpan())).FirstOrDefault(l => l is not null) ?? English
            : English;
}
