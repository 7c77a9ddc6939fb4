using System.Net;
using Hay.Web.Site;

namespace Hay.Web.Pages;

/// <summary>What somebody puts into their own page, so that what is on next stands there in a frame.</summary>
/// <param name="Title">What the frame is called.</param>
/// <param name="Page">Our page that says more.</param>
/// <param name="Framed">What the frame shows.</param>
/// <param name="Code">The small script that makes it as tall as it needs to be.</param>
internal sealed record FrameCode(string Title, string Page, string Framed, string Code)
{
    /// <param name="request">From whom.</param>
    /// <param name="site">The address of the site.</param>
    /// <param name="title">What the frame is called.</param>
    /// <param name="page">Path of our page that says more.</param>
    /// <param name="framed">Path of what the frame shows, below /embed.</param>
    public static FrameCode Of(HttpRequest request, PublicAddress site, string title, string page, string framed) =>
        new(title, site.Of(request, page), site.Of(request, $"/embed/{framed}"), site.Of(request, "/embed.js"));

    /// <summary>A frame that needs no script.</summary>
    public string Plain => $"""<iframe src="{WebUtility.HtmlEncode(Framed)}" title="{WebUtility.HtmlEncode(Title)}" width="100%" height="320" loading="lazy"></iframe>""";

    /// <summary>A frame as tall as what is in it; without script it is a link.</summary>
    public string Scripted => $"""
        <a href="{WebUtility.HtmlEncode(Page)}" data-hay-embed="{WebUtility.HtmlEncode(Framed)}">{WebUtility.HtmlEncode(Title)}</a>
        <script src="{WebUtility.HtmlEncode(Code)}" defer></script>
        """;
}
