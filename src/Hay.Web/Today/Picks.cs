using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Catalogue;
using Hay.Web.Spaces;
using Hay.Web.Wording;

namespace Hay.Web.Today;

/// <summary>
/// Three small things of the next seven days for an answer: what suits it best, then what is soon, near and lately
/// checked. No two of one kind or of one group, nothing that is full or cancelled. The same all day, but for what has
/// begun or filled up; a little different tomorrow.
/// </summary>
internal sealed class Picks(SpaceMap spaces, Categories categories)
{
    public const int Most = 3;
    private const double NearMiles = 5;
    private const int Candidates = 100;

    /// <summary>Place: null: anywhere. Fewer than <see cref="Most"/> only where there is no more, next door either.</summary>
    public ImmutableArray<Pick> For(Answer answer, Place? place, CatalogueSnapshot snapshot, DateTimeOffset now) =>
        Choose(Scopes(place).Select(scope => Rank(answer, snapshot, scope, now)));

    /// <summary>Somewhere that people listen, soon and open to anybody; null where nobody has told us of one.</summary>
    public CatalogueHit? SomebodyToTalkTo(Place? place, CatalogueSnapshot snapshot, DateTimeOffset now)
    {
        ImmutableArray<string> kinds = [.. categories.All.Where(c => c.Needs.Contains("talk")).Select(c => c.Slug)];
        return kinds.IsEmpty ? null : Scopes(place).SelectMany(scope => Open(snapshot, scope with { Categories = kinds }, now)
            .Where(o => Suits.Anybody(o.Hit.Entry.Listing, o.Category))).Select(o => (CatalogueHit?)o.Hit).FirstOrDefault();
    }

    // Nearest first; the next scope is for what is missing.
    private IEnumerable<CatalogueQuery> Scopes(Place? place)
    {
        if (place?.Point is { } point) yield return new CatalogueQuery { Near = point, Miles = NearMiles, Sort = SortBy.Near };
        if (place is not null)
        {
            yield return new CatalogueQuery { Space = place.Space.Slug, Near = place.Point };
            foreach (var next in place.Space.Neighbours.Where(n => spaces.Find(n) is not null)) yield return new CatalogueQuery { Space = next, Near = place.Point };
        }

        yield return new CatalogueQuery { Near = place?.Point };
    }

    private IEnumerable<Pick> Rank(Answer answer, CatalogueSnapshot snapshot, CatalogueQuery scope, DateTimeOffset now)
    {
        var today = now.Day();
        return from open in Open(snapshot, scope, now)
               where Suits.Anybody(open.Hit.Entry.Listing, open.Category)
               let fit = Suits.Fit(answer, open.Hit.Entry.Listing, open.Category)
               where fit > 0
               orderby open.Hit.Entry.IsSinking, fit + Soon(open.Hit, today) - Far(open.Hit) - Unchecked(open.Hit.Entry) + Turn(today, open.Hit.Entry.Id) descending, open.Hit.Entry.Id
               select new Pick(open.Hit, Suits.Reasons(answer, open.Hit, open.Category));
    }

    private IEnumerable<(CatalogueHit Hit, Category Category)> Open(CatalogueSnapshot snapshot, CatalogueQuery scope, DateTimeOffset now)
    {
        var until = now.Day().AddDays(7).Begins();
        foreach (var hit in snapshot.Search(scope with { From = now, To = until, Take = Candidates }).Hits)
        {
            if (categories.Find(hit.Entry.Listing.Category) is not { } category) continue;
            var session = IsOpen(hit.Session, hit.Entry.Listing)
                ? hit.Session
                : hit.Entry.Sessions.FirstOrDefault(s => s.Start >= now && s.Start < until && IsOpen(s, hit.Entry.Listing));
            if (session is not null) yield return (hit with { Session = session }, category);
        }
    }

    private static bool IsOpen(SessionView? session, Listing listing) => session is { Cancelled: false }
        && (session.PlacesLeft is > 0 || (session.PlacesLeft is null && listing.Booking.Kind != BookingKind.WaitingList));

    private static ImmutableArray<Pick> Choose(IEnumerable<IEnumerable<Pick>> ranked)
    {
        var chosen = ImmutableArray.CreateBuilder<Pick>(Most);
        foreach (var pick in ranked.SelectMany(r => r))
        {
            if (chosen.Any(c => IsAlike(c.Hit.Entry.Listing, pick.Hit.Entry.Listing))) continue;
            chosen.Add(pick);
            if (chosen.Count == Most) break;
        }

        return chosen.DrainToImmutable();
    }

    // The drawing says the kind as people see it: yoga on a chair and moving on a chair look the same.
    private static bool IsAlike(Listing a, Listing b) =>
        a.Category == b.Category || Marks.Of(a.Category) == Marks.Of(b.Category)
        || (a.Organisation is not null && a.Organisation == b.Organisation);

    // Today counts for a point and a half, a week ahead for nothing.
    private static double Soon(CatalogueHit hit, DateOnly today) => Math.Max(0, 1.5 - (0.25 * (hit.Session!.Start.Day().DayNumber - today.DayNumber)));

    private static double Far(CatalogueHit hit) => hit.Entry.Listing.Setting == Setting.Online ? 0 : 0.4 * Math.Min(hit.Miles ?? 0, 10);

    private static double Unchecked(CatalogueEntry entry) => entry.Checked is null ? 1 : 0;

    // FNV-1a of day and id, 0 to 1: the same in every process, another one tomorrow.
    private static double Turn(DateOnly today, string id)
    {
        var hash = 2166136261u;
        foreach (var letter in $"{today.DayNumber}/{id}") hash = (hash ^ letter) * 16777619u;
        return hash / (double)uint.MaxValue;
    }
}
