using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using Hay.Web.Languages;
using Hay.Web.Pages;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Hay.Web.Site;

/// <summary>Parts of pages that are the same on every page, such as the header: drawn once a language, then shown as they are.</summary>
internal sealed class DrawnOnce(HtmlEncoder encoder, IRazorViewEngine views, ITempDataDictionaryFactory said)
{
    private readonly ConcurrentDictionary<(string Name, int Language), IHtmlContent> _drawn = new();

    /// <summary>Name: one of a few that the code itself gives, never anything a visitor sends.</summary>
    public async Task<IHtmlContent> Show(string name, Func<Task<IHtmlContent>> draw)
    {
        var key = (name, Language.Current.Number);
        if (_drawn.TryGetValue(key, out var drawn)) return drawn;
        await using var paper = new StringWriter();
        (await draw()).WriteTo(paper, encoder);
        return _drawn[key] = new HtmlString(paper.ToString());
    }

    /// <summary>The same for a file without a model.</summary>
    /// <param name="http">The request that it is drawn for.</param>
    /// <param name="name">Of the file in Pages/Shared.</param>
    public Task<IHtmlContent> Show(HttpContext http, string name) => Show(name, async () => new HtmlString(await Draw(http, name)));

    /// <summary>Draws a file without a model now.</summary>
    /// <param name="http">The request that it is drawn for; the page may be one that MVC does not draw.</param>
    /// <param name="name">Of the file in Pages/Shared.</param>
    /// <param name="frame">What the layout is to know; null: no layout.</param>
    public async Task<string> Draw(HttpContext http, string name, PageFrame? frame = null)
    {
        var view = views.GetView(null, $"/Pages/Shared/{name}.cshtml", isMainPage: frame is not null).View ?? throw new InvalidOperationException($"There is no {name} in Pages/Shared.");
        var data = new ViewDataDictionary(new EmptyModelMetadataProvider(), new ModelStateDictionary()) { [PageFrame.Key] = frame };
        await using var paper = new StringWriter();
        await view.RenderAsync(new ViewContext(new ActionContext(http, http.GetRouteData(), new ActionDescriptor()), view, data, said.GetTempData(http), paper, new HtmlHelperOptions()));
        return paper.ToString();
    }
}
