using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Razor.Internal;

namespace Hay.Web.Site;

/// <summary>
/// A Razor file that writes straight onto <see cref="Paper"/>, for what is drawn more often than anything else: no view is looked for, and
/// nothing is buffered twice. It knows its model and what it injects; layouts, tag helpers and partials of MVC are for other files. Text is
/// encoded, and attributes are left out, as in those.
/// </summary>
internal abstract class Template
{
    // MVC has a Razor file inject more than it uses; of that, nothing is given.
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Injected = new();
    private HttpContext _http = null!;
    private Paper _paper = null!;
    private HtmlEncoder _encoder = null!;
    private Attribute _attribute;

    /// <summary>The request that it is drawn for.</summary>
    protected HttpContext Context => _http;

    /// <summary>Writes all of it.</summary>
    /// <param name="http">The request that it is drawn for.</param>
    /// <param name="paper">What to write on.</param>
    public Task Draw(HttpContext http, Paper paper)
    {
        (_http, _paper, _encoder) = (http, paper, http.RequestServices.GetRequiredService<HtmlEncoder>());
        foreach (var property in Injected.GetOrAdd(GetType(), Ours)) property.SetValue(this, http.RequestServices.GetRequiredService(property.PropertyType));
        return ExecuteAsync();
    }

    /// <summary>The text of the file, as Razor compiles it.</summary>
    public abstract Task ExecuteAsync();

    /// <summary>Writes another template here.</summary>
    protected async Task<IHtmlContent?> Part(Template part)
    {
        await part.Draw(_http, _paper);
        return null;
    }

    protected void WriteLiteral(string? text) => _paper.Write(text);

    /// <summary>Razor writes what stands in the file by this one.</summary>
    protected void WriteLiteral(ReadOnlySpan<byte> utf8) => _paper.Write(utf8);

    protected void Write(string? text)
    {
        if (!string.IsNullOrEmpty(text)) _paper.Write(_encoder.Encode(text));
    }

    protected void Write(IHtmlContent? content) => content?.WriteTo(_paper, _encoder);

    protected void Write(object? value)
    {
        if (value is IHtmlContent content) Write(content);
        else Write(value?.ToString());
    }

    protected void BeginWriteAttribute(string name, string prefix, int prefixOffset, string suffix, int suffixOffset, int values)
    {
        _attribute = new(name, prefix, suffix, values == 1);
        if (values != 1) WriteLiteral(prefix);
    }

    // An attribute of one value that is null or false is left out; one that is true is called by its name.
    protected void WriteAttributeValue(string prefix, int prefixOffset, object? value, int valueOffset, int valueLength, bool isLiteral)
    {
        if (_attribute.IsAlone)
        {
            if (value is null || (prefix.Length == 0 && value is false))
            {
                _attribute = _attribute with { Suffix = "" };
                return;
            }

            WriteLiteral(_attribute.Prefix);
            if (prefix.Length == 0 && value is true) value = _attribute.Name;
        }

        if (value is null) return;
        WriteLiteral(prefix);
        if (isLiteral) WriteLiteral(value.ToString());
        else Write(value);
    }

    protected void EndWriteAttribute() => WriteLiteral(_attribute.Suffix);

    private static PropertyInfo[] Ours(Type template) => [.. template.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
        .Where(p => p.IsDefined(typeof(RazorInjectAttribute)) && p.PropertyType.Namespace?.StartsWith("Microsoft.AspNetCore.Mvc", StringComparison.Ordinal) != true)];

    private readonly record struct Attribute(string Name, string Prefix, string Suffix, bool IsAlone);
}

/// <summary>One that is drawn of something.</summary>
internal abstract class Template<TModel> : Template
{
    public required TModel Model { get; init; }
}
