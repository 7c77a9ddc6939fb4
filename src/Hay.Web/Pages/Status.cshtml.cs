using System.Collections.Immutable;
using System.Globalization;
using Hay.Care;
using Hay.Grains;
using Hay.Web.Cards;
using Hay.Web.Catalogue;
using Hay.Web.Site;
using Hay.Web.Wording;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Pages;

/// <summary>
/// When something cannot be shown: what happened in plain words, never blame, and a next step; beside it, what is on in
/// the space that was asked for. Also made for forms that were refused, hence no token is asked.
/// </summary>
[IgnoreAntiforgeryToken, ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class StatusModel(CatalogueSlot catalogue, SpaceMap spaces, CardMaker cards,
    IStringLocalizer<Languages.Words> say, TimeProvider clock) : PageModel
{
    private const int Alternatives = 4;

    public string Heading { get; private set; } = "";
    public string Words { get; private set; } = "";
    /// <summary>It is a listing that nobody has confirmed for half a year.</summary>
    public bool IsUnconfirmed { get; private set; }
    /// <summary>It is of the connector service, whose pages are in English, and speak of records.</summary>
    public bool IsOfCare { get; private set; }
    internal SpaceDefinition? Space { get; private set; }
    public ImmutableArray<Card> Instead { get; private set; } = [];

    // Whatever the method of the request that went wrong: one that no page takes is told so as well.
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context) =>
        Show(int.Parse((string)context.RouteData.Values["code"]!, CultureInfo.InvariantCulture));

    private void Show(int code)
    {
        Response.StatusCode = code is >= 400 and <= 599 ? code : StatusCodes.Status404NotFound;
        (Heading, Words) = Say(Response.StatusCode);
        Away.Say(HttpContext); // in the same words: it is not the fault of whoever reads it
        var asked = (HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries);
        Space = spaces.Find(asked.ElementAtOrDefault(0));
        var stopped = catalogue.Current.Stopped(asked.ElementAtOrDefault(1));
        if (stopped is { IsUnconfirmed: true }) (Heading, Words) = (say["Is {0} still running?", stopped.Title], say["Nobody has told us so for half a year, so it is off our pages. It may well be going on: if you know the people, ask them. As soon as one of them tells us that it is still running, it is back."]);
        else if (stopped is not null) Heading = say["{0} has stopped", stopped.Title];
        IsUnconfirmed = stopped is { IsUnconfirmed: true };
        IsOfCare = Response.StatusCode == StatusCodes.Status404NotFound && asked is ["care", ..] && HttpContext.RequestServices.GetService<CareNetwork>() is not null;
        if (IsOfCare) (Heading, Words) = ("There is no such record here", "The address may have a slip in it, or it is not yours to see any more: a colleague or another team may have it now.");
        else if (Response.StatusCode is StatusCodes.Status404NotFound or StatusCodes.Status410Gone) Instead = Alike(stopped);
        this.Frame(new PageFrame(Heading) { Accent = Space?.Accent ?? "" });
    }

    // The same kind of thing in the same place first; else whatever comes next there.
    private ImmutableArray<Card> Alike(StoppedListing? stopped)
    {
        var now = clock.LondonNow();
        var query = new CatalogueQuery { Space = Space?.Slug, From = now, Take = Alternatives };
        var found = stopped is null ? [] : catalogue.Current.Search(query with { Categories = [stopped.Category] }).Hits;
        return cards.Of(found.IsEmpty ? catalogue.Current.Search(query).Hits : found, now.Day(), Space?.Slug);
    }

    private (string Heading, string Words) Say(int code) => code switch
    {
        400 => (say["That did not go through"], say["The page may have been open for a long time. Go back, load it again and press the button once more. Nothing was changed."]),
        403 => (say["This page is not open to you"], say["If you think it should be, ask the person who sent you the link."]),
        404 => (say["We cannot find that page"], say["The address may have a slip in it, or the group may have moved. Here is what we can find."]),
        405 => (say["That did not go through"], say["This page cannot do that. Go back and try again. Nothing was changed."]),
        410 => (say["This one has stopped"], say["The group is not running any more, or has asked us to take it down. Others like it are close by."]),
        413 => (say["That was too long"], say["Please make it shorter and send it again. Nothing was changed."]),
        429 => (say["That was a lot at once"], say["Please wait a minute, then try again. Nothing was lost."]),
        503 => (say["Hay is waking up"], say["Please try again in a minute."]),
        _ => (say["Something went wrong on our side"], say["It is not you. Please try again in a minute. What you have saved and the places you hold are safe."]),
    };
}
