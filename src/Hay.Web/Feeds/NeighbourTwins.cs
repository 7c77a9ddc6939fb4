using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Catalogue;

namespace Hay.Web.Feeds;

/// <summary>
/// Which of a neighbour's listings are here already: what is ours wins over what is theirs, and of what several neighbours have
/// the one with the first id stays, whichever of them is read first.
/// </summary>
internal sealed class NeighbourTwins
{
    private const double SamePlace = 0.2; // miles: two ways to point at one hall
    private readonly Dictionary<string, CatalogueEntry> _bySource = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<CatalogueEntry>> _byNumber = new(StringComparer.Ordinal);
    private readonly CatalogueSnapshot _catalogue;
    private readonly string _ownHost;
    private readonly DateTimeOffset _now;

    /// <param name="catalogue">What is here.</param>
    /// <param name="feed">Id of the feed of the neighbour: what it brought before is no twin.</param>
    /// <param name="ownHost">Host of our own address; empty: nobody has said it.</param>
    /// <param name="now">From when on dates are compared.</param>
    public NeighbourTwins(CatalogueSnapshot catalogue, string feed, string ownHost, DateTimeOffset now)
    {
        (_catalogue, _ownHost, _now) = (catalogue, ownHost, now);
        foreach (var entry in catalogue.Everything)
        {
            if (entry.Listing.Home?.Feed == feed) continue;
            if (entry.Listing.Source is { } source) _bySource[KeyOf(source)] = entry;
            foreach (var number in NumbersOf(entry.Organisation?.CharityNumber, entry.Organisation?.CompanyNumber))
            {
                var key = $"{number} {KeyOf(entry.Listing.Title)}";
                if (!_byNumber.TryGetValue(key, out var its)) _byNumber[key] = its = [];
                its.Add(entry);
            }
        }
    }

    /// <summary>Why it is left out, in a few words; null: it is not here.</summary>
    public string? Why(FeedItem item)
    {
        if (item.Known is not { } known) return null;
        // It went out from here and comes back.
        if (_catalogue.Find(known.Id) is { IsOurs: true }) return "it is one of ours, come back";
        if (known.Source is { } source)
        {
            if (_ownHost.Length > 0 && source.Name.Equals(_ownHost, StringComparison.OrdinalIgnoreCase)) return "it is one of ours, come back";
            if (_bySource.TryGetValue(KeyOf(source), out var same) && Wins(same, item)) return "it is here already, from where the neighbour has it too";
        }

        foreach (var number in NumbersOf(known.Charity, known.Company))
        {
            if (_byNumber.GetValueOrDefault($"{number} {KeyOf(item.Listing.Title)}")?.Any(e => Wins(e, item) && IsSame(e.Listing, item.Listing)) == true)
            {
                return "it is here already, of the same group at the same place and time";
            }
        }

        return null;
    }

    private static bool Wins(CatalogueEntry entry, FeedItem item) => entry.IsOurs || string.CompareOrdinal(entry.Id, item.Id) < 0;

    private bool IsSame(Listing a, Listing b) => IsSamePlace(a, b) && NextOf(a) == NextOf(b);

    private static bool IsSamePlace(Listing a, Listing b) =>
        Distance.Of(a) is { } here && Distance.Of(b) is { } there ? Distance.Miles(here, there) <= SamePlace
        : a.Venue is { Postcode.Length: > 0 } one && b.Venue is { Postcode.Length: > 0 } other && KeyOf(one.Postcode) == KeyOf(other.Postcode);

    private DateTimeOffset? NextOf(Listing listing) => listing.Schedule is { } plan && CompiledSchedule.TryCompile(plan, out var schedule, out _)
        ? schedule.Next(NodaTime.Instant.FromDateTimeOffset(_now))?.Start : null;

    private static string KeyOf(Source source) => $"{source.Name}\n{source.Id}";

    private static IEnumerable<string> NumbersOf(string? charity, string? company)
    {
        if (KeyOf(charity ?? "") is { Length: > 0 } one) yield return $"charity {one}";
        if (KeyOf(company ?? "") is { Length: > 0 } other) yield return $"company {other}";
    }

    // "Chair Yoga!" and "chair yoga" are one thing.
    private static string KeyOf(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
