using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Catalogue;
using Hay.Web.Metering;

namespace Hay.Web.Profiles;

/// <summary>
/// Holding, giving up and saving, and then waiting a moment so that the next page already shows it: the profile is told
/// at once, and the catalogue has read the activity's new state.
/// </summary>
internal sealed partial class Places(IGrainFactory grains, CatalogueSlot catalogue, CatalogueFeed feed, WebMeter meter, ILogger<Places> log)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PatienceToForget = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(5);

    public async Task<BookingOutcome> Hold(ProfileId profile, string activity, SessionId session, CancellationToken ct)
    {
        var outcome = await Activity(activity).Book(new BookPlace(profile, session), ct);
        meter.Booked("hold", outcome);
        if (outcome is BookingOutcome.Going or BookingOutcome.Waiting) await Settle(activity);
        return outcome;
    }

    public async Task<GiveUpOutcome> GiveUp(ProfileId profile, string activity, SessionId session, CancellationToken ct)
    {
        var outcome = await Activity(activity).GiveUp(new GiveUpPlace(profile, session), ct);
        meter.Booked("give_up", outcome);
        if (outcome == GiveUpOutcome.GivenUp) await Settle(activity);
        return outcome;
    }

    /// <summary>"I am here", at the door.</summary>
    public async Task<CheckInOutcome> CheckIn(ProfileId profile, string activity, SessionId session, CancellationToken ct)
    {
        var outcome = await Activity(activity).CheckIn(new CheckIn(profile, session), ct);
        meter.Booked("check_in", outcome);
        if (outcome == CheckInOutcome.Came) await Settle(activity);
        return outcome;
    }

    public Task<DescribeOutcome> Describe(string activity, DescribePlace command, CancellationToken ct) => Activity(activity).Describe(command, ct);

    /// <summary>What somebody told and was told about these places. Only for them.</summary>
    public async Task<ImmutableArray<HeldPlaceView>> Details(ProfileId? profile, IEnumerable<ProfileBooking> bookings, CancellationToken ct)
    {
        if (profile is not { } me) return [];
        var wanted = bookings.ToLookup(b => b.Activity, b => b.Session);
        var all = await Task.WhenAll(wanted.Select(async of => (of.Key, Places: await Activity(of.Key).PlacesOf(me, ct))));
        return [.. all.SelectMany(of => of.Places.Where(p => wanted[of.Key].Contains(p.Session)).Select(p => new HeldPlaceView(of.Key, p)))];
    }

    public Task<SaveOutcome> Save(ProfileId profile, string activity, CancellationToken ct) => Me(profile).Save(activity, ct);

    public Task<SaveOutcome> Unsave(ProfileId profile, string activity, CancellationToken ct) => Me(profile).Unsave(activity, ct);

    public async Task<ProfileView> View(ProfileId? profile, CancellationToken ct) =>
        profile is { } me ? await Me(me).View(ct) : new ProfileView { Saved = [], Bookings = [] };

    public Task Prefer(ProfileId profile, Preferences preferences, CancellationToken ct) => Me(profile).Prefer(preferences, ct);

    public Task AllowPicks(ProfileId profile, bool isAllowed, CancellationToken ct) => Me(profile).AllowPicks(isAllowed, ct);

    public Task Say(ProfileId profile, AboutMe about, CancellationToken ct) => Me(profile).Say(about, ct);

    public Task<WellbeingOutcome> SayHowThingsAre(ProfileId profile, Wellbeing said, CancellationToken ct) => Me(profile).SayHowThingsAre(said, ct);

    public Task TakeBackHowThingsAre(ProfileId profile, CancellationToken ct) => Me(profile).TakeBackHowThingsAre(ct);

    public Task OpenCalendar(ProfileId profile, string hash, CancellationToken ct) => Me(profile).OpenCalendar(hash, ct);

    public Task CloseCalendar(ProfileId profile, CancellationToken ct) => Me(profile).CloseCalendar(ct);

    public Task<JudgeOutcome> Judge(ProfileId profile, string activity, bool isLiked, CancellationToken ct) => Me(profile).Judge(activity, isLiked, ct);

    public Task Unjudge(ProfileId profile, string activity, CancellationToken ct) => Me(profile).Unjudge(activity, ct);

    /// <summary>
    /// Forgets a person everywhere: their places go to others, their record goes, and no fact names them. Once this returns
    /// it will be finished, even if the process dies. True: it is.
    /// </summary>
    public async Task<bool> Forget(ProfileId profile, CancellationToken ct)
    {
        var view = await Me(profile).View(ct);
        await Me(profile).Forget(ct);
        var isFinished = false;
        try
        {
            await Me(profile).Forgotten(CancellationToken.None).WaitAsync(PatienceToForget, ct);
            isFinished = true;
        }
        catch (Exception slow) when (slow is not OutOfMemoryException)
        {
            LogStillForgetting(slow.GetType().Name); // its message may say who; the profile itself goes on until it is done
        }

        foreach (var activity in view.Bookings.Select(b => b.Activity).Distinct()) await Settle(activity);
        return isFinished;
    }

    // The place is held whatever happens here: a slow journal or feed only makes the next page a second older.
    private async Task Settle(string activity)
    {
        using var soon = new CancellationTokenSource(Patience);
        try
        {
            await Activity(activity).Deliver(soon.Token).WaitAsync(soon.Token);
            var revision = (await Activity(activity).View(soon.Token))?.Revision ?? 0;
            feed.Nudge();
            while (catalogue.Current.Find(activity)?.Revision < revision) await Task.Delay(Step, soon.Token);
        }
        catch (Exception slow) when (slow is not OutOfMemoryException)
        {
            LogSlow(slow, activity);
        }
    }

    private IActivityGrain Activity(string id) => grains.GetGrain<IActivityGrain>(id);

    private IProfileGrain Me(ProfileId profile) => grains.GetGrain<IProfileGrain>(profile.Value);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The next page may be a moment behind for {Activity}")]
    private partial void LogSlow(Exception slow, string activity);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Somebody is still being forgotten ({Problem})")]
    private partial void LogStillForgetting(string problem);
}

/// <summary>A place as its holder sees it, and where it is.</summary>
internal sealed record HeldPlaceView(string Activity, MyPlace Place);
