using System.Collections.Immutable;
using System.Text;
using Hay.Web.Pages.Shared;
using Hay.Web.Site;
using Hay.Web.Wording;
using Microsoft.AspNetCore.Html;

namespace Hay.Web.Cards;

/// <summary>An activity as a ticket on the board: a stub that says when, a body that says what. Only words, ready to show.</summary>
public sealed record Card
{
    private IHtmlContent? _drawn;

    public required string Activity { get; init; }
    public required string Href { get; init; }
    public required string Title { get; init; }
    /// <summary>BCP 47 tag of the title's language; null: the page's own.</summary>
    public string? WrittenIn { get; init; }
    /// <summary>Key of the space's colour.</summary>
    public required string Accent { get; init; }
    public required string Mark { get; init; }
    public string Day { get; init; } = "";
    public string Time { get; init; } = "";
    public string Where { get; init; } = "";
    /// <summary>"0.8 miles", from where the page was asked for; the page itself may know better.</summary>
    public string Far { get; init; } = "";
    /// <summary>Degrees as a number in text; empty where there is no place to go to.</summary>
    public string Lat { get; init; } = "";
    public string Lon { get; init; } = "";
    /// <summary>Why it is shown, in a sentence; empty: because it was asked for.</summary>
    public string Why { get; init; } = "";
    /// <summary>That nobody has confirmed it for long; empty: somebody has.</summary>
    public string Old { get; init; } = "";
    public ImmutableArray<CardFact> Facts { get; init; } = [];
    /// <summary>Empty where there are no dates.</summary>
    public string Session { get; init; } = "";
    public long Revision { get; init; }
    public PlacesLeft Places { get; init; }
    public bool IsOff { get; init; }

    /// <summary>
    /// The card as HTML: drawn by its template once, then shown as often as it is found. Cards live as long as the entry
    /// they were made of, so a busy search page is mostly text that is ready.
    /// </summary>
    public IHtmlContent Drawn(HttpContext http)
    {
        if (_drawn is not null) return _drawn;
        using var paper = new Paper();
        // A template that waits for nothing is drawn when it returns.
        new Pages_Shared__Card { Model = this }.Draw(http, paper).GetAwaiter().GetResult();
        var drawn = paper.Written.Span;
        return _drawn = new ReadyHtml(drawn[Ascii.Trim(drawn)].ToArray());
    }
}

/// <summary>Look: "" or a modifier of the class hay-fact.</summary>
public readonly record struct CardFact(string Words, string Look);
