using Hay.Grains;
using Hay.Web.Catalogue;
using Hay.Web.Site;

namespace Hay.Web.Feeds;

/// <summary>Reads a feed for whoever follows it: a group, the hosts of a space, or they from a neighbour.</summary>
internal sealed class FeedReads(IGrainFactory grains, IFeedSource source, INeighbourSource neighbours, CatalogueSlot catalogue, PublicAddress site, TimeProvider clock)
{
    public async Task<FeedReading> Read(string owner, Feed feed, CancellationToken ct)
    {
        // Old addresses may have been kept by another setting: they are checked where they are fetched.
        var (address, known) = (new Uri(feed.Address), new FeedVersion(feed.ETag, feed.Modified));
        // What is here may have changed though nothing has there: then all of it is compared anew.
        if (FeedOwner.SpaceOf(owner) is { } space) return feed.IsNeighbour
            ? await neighbours.Fetch(address, HasTwins(feed.Id) ? FeedVersion.None : known, new NeighbourHome(feed.Id, feed.Name, space, feed.Kilometres), ct)
            : await source.Fetch(address, known, new FeedHome("", "", space), ct);
        var group = await grains.GetGrain<IOrganisationGrain>(owner).View(ct);
        return await source.Fetch(address, known, new FeedHome(owner, group?.Name ?? "", group?.Space ?? ""), ct);
    }

    /// <summary>A neighbour's without what is here already.</summary>
    public FeedReading WithoutTwins(Feed feed, FeedReading reading) => feed.IsNeighbour ? WithoutTwins(feed.Id, reading) : reading;

    /// <param name="feed">Id of the feed of the neighbour; empty: it is looked at before it is followed.</param>
    /// <param name="reading">Of it.</param>
    public FeedReading WithoutTwins(string feed, FeedReading reading)
    {
        var twins = Twins(feed);
        var whys = reading.Items.Select(twins.Why).ToList();
        return reading with
        {
            Items = [.. reading.Items.Where((_, at) => whys[at] is null)],
            Refusals = [.. reading.Refusals, .. reading.Items.Index().Where(i => whys[i.Index] is not null).Select(i => new FeedRefusal(i.Item.Listing.Title, whys[i.Index]!))],
            // What is left out for ours comes when ours has gone, which the neighbour does not know.
            Version = whys.TrueForAll(why => why is null) ? reading.Version : FeedVersion.None,
        };
    }

    private bool HasTwins(string feed)
    {
        var twins = Twins(feed);
        return catalogue.Current.Everything.Any(e => e.Listing.Home?.Feed == feed && twins.Why(new FeedItem(e.Id, e.Listing, e.Checked)) is not null);
    }

    private NeighbourTwins Twins(string feed) => new(catalogue.Current, feed, site.Own is { } own ? new Uri(own).Host : "", clock.GetUtcNow());
}
