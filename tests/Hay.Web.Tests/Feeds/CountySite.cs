using Hay.Grains;
using Hay.Web.Feeds;
using Hay.Web.Tests.Accounts;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Hay.Web.Tests.Feeds;

/// <summary>A site of a county, with nothing in it, that may read from this machine.</summary>
public class CountySite : DoorSite
{
    public CountySite() => HasCounty = false;

    /// <summary>Its spaces; null: those that come with Hay.</summary>
    public SpaceMap? Map { get; init; }

    internal FeedRun Run => Services.GetRequiredService<FeedRun>();

    /// <summary>Spaces beside ours: Tydd Marsh begins half a kilometre north of Fenland.</summary>
    internal static SpaceMap NextDoor { get; } = new(
    [
        new SpaceDefinition { Slug = "tydd-marsh", Name = "Tydd Marsh", Outline = [[[0.0, 52.745], [0.26, 52.745], [0.26, 52.95], [0.0, 52.95], [0.0, 52.745]]] },
    ]);

    protected override void Change(WebApplicationBuilder builder)
    {
        base.Change(builder);
        builder.Configuration["Hay:Feeds:AllowLoopback"] = "true";
        if (Map is not null) builder.Services.AddSingleton(Map);
    }

    /// <summary>Lists something weekly, of a group with this charity number where one is given; its id.</summary>
    internal async Task<string> Put(string title, string space, double lat, double lon, string charity = "", string? id = null, Source? source = null, int hour = 10, BookingKind booking = BookingKind.Book)
    {
        id ??= $"l-{Guid.NewGuid():n}"[..20];
        var group = $"g-{id}";
        await Grains.GetGrain<IOrganisationGrain>(group).Describe(new OrganisationDetails { Name = $"The people of {title}", Space = space, CharityNumber = charity, Contact = new Contact { Phone = "01632 960001" } }, null, default);
        var result = await Grains.GetGrain<IActivityGrain>(id).Publish(new PublishListing
        {
            Checked = DateOnly.FromDateTime(Clock.GetUtcNow().Date),
            Listing = new Listing
            {
                Title = title,
                Summary = "Tea and talk.",
                Space = space,
                Organisation = group,
                Category = "games",
                Source = source,
                Venue = new Venue { Name = "The hall", Town = "Tydd", Postcode = "PE12 9AA", Lat = lat, Lon = lon },
                Schedule = new Schedule { Start = new DateTime(2026, 11, 26, hour, 0, 0), Duration = TimeSpan.FromHours(1), Rule = "FREQ=WEEKLY", Skip = [new DateTime(2026, 12, 24, hour, 0, 0)] },
                FirstVisit = new FirstVisit { WhoMeetsYou = "Two people in yellow", CanJustWatch = true },
                Booking = new BookingTerms { Kind = booking, Capacity = 8 },
            },
        }, default);
        Assert.Empty(result.Problems);
        await Until(() => Catalogue.Find(id)?.Organisation is not null);
        return id;
    }

    internal async Task Clear(string space)
    {
        var (owner, ids) = (FeedOwner.OfSpace(space), Catalogue.Everything.Select(e => e.Id).ToList());
        foreach (var feed in await Grains.GetGrain<IFeedsGrain>(owner).View(default))
        {
            await Grains.GetGrain<IFeedsGrain>(owner).End(feed.Id, FeedEnd.Withdraw, "", default);
            await Run.Run(owner, feed.Id, default);
        }

        foreach (var id in ids) await Grains.GetGrain<IActivityGrain>(id).Withdraw(null, default);
        await Until(() => Catalogue.Count == 0);
    }

    internal async Task Stop(string id)
    {
        await Grains.GetGrain<IActivityGrain>(id).Withdraw(null, default);
        await Until(() => Catalogue.Find(id) is null);
    }

    /// <summary>Has the hosts of a space follow something; its id once it was read.</summary>
    internal async Task<string> Follow(string space, string address, FeedFormat format, int kilometres = 0, string name = "Next Door")
    {
        var id = $"f-{Guid.NewGuid():n}"[..20];
        Assert.Equal(FeedOutcome.Done, await Grains.GetGrain<IFeedsGrain>(FeedOwner.OfSpace(space)).Add(new AddFeed(id, name, address, format, "a-host", "", kilometres), default));
        await ReadNow(space, id);
        return id;
    }

    internal async Task<Feed> ReadNow(string space, string id)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            await Run.Run(FeedOwner.OfSpace(space), id, patience.Token);
            if (await Feed(space, id) is { Lease: null } feed && feed.Due > Clock.GetUtcNow())
            {
                // What pages show is a moment behind.
                await Until(() => Catalogue.Everything.Count(e => feed.Listed.Contains(e.Id)) == feed.Listed.Length);
                return feed;
            }

            await Task.Delay(10, patience.Token);
        }
    }

    /// <summary>Reads it again when it is due.</summary>
    internal Task<Feed> ReadAgain(string space, string id, TimeSpan? later = null)
    {
        Pass(later ?? FeedList.Often + TimeSpan.FromMinutes(1));
        return ReadNow(space, id);
    }

    internal async Task<Feed> Feed(string space, string id) =>
        (await Grains.GetGrain<IFeedsGrain>(FeedOwner.OfSpace(space)).View(default)).Single(f => f.Id == id);

    /// <summary>Titles of what neighbours have, as shown here.</summary>
    internal string[] Shown() => [.. Catalogue.Everything.Where(e => !e.IsOurs).Select(e => e.Listing.Title).Order(StringComparer.Ordinal)];
}
