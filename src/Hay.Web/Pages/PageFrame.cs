using System.Collections.Immutable;
using Hay.Web.Pictures;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hay.Web.Pages;

/// <summary>What a page tells the layout around it.</summary>
public sealed record PageFrame(string Title)
{
    internal const string Key = "Frame";

    /// <summary>Key of the colour of the space one is in.</summary>
    public string Accent { get; init; } = "";
    /// <summary>A sentence for search engines; empty: none.</summary>
    public string Description { get; init; } = "";
    /// <summary>The address to remember, where there are several.</summary>
    public string Canonical { get; init; } = "";
    /// <summary>First part of the address of the entry in the menu that one is at.</summary>
    public string At { get; init; } = "";
    /// <summary>Places left are on the page, to be kept current.</summary>
    public bool IsLive { get; init; }
    /// <summary>What other sites show beside a link to it; null: nothing.</summary>
    internal ShareCard? Card { get; init; }
    /// <summary>schema.org facts in JSON-LD, as <see cref="Elsewhere.LinkedData"/> writes them; empty: none.</summary>
    public string Facts { get; init; } = "";
    /// <summary>The same for machines that come again, by path: feeds and calendars.</summary>
    public ImmutableArray<(string Type, string Path)> Feeds { get; init; } = [];
    /// <summary>Left alone for so long, it goes from the screen: it is about people. Null: it stays.</summary>
    public TimeSpan? LeavesAfter { get; init; }
    /// <summary>Where one comes back to after choosing a language; empty: to the address that was asked for.</summary>
    internal string Back { get; init; } = "";
    /// <summary>Not for search engines.</summary>
    public bool IsUnlisted { get; init; }
}

internal static class PageFrames
{
    public static void Frame(this PageModel page, PageFrame frame) => page.ViewData[PageFrame.Key] = frame;
}
