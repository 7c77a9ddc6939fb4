using Hay.Grains;
using Hay.Silo;
using Hay.Web.Catalogue;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Hay.Web.Tests.Site;

/// <summary>
/// The whole site in this process: the demo county in a folder of its own, on a free loopback port. It is always a
/// Tuesday morning when it starts, so that something is on; then time passes, and faster where a test says so.
/// </summary>
public class RunningSite : IAsyncLifetime
{
    private readonly LeapingClock _clock = new(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hay-site-");
    private WebApplication? _app;

    /// <summary>What the operator says people know it by; null: nothing.</summary>
    public string? OwnAddress { get; init; }

    /// <summary>Whether the demo county is there; else nothing is.</summary>
    public bool HasCounty { get; init; } = true;

    /// <summary>Whether the connector service is on.</summary>
    public bool HasCare { get; init; }

    public Uri Address { get; private set; } = null!;
    public IServiceProvider Services => _app!.Services;
    public IGrainFactory Grains => Services.GetRequiredService<IGrainFactory>();
    public TimeProvider Clock => Services.GetRequiredService<TimeProvider>();
    public CatalogueSnapshot Catalogue => Services.GetRequiredService<CatalogueSlot>().Current;

    public async Task InitializeAsync()
    {
        // As an operator who has imported reference data: doors, by the second half of their postcodes.
        File.WriteAllText(Path.Combine(_folder.CreateSubdirectory("geo").FullName, "PE3.json"), """{"8DW":[52.592,-0.283]}""");
        var options = new SiloOptions { DataFolder = _folder.FullName, Urls = "http://127.0.0.1:0", Demo = HasCounty, Care = HasCare };
        _app = Program.Build(options, builder =>
        {
            builder.Configuration["Hay:Address"] = OwnAddress;
            builder.Services.AddSingleton<TimeProvider>(_clock);
            // A password costs a fifth of a second, twice for each person who signs in; SignInRulesTests holds that it does.
            builder.Services.PostConfigure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1_000);
            Change(builder);
        });
        await _app.StartAsync();
        await Services.GetRequiredService<CatalogueSlot>().Ready.WaitAsync(TimeSpan.FromSeconds(60));
        Address = new Uri(_app.Urls.First());
    }

    public async Task DisposeAsync()
    {
        await _app!.StopAsync();
        await _app.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    /// <summary>Lists an activity of the test's own, in Fenland where nothing else is said, and waits until pages know it.</summary>
    public async Task<TestActivity> List(int capacity = 5, BookingKind booking = BookingKind.Book, string title = "Soup and a jigsaw", string space = "fenland")
    {
        var id = $"test-{Guid.NewGuid():n}"[..20];
        var first = DateOnly.FromDateTime(Clock.GetUtcNow().Date).AddDays(1).ToDateTime(new TimeOnly(14, 0));
        var result = await Grains.GetGrain<IActivityGrain>(id).Publish(new PublishListing
        {
            Listing = new Listing
            {
                Title = title,
                Space = space,
                Category = "games",
                Booking = new BookingTerms { Kind = booking, Capacity = capacity },
                Schedule = new Schedule { Start = first, Duration = TimeSpan.FromHours(1), Rule = "FREQ=DAILY;COUNT=6" },
            },
        }, default);
        Assert.Empty(result.Problems);
        await Until(() => Catalogue.Find(id) is not null);
        return new TestActivity(id, SessionId.FromLocal(first), SessionId.FromLocal(first.AddDays(1)));
    }

    public void Pass(TimeSpan time) => _clock.Pass(time);

    /// <summary>Waits for something that must come soon.</summary>
    public static async Task Until(Func<bool> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!holds()) await Task.Delay(5, patience.Token);
    }

    /// <summary>Puts services of a test's own in the place of the site's.</summary>
    protected virtual void Change(WebApplicationBuilder builder)
    {
    }

    private sealed class LeapingClock(DateTimeOffset start) : TimeProvider
    {
        private long _ahead = (start - DateTimeOffset.UtcNow).Ticks;

        public void Pass(TimeSpan time) => Interlocked.Add(ref _ahead, time.Ticks);

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _ahead));
    }
}

/// <summary>An activity with six sessions, a day apart.</summary>
public sealed record TestActivity(string Id, SessionId First, SessionId Second)
{
    public string Path => $"/fenland/{Id}";
}

[CollectionDefinition(Name)]
public sealed class OnTheSite : ICollectionFixture<RunningSite>
{
    public const string Name = "site";
}
