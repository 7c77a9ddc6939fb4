using Hay.Embedded;
using Hay.Grains;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Storage;

namespace Hay.Care.Tests;

/// <summary>The connector service on the embedded runtime, over a store in memory.</summary>
public sealed class CareSilo : IAsyncLifetime
{
    private IHost _host = null!;

    internal MemoryStore Store { get; } = new();
    /// <summary>The site's own store, where its audit log is.</summary>
    internal MemoryStore Site { get; } = new();
    /// <summary>What the operator's log says of looks at lists.</summary>
    internal HeardLog<ListLooks> Heard { get; } = new();
    internal SetClock Clock { get; } = new();
    internal CareBook Book => _host.Services.GetRequiredService<CareBook>();
    internal CareFeed Feed => _host.Services.GetRequiredService<CareFeed>();
    internal ListLooks Looks => _host.Services.GetRequiredService<ListLooks>();
    internal IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    internal ICaseGrain Case(string id) => Grains.GetGrain<ICaseGrain>(id);

    internal async Task<string> Received(string team = CareTown.North)
    {
        var id = CaseId.New();
        var referral = CareTown.Referral(team) with { Person = CareTown.Mira(CaseId.New()) };
        Assert.Equal(CareResult.Done, await Case(id).Receive(referral, CareTown.Pat, default));
        return id;
    }

    internal async Task<string> Active(string team = CareTown.North)
    {
        var id = await Received(team);
        var (lead, connector) = team == CareTown.North ? (CareTown.Lea, CareTown.Ann) : (CareTown.Sue, CareTown.Sam);
        Assert.Equal(CareResult.Done, await Case(id).Accept(lead, default));
        Assert.Equal(CareResult.Done, await Case(id).PickUp(connector, default));
        return id;
    }

    /// <summary>The log of a case, or a page of it, was written past Hay and does not open any more; no grain remembers what was in it.</summary>
    internal async Task Tear(string caseId, int? page = null)
    {
        if (page is { } number)
        {
            var key = CaseLog.PageKey(caseId, number);
            Store.Tear(CareStoreNames.CaseLogPage, key);
            var line = new AuditLine(long.MaxValue, Clock.Now, "", AuditAct.CaseSeen, "", "", "", "");
            await Assert.ThrowsAsync<InconsistentStateException>(() => Grains.GetGrain<ICaseLogPageGrain>(key).Keep([line], default));
            return;
        }

        Store.Tear(CareStoreNames.CaseLog, caseId);
        await Assert.ThrowsAsync<InconsistentStateException>(() => Case(caseId).Look(CareTown.Ann, LookReason.Supervision, default));
    }

    /// <summary>The lines of a case's log as "who act note".</summary>
    internal async Task<string[]> Log(string id)
    {
        var tail = await Grains.GetGrain<ICaseLogGrain>(id).Tail(default);
        var pages = Store.Keys(CareStoreNames.CaseLogPage).Where(k => CaseLog.ParsePageKey(k)?.CaseId == id).SelectMany(k => Store.Stored<AuditPage>(CareStoreNames.CaseLogPage, k)!.Lines);
        return [.. pages.Concat(tail.Lines).Distinct().Select(l => $"{l.Who} {l.What} {l.Note}".TrimEnd())];
    }

    /// <summary>Waits until the book has what was written.</summary>
    internal async Task Catch()
    {
        var written = Store.Keys(CareStoreNames.Case).Count(k => Store.Stored<Case>(CareStoreNames.Case, k) is not null);
        var (version, deadline) = (Book.Version, DateTime.UtcNow.AddSeconds(20));
        Feed.Nudge();
        while ((Book.Count != written || !IsCurrent()) && DateTime.UtcNow < deadline)
        {
            await Task.Delay(5);
            Feed.Nudge();
        }

        Assert.True(IsCurrent(), $"The book stayed at {version}");
    }

    public async Task InitializeAsync()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.Services.AddKeyedSingleton<IGrainStorage>(CareStoreNames.Provider, Store);
        builder.Services.AddKeyedSingleton<IChangeFeed>(CareStoreNames.Provider, Store);
        builder.Services.AddKeyedSingleton<IGrainStorage>(StoreNames.Provider, Site);
        builder.Services.AddSingleton<ILogger<ListLooks>>(Heard);
        builder.Services.AddHayEmbedded(silo => silo.AddGrains(typeof(Case).Assembly).AddGrains(typeof(Audit).Assembly));
        builder.Services.AddSingleton(CareTown.Network).AddHayCare(_ => CareTown.Decile);
        _host = builder.Build();
        await _host.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    private bool IsCurrent() => Store.Keys(CareStoreNames.Case).All(key => Store.Stored<Case>(CareStoreNames.Case, key) is not { } stored
        || (Book.Find(CareTown.Actor(stored.Now.Holder, RoleKind.CareLead, stored.Now.Team), key) is { } row && row.Step == stored.Now.Step && row.Contacts == stored.Contacts.Length && row.HeldSince == stored.Now.Since));
}

/// <summary>The time is what a test says; it passes as it does.</summary>
internal sealed class SetClock : TimeProvider
{
    private long _now = CareTown.Now.UtcTicks;

    public DateTimeOffset Now
    {
        get => new(Volatile.Read(ref _now), TimeSpan.Zero);
        set => Volatile.Write(ref _now, value.UtcTicks);
    }

    public override DateTimeOffset GetUtcNow() => Now;
}
