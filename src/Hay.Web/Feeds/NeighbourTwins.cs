using Hay.Grains;
using Hay.Web.Catalogue;

namespace Hay.Web.Feeds;

/// <summary>
/// Which of a neighbour's listings are here already: what is ours wins over what is theirs, also where somebody took it off, and
/// of what several neighbours have the one with the first id stays, whichever of them is read first.
/// </summary>
internal sealed class NeighbourTwins
{
    private const double SamePlace = 0.2; // miles: two ways to point at one hall
    private const string Www = "www.";
    private readonly Dictionary<string, List<Met>> _byRecord = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Met>> _byGroup = new(StringComparer.Ordinal);
    private readonly CatalogueSnapshot _catalogue;
    private readonly string _ownHost;
    private readonly DateTimeOffset _now;

    /// <param name="catalogue">What is here.</param>
    /// <param name="feed">Id of the feed of the neighbour: what it brought before is no twin.</param>
    /// <param name="ownHost">Host of our own address; empty: nobody has said it.</param>
    /// <param name="now">From when on dates are compared.</param>
    public NeighbourTwins(CatalogueSnapshot catalogue, string feed, string ownHost, DateTimeOffset now)
    {
        (_catalogue, _ownHost, _now) = (catalogue, HostOf(ownHost), now);
        foreach (var entry in catalogue.Everything)
        {
            if (entry.Listing.Home?.Feed != feed) Meet(new Met(entry.Id, entry.Listing, entry.Plan, entry.IsOurs, IsOff: false), entry.Organisation);
        }

        foreach (var (id, stopped) in catalogue.AllStopped)
        {
            if (stopped.TakenOff is { } off && off.Home?.Feed != feed) Meet(new Met(id, off, off.Schedule, stopped.IsOurs, IsOff: true), catalogue.Organisation(off.Organisation));
        }
    }

    /// <summary>Why it is left out, in a few words; null: it is not here.</summary>
    public string? Why(FeedItem item)
    {
        if (item.Listing.Home is not { Ids: { } ids }) return null;
        // It went out from here and comes back.
        if (_catalogue.Find(ids.Id) is { IsOurs: true } || _catalogue.Stopped(ids.Id) is { IsOurs: true }
            || (_ownHost.Length > 0 && ids.Source is { } source && HostOf(source.Name) == _ownHost)) return "it is one of ours, come back";
        if (Of(_byRecord, RecordsOf(item.Listing)).FirstOrDefault(met => met.Wins(item)) is { } same)
            return same.IsOff ? "somebody here took it off" : "it is here already, from where the neighbour has it too";
        if (Of(_byGroup, GroupsOf(item.Listing, null)).FirstOrDefault(met => met.Wins(item) && IsSame(met, item.Listing)) is { } like)
            return like.IsOff ? "somebody here took it off" : "it is here already, of the same group at the same place and time";
        return null;
    }

    private static IEnumerable<Met> Of(Dictionary<string, List<Met>> index, IEnumerable<string> keys) => keys.SelectMany(key => index.GetValueOrDefault(key, []));

    private void Meet(Met met, OrganisationDetails? organisation)
    {
        foreach (var key in RecordsOf(met.Listing)) Put(_byRecord, key, met);
        foreach (var key in GroupsOf(met.Listing, organisation)) Put(_byGroup, key, met);
    }

    private static void Put(Dictionary<string, List<Met>> index, string key, Met met)
    {
        if (index.TryGetValue(key, out var all)) all.Add(met);
        else index[key] = [met];
    }

    private bool IsSame(Met a, Listing b) => IsSamePlace(a.Listing, b) && NextOf(a.Plan) == NextOf(b.Schedule);

    private static bool IsSamePlace(Listing a, Listing b) =>
        Distance.Of(a) is { } here && Distance.Of(b) is { } there ? Distance.Miles(here, there) <= SamePlace
        : a.Venue is { Postcode.Length: > 0 } one && b.Venue is { Postcode.Length: > 0 } other && KeyOf(one.Postcode) == KeyOf(other.Postcode);

    private DateTimeOffset? NextOf(Schedule? plan) => plan is not null && CompiledSchedule.TryCompile(plan, out var schedule, out _)
        ? schedule.Next(NodaTime.Instant.FromDateTimeOffset(_now))?.Start : null;

    // The records that a listing is: where it was read from, and of a neighbour's where it is at home.
    private static IEnumerable<string> RecordsOf(Listing listing)
    {
        if ((listing.Home is { } of ? of.Ids?.Source : listing.Source) is { Id.Length: > 0 } source) yield return $"{HostOf(source.Name)}\n{source.Id}";
        if (listing.Home is { Ids: { } ids } home && Uri.TryCreate(home.Url, UriKind.Absolute, out var page)) yield return $"{HostOf(page.Authority)}\n{ids.Id}";
    }

    private static IEnumerable<string> GroupsOf(Listing listing, OrganisationDetails? organisation)
    {
        var (title, ids) = (KeyOf(listing.Title), listing.Home?.Ids);
        if (KeyOf(ids?.Charity ?? organisation?.CharityNumber ?? "") is { Length: > 0 } charity) yield return $"charity {charity} {title}";
        if (KeyOf(ids?.Company ?? organisation?.CompanyNumber ?? "") is { Length: > 0 } company) yield return $"company {company} {title}";
    }

    // One site has both.
    private static string HostOf(string name) => name.ToLowerInvariant() is var host && host.StartsWith(Www, StringComparison.Ordinal) ? host[Www.Length..] : host;

    // "Chair Yoga!" and "chair yoga" are one thing.
    private static string KeyOf(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    // Plan: its dates as they were moved. IsOff: somebody here took it off the pages.
    private sealed record Met(string Id, Listing Listing, Schedule? Plan, bool IsOurs, bool IsOff)
    {
        public bool Wins(FeedItem item) => Id != item.Id && (IsOurs || IsOff || string.CompareOrdinal(Id, item.Id) < 0);
    }
}
