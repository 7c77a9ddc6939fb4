using Microsoft.Extensions.Logging;

namespace Hay.Grains;

[GrainType("profile")]
internal sealed class ProfileGrain(
    [PersistentState(StoreNames.Profile, StoreNames.Provider)] IPersistentState<Profile> stored,
    IJournal journal,
    IChangeFeed feed,
    TimeProvider clock,
    ILogger<ProfileGrain> log) : Grain, IProfileGrain
{
    private FactDelivery _delivery = null!;
    private ProfileErasure _erasure = null!;
    private string? _code; // the last one; in memory as the code itself, and the grain stays longer than that is good

    private ProfileId Me => new(this.GetPrimaryKeyString());

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _delivery = NewDelivery();
        _delivery.Start(stored.State.Outbox);
        _erasure = new ProfileErasure(this, journal, feed, GrainFactory, log, () => stored.State.Forgetting, () => _delivery.Rest(), Clear);
        if (stored.State.Forgetting) _erasure.Start();
        return Task.CompletedTask;
    }

    public async Task<SaveOutcome> Save(string activity, CancellationToken ct)
    {
        var (next, outcome) = stored.State.Save(activity, Me, clock.GetUtcNow());
        await Commit(next, ct);
        return outcome;
    }

    public async Task<SaveOutcome> Unsave(string activity, CancellationToken ct)
    {
        var (next, outcome) = stored.State.Unsave(activity, Me, clock.GetUtcNow());
        await Commit(next, ct);
        return outcome;
    }

    public Task Prefer(Preferences preferences, CancellationToken ct) => Commit(stored.State.Prefer(preferences), ct);

    public Task AllowPicks(bool isAllowed, CancellationToken ct) => Commit(stored.State.AllowPicks(isAllowed, Me, clock.GetUtcNow()), ct);

    public Task Say(AboutMe about, CancellationToken ct) => Commit(stored.State.Say(about, Me, clock.GetUtcNow()), ct);

    public async Task<WellbeingOutcome> SayHowThingsAre(Wellbeing said, CancellationToken ct)
    {
        var (next, outcome) = stored.State.SayHowThingsAre(said, Me, clock.GetUtcNow());
        await Commit(next, ct);
        return outcome;
    }

    public Task TakeBackHowThingsAre(CancellationToken ct) => Commit(stored.State.TakeBackHowThingsAre(Me, clock.GetUtcNow()), ct);

    public async Task<JudgeOutcome> Judge(string activity, bool isLiked, CancellationToken ct)
    {
        var (next, outcome) = stored.State.Judge(activity, isLiked, Me, clock.GetUtcNow());
        await Commit(next, ct);
        return outcome;
    }

    public Task Unjudge(string activity, CancellationToken ct) => Commit(stored.State.Unjudge(activity, Me, clock.GetUtcNow()), ct);

    // The activity tells it again: by then it names nobody, or it is for whoever has begun anew.
    public Task Hear(Fact fact, CancellationToken ct) => stored.State.Forgetting
        ? throw new InvalidOperationException("Somebody who is being forgotten hears nothing until that is done.")
        : Commit(stored.State.Hear(fact, clock.GetUtcNow()), ct);

    public async Task<string> NewCode(CancellationToken ct)
    {
        await VoidCode(ct);
        var code = CarryCode.New();
        while (!await GrainFactory.GetGrain<ICarryGrain>(code).Offer(Me, ct)) code = CarryCode.New();
        return _code = code;
    }

    public Task OpenCalendar(string hash, CancellationToken ct) => Commit(stored.State.OpenCalendar(hash, clock.GetUtcNow()), ct);

    public Task CloseCalendar(CancellationToken ct) => Commit(stored.State.CloseCalendar(), ct);

    public Task<ProfileView> View(CancellationToken ct) => Task.FromResult(stored.State.View());

    public async Task Forget(CancellationToken ct)
    {
        await Commit(stored.State.Forget(), ct);
        _erasure.Start();
        await VoidCode(ct);
    }

    public Task Forgotten(CancellationToken ct) => _erasure.Run(CancellationToken.None);

    private async Task VoidCode(CancellationToken ct)
    {
        if (_code is { } last) await GrainFactory.GetGrain<ICarryGrain>(last).Void(Me, ct);
        _code = null;
    }

    // Every write also clears what has arrived in the journal since the last one.
    private async Task Commit(Profile next, CancellationToken ct)
    {
        if (ReferenceEquals(next, stored.State)) return;
        await stored.Commit(next with { Outbox = next.Outbox.Without(_delivery.Arrived) }, ct);
        _delivery.Start(stored.State.Outbox);
    }

    // The last step of being forgotten. Nothing else writes meanwhile: a profile that is forgetting takes nothing in.
    private async Task Clear()
    {
        await stored.ClearStateAsync();
        _delivery = NewDelivery(); // whoever comes next under this number begins with fact 1
    }

    private FactDelivery NewDelivery() => new(this, StoreNames.Profile, journal, GrainFactory);
}
