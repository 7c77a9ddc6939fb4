using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Hay.Web.Languages;
using Hay.Web.Site;
using Hay.Web.Spaces;
using Microsoft.AspNetCore.Html;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Searching;

/// <summary>
/// A checkbox of the search form, with how many things it would leave. A search page has fifty of them, so the text that
/// never changes is put together once.
/// </summary>
/// <param name="name">Of the field.</param>
/// <param name="slug">What the address says.</param>
/// <param name="words">What people read: a text of ours, or a name in its own language.</param>
/// <param name="language">BCP 47 tag of the words, where they are not in that of the page.</param>
internal sealed class Choice(string name, string slug, string words, string? language = null)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private static readonly ReadyHtml Counted = new(" <span class=\"hay-choice__count\">");
    private static readonly ReadyHtml CountedEnd = new("</span>");
    private static readonly ReadyHtml End = new("</span></label>");
    // Once a language of the site.
    private readonly Starts?[] _starts = new Starts?[Language.All.Length];

    public static readonly ImmutableArray<Choice> PartsOfDay = [.. SearchForm.PartsOfDay.Select(p => new Choice("part", p.Slug, p.Words))];

    public static readonly FrozenDictionary<string, Choice> Facets =
        Wording.Facets.Groups.SelectMany(g => g.Choices).ToFrozenDictionary(c => c.Slug, c => new Choice("with", c.Slug, c.Words));

    public static Choice Of(Category category) => new("category", category.Slug, category.Name);

    /// <summary>Count: null where it is not counted.</summary>
    public IHtmlContent Draw(IStringLocalizer say, bool isOn, int? count = null)
    {
        var starts = _starts[Plural.LanguageOf(say).Number] ??= new(Start(say, ""), Start(say, " checked"));
        return new Drawing(isOn ? starts.On : starts.Off, count);
    }

    private ReadyHtml Start(IStringLocalizer say, string state) => new(
        $"<label class=\"hay-choice\"><input type=\"checkbox\" name=\"{Encoder.Encode(name)}\" value=\"{Encoder.Encode(slug)}\"{state}>"
        + (language is null ? $"<span>{Encoder.Encode(say[words])}" : $"<span lang=\"{Encoder.Encode(language)}\">{Encoder.Encode(words)}"));

    private sealed record Starts(ReadyHtml Off, ReadyHtml On);

    private sealed class Drawing(ReadyHtml start, int? count) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder)
        {
            start.WriteTo(writer, encoder);
            if (count is { } number)
            {
                Counted.WriteTo(writer, encoder);
                writer.Write(number.ToString(CultureInfo.InvariantCulture));
                CountedEnd.WriteTo(writer, encoder);
            }

            End.WriteTo(writer, encoder);
        }
    }
}
