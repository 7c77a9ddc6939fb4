using System.Globalization;
using Hay.Grains;
using Hay.Web.Cards;
using Hay.Web.Catalogue;
using Hay.Web.Picking;
using Hay.Web.Pulses;
using Hay.Web.Spaces;
using Hay.Web.Today;
using Hay.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Pages;

/// <summary>
/// "How are you today?", asked in a space: an answer is counted once a day a device, without anything about who gave it. Nothing is
/// counted by looking: an answer in the address only shows what suits it.
/// </summary>
internal sealed class HowModel(
    SpaceMap spaces, CatalogueSlot catalogue, PickedLists lists, Picks picks, CardMaker cards, IGrainFactory grains, IStringLocalizer<Languages.Words> say, TimeProvider clock) : PageModel
{
    private const string Given = "answer";

    internal SpaceDefinition Space { get; private set; } = null!;
    internal Weather? Weather { get; private set; }
    /// <summary>What somebody just said; null: nothing.</summary>
    public Answer? Answer { get; private set; }
    public bool HasAnswered { get; private set; }
    public PickedList? Picked { get; private set; }
    public Card? Talk { get; private set; }
    /// <summary>The day in London, as scripts write it.</summary>
    public string Today => clock.LondonNow().Day().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public async Task<IActionResult> OnGetAsync(string space, string? how, CancellationToken ct)
    {
        if (spaces.Find(space) is not { } found) return NotFound();
        Space = found;
        var now = clock.LondonNow();
        HasAnswered = AnsweredCookie.IsSet(Request, now.Day());
        Answer = Answer.Find(TempData[Given] as string) ?? Answer.Find(how);
        Weather = Weather.Of(await grains.GetGrain<IPulseGrain>(Space.Slug).Today(ct), say);
        if (Answer is not null) FillPicks(Answer, now);
        this.Frame(new PageFrame(say["How are you today?"]) { Accent = Space.Accent, IsUnlisted = true, IsLive = Answer is not null });
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string space, string? how, CancellationToken ct)
    {
        if (spaces.Find(space) is not { } found || Answer.Find(how) is not { } answer) return NotFound();
        var today = clock.LondonNow().Day();
        if (AnsweredCookie.IsSet(Request, today))
        {
            this.Say(Said.Sorry(say["You have answered today, so this was not counted again."]));
        }
        else
        {
            await grains.GetGrain<IPulseGrain>(found.Slug).Answer(Answers.KindOf(answer), ct);
            AnsweredCookie.Set(HttpContext, today, today.AddDays(1).Begins());
            this.Say(Said.Good(say["Thank you. Your answer is counted for {0} today, and nothing about you.", found.Name]));
        }

        TempData[Given] = answer.Slug;
        return Redirect($"/{found.Slug}/how#said");
    }

    private void FillPicks(Answer answer, DateTimeOffset now)
    {
        var (snapshot, place) = (catalogue.Current, new Place(Space, null));
        Picked = lists.For(new PickAsk { Answer = answer, Place = place }, snapshot, now);
        if (!answer.OffersTalk || picks.SomebodyToTalkTo(place, snapshot, now) is not { } talk) return;
        if (Picked.Cards.All(card => card.Card.Activity != talk.Entry.Id)) Talk = cards.Of(talk, now.Day(), null, "");
    }
}
