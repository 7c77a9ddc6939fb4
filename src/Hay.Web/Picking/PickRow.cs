using System.Collections.Immutable;
using System.Numerics;
using Hay.Grains;
using Hay.Web.Catalogue;
using Hay.Web.Spaces;
using Hay.Web.Today;
using Hay.Web.Wording;

namespace Hay.Web.Picking;

/// <summary>A session that somebody can still get into. Index: in the entry's sheet. Minute: of its local week, from Monday.</summary>
internal readonly record struct PickSession(int Index, long StartTicks, short Minute);

/// <summary>A listing that may be picked: what is the same of it for everybody, worked out once and kept while the listing stays as it is.</summary>
internal sealed class PickRow
{
    /// <summary>What a building has or has not; nobody needs it of something online.</summary>
    private const Facet OfBuildings = Facet.StepFree | Facet.HearingLoop | Facet.QuietRoom | Facet.Toilet | Facet.AccessibleToilet | Facet.Bus;
    private static readonly Category Nothing = new("", "");
    private static readonly TimeSpan New = TimeSpan.FromDays(28);
    private const int Few = ProtectedCount.HighestHidden;
    public const int SmallRoom = 20;

    private PickRow(CatalogueEntry entry, Category category, ImmutableArray<PickSession> sessions, DateTimeOffset now)
    {
        var listing = entry.Listing;
        Entry = entry;
        Day = now.Day();
        Category = category;
        Sessions = sessions;
        Spaces = [.. listing.Spaces()];
        Kind = Marks.Of(category.Slug);
        Facets = ListingFacets.Of(listing) | (listing.Setting == Setting.Online ? OfBuildings : Facet.None);
        IsParticular = Suits.IsParticular(listing, category);
        AgeFrom = Suits.OldestStart(listing);
        Point = listing.Setting == Setting.Online ? null : Distance.Of(listing);
        OnTheGlobe = Point is { } point ? Globe.Of(point) : default;
        IsChecked = PickFit.IsChecked(entry.Checked, now.Day());
        IsNew = entry.Listed > now - New && Going(entry) <= Few;
        HasSmallRoom = listing.Booking.Capacity is null or <= SmallRoom;
        Fits = [.. Answer.All.Select(answer => (float)Suits.Fit(answer, listing, category))];
        Turn = TurnOf(now.Day(), entry.Id);
    }

    public CatalogueEntry Entry { get; }
    /// <summary>The day for which all this is so.</summary>
    public DateOnly Day { get; }
    public Category Category { get; }
    /// <summary>
    /// Those with room of the next fortnight, by time. None: there is nothing to pick, also because nobody has said for long that it
    /// is on, or because of age or tongue.
    /// </summary>
    public ImmutableArray<PickSession> Sessions { get; }
    /// <summary>Every space it is shown in, home first.</summary>
    public ImmutableArray<string> Spaces { get; }
    /// <summary>The drawing says the kind as people see it: yoga on a chair and moving on a chair look the same.</summary>
    public string Kind { get; }
    public Facet Facets { get; }
    /// <inheritdoc cref="Suits.IsParticular"/>
    public bool IsParticular { get; }
    /// <inheritdoc cref="Suits.OldestStart"/>
    public int AgeFrom { get; }
    /// <summary>Null: online, or nobody knows.</summary>
    public GeoPoint? Point { get; }
    public Vector3 OnTheGlobe { get; }
    public bool IsChecked { get; }
    /// <summary>Listed in the last four weeks, and next to nobody has a place yet.</summary>
    public bool IsNew { get; }
    public bool HasSmallRoom { get; }
    /// <summary>How well it suits each <see cref="Answer"/>, in their order; 0: not at all.</summary>
    public ImmutableArray<float> Fits { get; }
    /// <summary>0 to 1: the same for everybody all day, another one tomorrow.</summary>
    public float Turn { get; }

    /// <summary>Whether picking can tell no difference: the same listing, as it was, with room in the same sessions.</summary>
    public bool IsPickedAs(PickRow other) => ReferenceEquals(this, other)
        || (ReferenceEquals(Entry.Listing, other.Entry.Listing) && Entry.Id == other.Entry.Id && Day == other.Day && IsNew == other.IsNew && IsChecked == other.IsChecked
            && Sessions.AsSpan().SequenceEqual(other.Sessions.AsSpan()));

    /// <summary>The first session from a moment on; null: none of the fortnight is left.</summary>
    public PickSession? First(long from)
    {
        foreach (var session in Sessions) if (session.StartTicks >= from) return session;
        return null;
    }

    public static PickRow Of(CatalogueEntry entry, Categories categories, DateTimeOffset now)
    {
        var category = categories.Find(entry.Listing.Category);
        var isOut = category is null || entry.IsSinking || entry.IsOver || !Suits.IsOpen(entry.Listing);
        return new PickRow(entry, category ?? Nothing, isOut ? [] : Open(entry, now.UtcTicks, now.Add(PickSheet.Ahead).UtcTicks), now);
    }

    private static ImmutableArray<PickSession> Open(CatalogueEntry entry, long from, long to)
    {
        var open = ImmutableArray.CreateBuilder<PickSession>();
        var slots = entry.Sheet.Slots;
        for (var i = 0; i < slots.Length; i++)
        {
            if (slots[i].Cancelled || slots[i].StartTicks < from || slots[i].StartTicks >= to) continue;
            if (entry.Sheet.PlacesLeft(i) is { } left ? left <= 0 : entry.Listing.Booking.Kind == BookingKind.WaitingList) continue;
            var local = new DateTime(slots[i].LocalTicks);
            open.Add(new(i, slots[i].StartTicks, (short)(((((int)local.DayOfWeek + 6) % 7) * 24 * 60) + (int)local.TimeOfDay.TotalMinutes)));
        }

        return open.DrainToImmutable();
    }

    private static int Going(CatalogueEntry entry)
    {
        var going = 0;
        foreach (var count in entry.Sheet.Counts) going += count.Going;
        return going;
    }

    private static float TurnOf(DateOnly today, string id) => Seed.Of($"{today.DayNumber}/{id}") / (float)uint.MaxValue;
}
