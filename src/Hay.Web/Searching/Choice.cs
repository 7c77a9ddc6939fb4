using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using Hay.Web.Spaces;
using Microsoft.AspNetCore.Html;

namespace Hay.Web.Searching;

/// <summary>
/// A checkbox of the search form, with how many things it would leave. A search page has fifty of them, so the text that
/// never changes is put together once.
/// </summary>
/// <param name="name">Of the field.</param>
/// <param name="slug">What the address says.</param>
/// <param name="words">What people read.</param>
/// <param name="language">BCP 47 tag of the words, where they are not in that of the page.</param>
internal sealed class Choice(string name, string slug, string words, string? language = null)
{
    private readonly string _start =
        $"<label class=\"hay-choice\"><input type=\"checkbox\" name=\"{HtmlEncoder.Default.Encode(name)}\" value=\"{HtmlEncoder.Default.Encode(slug)}\"";
    private readonly string _words = $"><span{(language is null ? "" : $" lang=\"{HtmlEncoder.Default.Encode(language)}\"")}>{HtmlEncoder.Default.Encode(words)}";

    public static readonly ImmutableArray<Choice> PartsOfDay = [.. SearchForm.PartsOfDay.Select(p => new Choice("part", p.Slug, p.Words))];

    public static readonly ImmutableDictionary<string, Choice> Facets =
        Wording.Facets.Groups.SelectMany(g => g.Choices).ToImmutableDictionary(c => c.Slug, c => new Choice("with", c.Slug, c.Words));

    public static Choice Of(Category category) => new("category", category.Slug, category.Name);

    /// <summary>Count: null where it is not counted.</summary>
    public IHtmlContent Draw(bool isOn, int? count = null) => new Drawing(this, isOn, count);

    private sealed class Drawing(Choice choice, bool isOn, int? count) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder)
        {
            writer.Write(choice._start);
            if (isOn) writer.Write(" checked");
            writer.Write(choice._words);
            if (count is { } number)
            {
                writer.Write(" <span class=\"hay-choice__count\">");
                writer.Write(number.ToString(CultureInfo.InvariantCulture));
                writer.Write("</span>");
            }

            writer.Write("</span></label>");
        }
    }
}
