using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Calendars;
using Hay.Web.Cards;
using Hay.Web.Catalogue;
using Hay.Web.Languages;
using Hay.Web.Picking;
using Hay.Web.Profiles;
using Hay.Web.Site;
using Hay.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Words = Hay.Web.Languages.Words;

namespace Hay.Web.Pages;

/// <summary>
/// Everything Hay keeps about one person, shown to that person: their week, what they saved, what suits them; and how to
/// take it along or take it back.
/// </summary>
internal sealed class MeModel(
    CatalogueSlot catalogue, SpaceMap spaces, CardMaker cards, ProfileCookie cookie, Places places, ForYouMaker forYou,
    Geography geography, CalendarKeys calendarKeys, PublicAddress site, IStringLocalizer<Words> say, TimeProvider clock) : PageModel
{
    private const int DaysAWeek = 7;
    private const string Forgotten = "forgotten";
    private const string NewCalendar = "calendar";

    /// <summary>The next seven days, with plans or without; empty when there are no plans at all.</summary>
    internal ImmutableArray<PlanDay> Week { get; private set; } = [];
    /// <summary>Days after that which have plans.</summary>
    internal ImmutableArray<PlanDay> Later { get; private set; } = [];
    /// <summary>The latest first.</summary>
    internal ImmutableArray<PlanRow> Past { get; private set; } = [];
    /// <summary>Places of which one can tell the group something.</summary>
    internal ImmutableArray<TellRow> Held { get; private set; } = [];
    internal ImmutableArray<SavedRow> Saved { get; private set; } = [];
    internal Preferences Preferences { get; private set; } = Preferences.None;
    internal SpaceMap Spaces => spaces;
    internal AboutMe About { get; private set; } = AboutMe.Nothing;
    internal HowThingsAre HowThingsAre { get; private set; } = null!;
    internal ForYou ForYou { get; private set; } = null!;
    public bool IsKnown { get; private set; }
    /// <summary>A calendar elsewhere may read their plans.</summary>
    public bool IsFollowed { get; private set; }
    /// <summary>By this address, which is shown once; empty: it was shown before. No link of "webcal:" goes to it: some calendars would ask there without encryption first.</summary>
    public string CalendarAddress { get; private set; } = "";
    public bool IsForgotten { get; private set; }
    public bool IsEmpty => Week.IsEmpty && Later.IsEmpty && Saved.IsEmpty;
    public bool HasWaiting => Week.Concat(Later).Any(d => d.Plans.Any(p => p.IsWaiting));

    public async Task OnGetAsync(CancellationToken ct)
    {
        var me = cookie.Read(HttpContext);
        IsKnown = me is not null;
        IsForgotten = TempData[Forgotten] is true;
        var mine = await places.View(me, ct);
        var now = clock.LondonNow();
        var snapshot = catalogue.Current;
        (Preferences, About) = (mine.Preferences, mine.About);
        IsFollowed = mine.Calendar is not null;
        CalendarAddress = IsFollowed && TempData[NewCalendar] is string key ? site.Of(Request, $"{CalendarKeys.Path}{key}.ics") : "";
        HowThingsAre = HowThingsAre.Of(mine, now, say);
        Saved = [.. mine.Saved.Select(s => SavedRow.Of(s.Activity, snapshot, cards, now))];
        FillDays([.. mine.Bookings.Select(b => Plan.Of(b, snapshot))], now);
        await FillMine(me, mine.Bookings, ct);
        ForYou = forYou.Of(me, mine, snapshot, now);
        this.Frame(new PageFrame(say["Your plans"]) { At = "/me", IsLive = !Week.IsEmpty || !Later.IsEmpty || !Saved.IsEmpty || ForYou.Picked is { Cards.IsEmpty: false } });
    }

    public async Task<IActionResult> OnPostGiveUpAsync(string? activity, string? session, CancellationToken ct)
    {
        var me = cookie.Read(HttpContext);
        // Only what is theirs: an address somebody made up must not wake a grain.
        var isTheirs = SessionId.TryParse(session, out var id)
            && (await places.View(me, ct)).Bookings.Any(b => b.Activity == activity && b.Session == id);
        return Done(BookingWords.Of(isTheirs ? await places.GiveUp(me!.Value, activity!, id, ct) : GiveUpOutcome.HadNone, say));
    }

    /// <param name="activity">Where they hold a place.</param>
    /// <param name="session">On which date.</param>
    /// <param name="firstName">What the group may call them; empty: nothing.</param>
    /// <param name="email">Where news of that date goes; empty: nowhere.</param>
    /// <param name="from">"activity": the page they were on.</param>
    /// <param name="ct">Stops.</param>
    public async Task<IActionResult> OnPostDescribeAsync(string? activity, string? session, string? firstName, string? email, string? from, CancellationToken ct)
    {
        // Only what is listed and somebody known: an address somebody made up must not wake a grain.
        var entry = catalogue.Current.Find(activity ?? "");
        var outcome = SessionId.TryParse(session, out var id) && entry is not null && cookie.Read(HttpContext) is { } me
            ? await places.Describe(entry.Id, new DescribePlace(me, id, firstName ?? "", email ?? ""), ct)
            : DescribeOutcome.NoPlace;
        this.Say(BookingWords.Of(outcome, say));
        return Redirect(from == "activity" && entry is not null ? $"/{entry.Listing.Space}/{entry.Id}#said" : "/me#said");
    }

    public async Task<IActionResult> OnPostUnsaveAsync(string? activity, CancellationToken ct) =>
        Done(BookingWords.Of(cookie.Read(HttpContext) is { } me ? await places.Unsave(me, activity ?? "", ct) : SaveOutcome.NotSaved, say));

    public async Task<IActionResult> OnPostPreferAsync(Need[] needs, UsualTime[] times, string? place, CancellationToken ct)
    {
        var chosen = (place ?? "").Split('/');
        var space = spaces.Find(chosen[0]);
        var locality = space?.Localities.FirstOrDefault(l => l.Slug == chosen.ElementAtOrDefault(1));
        await places.Prefer(cookie.ReadOrIssue(HttpContext), new Preferences
        {
            Needs = [.. needs],
            Times = [.. times],
            Space = space?.Slug ?? "",
            Locality = locality?.Slug ?? "",
        }, ct);
        return Done(Said.Good(say["Remembered. You can change it here whenever you like."]));
    }

    /// <param name="neighbourhood">Where they live; empty: they would rather not say.</param>
    /// <param name="age">Their age band; empty likewise.</param>
    /// <param name="ct">Stops.</param>
    public async Task<IActionResult> OnPostCountAsync(string? neighbourhood, string? age, CancellationToken ct)
    {
        var about = new AboutMe
        {
            Neighbourhood = geography.Find(neighbourhood ?? "") is { Level: AreaLevel.Neighbourhood } area ? area.Id : "",
            AgeBand = AgeBands.All.Contains(age ?? "") ? age! : "",
        };
        if (about == AboutMe.Nothing && cookie.Read(HttpContext) is null) return Redirect("/me");
        await places.Say(cookie.ReadOrIssue(HttpContext), about, ct);
        return Done(Said.Good(about == AboutMe.Nothing
            ? say["Taken back. From now on nobody counts where you live or how old you are."]
            : say["Thank you. Your area counts."]));
    }

    /// <summary>Each from 0 to 10; null: left out.</summary>
    public async Task<IActionResult> OnPostHowThingsAreAsync(int? satisfied, int? worthwhile, int? happy, int? anxious, CancellationToken ct)
    {
        var said = new Wellbeing { Satisfied = satisfied, Worthwhile = worthwhile, Happy = happy, Anxious = anxious };
        if (said == Wellbeing.NotSaid) return Done(HowThingsAre.Reply(WellbeingOutcome.NotSaid, say));
        return Done(HowThingsAre.Reply(await places.SayHowThingsAre(cookie.ReadOrIssue(HttpContext), said, ct), say));
    }

    public async Task<IActionResult> OnPostTakeBackHowThingsAreAsync(CancellationToken ct)
    {
        if (cookie.Read(HttpContext) is { } me) await places.TakeBackHowThingsAre(me, ct);
        return Done(Said.Good(say["Taken back. Your answers are deleted and count no more."]));
    }

    public async Task<IActionResult> OnPostFollowAsync(CancellationToken ct)
    {
        var me = cookie.ReadOrIssue(HttpContext);
        var (key, hash) = calendarKeys.New(me);
        await places.OpenCalendar(me, hash, ct);
        TempData[NewCalendar] = key;
        return Done(Said.Good(say["Here is your address. If there was one before, it works no more."]));
    }

    public async Task<IActionResult> OnPostUnfollowAsync(CancellationToken ct)
    {
        if (cookie.Read(HttpContext) is { } me) await places.CloseCalendar(me, ct);
        return Done(Said.Good(say["Turned off. The address works no more."]));
    }

    public async Task<IActionResult> OnPostForgetAsync(CancellationToken ct)
    {
        var isFinished = cookie.Read(HttpContext) is not { } me || await places.Forget(me, ct);
        ProfileCookie.Forget(HttpContext);
        HttpContext.ForgetLanguage();
        TempData[Forgotten] = true;
        return Done(Said.Good(isFinished
            ? say["Done. Your places are given up, everything Hay kept about you is gone, and this device is forgotten."]
            : say["This device is forgotten. Everything Hay kept about you is being removed now, and your places are being given up. You need not wait for it."]));
    }

    private async Task FillMine(ProfileId? me, ImmutableArray<ProfileBooking> bookings, CancellationToken ct)
    {
        var ahead = Week.Concat(Later).SelectMany(d => d.Plans).Where(p => p.Plan.Entry is not null).Select(p => (p.Plan.Activity, p.Plan.Session)).ToHashSet();
        var held = (await places.Details(me, bookings.Where(b => ahead.Contains((b.Activity, b.Session))), ct)).ToDictionary(h => (h.Activity, h.Place.Session), h => h.Place);
        PlanDay Fill(PlanDay day) => day with { Plans = [.. day.Plans.Select(p => p with { Mine = held.GetValueOrDefault((p.Plan.Activity, p.Plan.Session)) })] };
        Week = [.. Week.Select(Fill)];
        Later = [.. Later.Select(Fill)];
        Held = [.. Week.Concat(Later).SelectMany(d => d.Plans).Where(p => p is { Mine: not null, Plan.IsOff: false }).Select(p => new TellRow(
            p.Plan.Entry!, p.Mine!, $"{p.Day}{Languages.Language.Current.Comma}{p.Time}"))];
    }

    private void FillDays(ImmutableArray<Plan> plans, DateTimeOffset now)
    {
        var today = now.Day();
        Past = [.. plans.Where(p => p.End <= now && p.Standing == Standing.Going).OrderByDescending(p => p.Start).Select(p => PlanRow.Of(p, now, say))];
        var days = plans.Where(p => p.End > now).OrderBy(p => p.Start)
            // What began yesterday and is still on belongs to today.
            .GroupBy(p => p.Start.Day() < today ? today : p.Start.Day())
            .ToDictionary(d => d.Key, d => d.Select(p => PlanRow.Of(p, now, say)).ToImmutableArray());
        if (days.Count == 0) return;
        var week = Enumerable.Range(0, DaysAWeek).Select(today.AddDays).ToList();
        Week = [.. week.Select(day => PlanDay.Of(day, days.GetValueOrDefault(day, []), today, say))];
        Later = [.. days.Where(d => d.Key > week[^1]).OrderBy(d => d.Key).Select(d => PlanDay.Of(d.Key, d.Value, today, say))];
    }

    private RedirectResult Done(Said said)
    {
        this.Say(said);
        return Redirect("/me#said");
    }
}
