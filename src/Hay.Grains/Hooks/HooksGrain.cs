using System.Collections.Immutable;

namespace Hay.Grains;

[GrainType("hooks")]
internal sealed class HooksGrain(
    [PersistentState(StoreNames.Hooks, StoreNames.Provider)] IPersistentState<HookList> stored,
    IJournal journal,
    TimeProvider clock) : Grain, IHooksGrain
{
    // Time for whoever has it to send all of it, however slowly they are answered.
    private static readonly TimeSpan LeasedFor = TimeSpan.FromMinutes(1);

    // Who sends just now, until when. In memory only: where it is lost, something is sent twice, by the same name.
    private readonly Dictionary<string, DateTimeOffset> _taken = [];

    private DateTimeOffset Now => clock.GetUtcNow();

    public async Task<HookOutcome> Add(AddHook command, CancellationToken ct) =>
        await Tell(stored.State.Add(command, await journal.LastPositionAsync(ct), Now), AuditAct.WebhookAdded, command.By, command.Id, ct);

    public async Task<long> Hear(string hook, ImmutableArray<HookEvent> events, long through, CancellationToken ct)
    {
        await stored.Commit(stored.State.Hear(hook, events, through, Now), ct);
        return stored.State.Told(hook, events, through);
    }

    public Task Tidy(CancellationToken ct) => stored.Commit(stored.State.Tidy(Now), ct);

    public Task<HookWork?> Take(string hook, CancellationToken ct)
    {
        var now = Now;
        if (_taken.GetValueOrDefault(hook) > now || stored.State.Find(hook)?.Work(now) is not { } work) return Task.FromResult<HookWork?>(null);
        _taken[hook] = now + LeasedFor;
        return Task.FromResult<HookWork?>(work);
    }

    public async Task<bool> Report(string hook, ImmutableArray<HookResult> results, CancellationToken ct)
    {
        _taken.Remove(hook);
        return await Commit(stored.State.Report(hook, results, Random.Shared.NextDouble(), Now), ct);
    }

    public Task<HookOutcome> Test(string hook, string id, CancellationToken ct) => Commit(stored.State.Change(hook, h => h.Test(id, Now)), ct);

    public Task<HookOutcome> Again(string hook, string delivery, CancellationToken ct) => Commit(stored.State.Change(hook, h => h.Again(delivery, Now)), ct);

    public Task<HookOutcome> Renew(string hook, string secret, string by, CancellationToken ct) =>
        Tell(stored.State.Change(hook, h => (h.Renew(secret, Now), HookOutcome.Done)), AuditAct.WebhookSecretRenewed, by, hook, ct);

    public Task<HookOutcome> Stop(string hook, string by, CancellationToken ct) => Tell(stored.State.Stop(hook, by, Now), AuditAct.WebhookStopped, by, hook, ct);

    public Task Close(CancellationToken ct) => stored.Commit(stored.State.Close(Now), ct);

    public Task<HookList> View(CancellationToken ct) => Task.FromResult(stored.State);

    // The audit log first: what cannot be told is not done.
    private async Task<HookOutcome> Tell((HookList Next, HookOutcome Outcome) decided, AuditAct act, string by, string note, CancellationToken ct)
    {
        if (!ReferenceEquals(decided.Next, stored.State)) await Audit.Write(GrainFactory, new AuditEntry(by, act, StoreNames.Hooks, this.GetPrimaryKeyString(), note), ct);
        return await Commit(decided, ct);
    }

    private async Task<T> Commit<T>((HookList Next, T Outcome) decided, CancellationToken ct)
    {
        await stored.Commit(decided.Next, ct);
        return decided.Outcome;
    }
}
