using System.Collections.Immutable;
using Orleans.CodeGeneration;
using Orleans.Concurrency;

namespace Hay.Grains;

/// <summary>
/// The webhooks of one organisation or one space: where they lead, what waits to be sent to each, and how it went. Key: see
/// <see cref="HookKeys"/>. Sends nothing itself. Who may call what is asked before (<see cref="Rights"/>).
/// </summary>
[Alias("hay.IHooksGrain")]
[Version(1)]
public interface IHooksGrain : IGrainWithStringKey
{
    /// <summary>From now on, what happens is told there. Safe to send twice.</summary>
    [Alias("Add")] Task<HookOutcome> Add(AddHook command, CancellationToken ct);

    /// <summary>
    /// What happened after its place, by growing position, read in the journal up to this position; what is known already is passed over.
    /// Returns the position up to which it was taken: where the webhook is full, that is less, and the rest is told again later.
    /// </summary>
    [Alias("Hear")] Task<long> Hear(string hook, ImmutableArray<HookEvent> events, long through, CancellationToken ct);

    /// <summary>Forgets those that ended long ago.</summary>
    [Alias("Tidy")] Task Tidy(CancellationToken ct);

    /// <summary>What is due, for whoever asks first; they send it, and report. Null: nothing is, or somebody else does it.</summary>
    [Alias("Take")] Task<HookWork?> Take(string hook, CancellationToken ct);

    /// <summary>How it went. True: something has been given up for the first time since it worked, and its people are to be told.</summary>
    [Alias("Report")] Task<bool> Report(string hook, ImmutableArray<HookResult> results, CancellationToken ct);

    /// <summary>Sends something that says only that it is a test.</summary>
    [Alias("Test")] Task<HookOutcome> Test(string hook, string id, CancellationToken ct);

    /// <summary>Sends something once more that is done with; an empty name: all that was given up.</summary>
    [Alias("Again")] Task<HookOutcome> Again(string hook, string delivery, CancellationToken ct);

    /// <summary>Another secret, sealed. For a day the one before signs too. By: id of the account that wants it.</summary>
    [Alias("Renew")] Task<HookOutcome> Renew(string hook, string secret, string by, CancellationToken ct);

    /// <summary>Nothing is sent there any more. By: id of the account that ends it. Safe to send twice.</summary>
    [Alias("Stop")] Task<HookOutcome> Stop(string hook, string by, CancellationToken ct);

    /// <summary>Ends all of them: whose they are has closed. Safe to send twice.</summary>
    [Alias("Close")] Task Close(CancellationToken ct);

    /// <summary>Not for the public.</summary>
    [ReadOnly, Alias("View")] Task<HookList> View(CancellationToken ct);
}
