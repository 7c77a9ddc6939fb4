using System.Collections.Concurrent;
using System.Collections.Immutable;
using Hay.Grains;
using Hay.Recommender.Ranking;
using Hay.Web.Catalogue;

namespace Hay.Web.Picking;

/// <summary>What may be picked, and what is the same for everybody of one catalogue, one day and one model. Immutable but for what it has worked out once.</summary>
internal sealed class PickSheet
{
    /// <summary>How far ahead is looked for a session.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromDays(14);
    /// <summary>Of a group that has no more than this to go to.</summary>
    private const int MostOfASmallGroup = 2;

    private readonly ConcurrentDictionary<string, byte[]> _tiers = [];
    private readonly Dictionary<string, int> _rows;

    public PickSheet(CatalogueSnapshot snapshot, PicksModel? model, ImmutableArray<PickRow> rows)
    {
        Snapshot = snapshot;
        Model = model;
        Rankings = PickRanking.Of(model);
        Rows = rows;
        _rows = rows.Index().ToDictionary(row => row.Item.Entry.Id, row => row.Index);
        Numbers = [.. rows.Select(row => model?.NumberOf(row.Entry.Id) ?? -1)];
        Kinds = Numbered(rows.Select(row => row.Kind));
        Groups = Numbered(rows.Select(row => row.Entry.Listing.Organisation ?? ""));
        var runs = snapshot.Entries.CountBy(entry => entry.Listing.Organisation ?? "").ToDictionary();
        IsSmall = [.. rows.Select(row => row.HasSmallRoom && (row.Entry.Listing.Organisation is not { } by || runs[by] <= MostOfASmallGroup))];
        SomeAreNew = rows.Count(row => row.IsNew) * 2 < rows.Length;
    }

    public CatalogueSnapshot Snapshot { get; }
    public PicksModel? Model { get; }
    public TwoRankings Rankings { get; }
    public ImmutableArray<PickRow> Rows { get; }
    /// <summary>For each row its number in the model, or −1.</summary>
    public ImmutableArray<int> Numbers { get; }
    /// <summary>For each row a number of its kind.</summary>
    public ImmutableArray<int> Kinds { get; }
    /// <summary>For each row a number of who runs it; 0: nobody knows.</summary>
    public ImmutableArray<int> Groups { get; }
    public ImmutableArray<bool> IsSmall { get; }
    /// <summary>Where nearly everything is new, nothing is.</summary>
    public bool SomeAreNew { get; }

    /// <summary>−1: there is none of that activity.</summary>
    public int RowOf(string activity) => _rows.GetValueOrDefault(activity, -1);

    /// <summary>For each row: 2 in this space, 1 next door or online, 0 elsewhere.</summary>
    public byte[] Tiers(SpaceDefinition space) => _tiers.GetOrAdd(space.Slug, static (_, of) => [.. of.Rows.Select(row =>
    {
        var listing = row.Entry.Listing;
        return (byte)(listing.Spaces().Contains(of.space.Slug) ? Nearness.Here : listing.Setting == Setting.Online || listing.Spaces().Any(s => of.space.Neighbours.Contains(s)) ? Nearness.NextDoor : 0);
    })], (Rows, space));

    private static ImmutableArray<int> Numbered(IEnumerable<string> names)
    {
        var numbers = new Dictionary<string, int> { [""] = 0 };
        return [.. names.Select(name => numbers.TryGetValue(name, out var number) ? number : numbers[name] = numbers.Count)];
    }
}
