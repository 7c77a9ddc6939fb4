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
    private readonly ConcurrentDictionary<int, float[]> _fits = [];
    private readonly Dictionary<string, int> _rows;
    private readonly PickLine[] _lines;
    private readonly LineSession[] _sessions;

    public PickSheet(CatalogueSnapshot snapshot, PicksModel? model, ImmutableArray<PickRow> rows)
    {
        Snapshot = snapshot;
        Model = model;
        Rankings = PickRanking.Of(model);
        Rows = rows;
        _rows = rows.Index().ToDictionary(row => row.Item.Entry.Id, row => row.Index);
        var minutes = new Dictionary<short, int>();
        _sessions = [.. rows.SelectMany(row => row.Sessions).Select(session => new LineSession(session.Index, session.StartTicks, Number(minutes, session.Minute)))];
        Minutes = [.. minutes.Keys];
        _lines = Lines(rows, model, snapshot);
    }

    // What can be worked out of one can be worked out of the other.
    private PickSheet(PickSheet alike, CatalogueSnapshot snapshot, ImmutableArray<PickRow> rows)
    {
        (Snapshot, Rows) = (snapshot, rows);
        (Model, Rankings, Minutes) = (alike.Model, alike.Rankings, alike.Minutes);
        (_tiers, _fits, _rows, _lines, _sessions) = (alike._tiers, alike._fits, alike._rows, alike._lines, alike._sessions);
    }

    public CatalogueSnapshot Snapshot { get; }
    public PicksModel? Model { get; }
    public TwoRankings Rankings { get; }
    public ImmutableArray<PickRow> Rows { get; }

    /// <summary>The minutes of the week, from Monday, at which anything begins.</summary>
    public ImmutableArray<short> Minutes { get; }

    /// <summary>One for each row.</summary>
    public ReadOnlySpan<PickLine> AllLines => _lines;

    /// <summary>
    /// The sheet of the next snapshot of the same day and model; null where one has to be made anew. Nearly always somebody has booked or given up
    /// a place, and there is still room: then all but the rows stays.
    /// </summary>
    public PickSheet? Next(CatalogueSnapshot snapshot, ImmutableArray<PickRow> rows)
    {
        if (rows.Length != Rows.Length || snapshot.Count != Snapshot.Count) return null;
        for (var i = 0; i < rows.Length; i++) if (!rows[i].IsPickedAs(Rows[i])) return null;
        return new PickSheet(this, snapshot, rows);
    }

    /// <summary>−1: there is none of that activity.</summary>
    public int RowOf(string activity) => _rows.GetValueOrDefault(activity, -1);

    /// <summary>By time.</summary>
    public ReadOnlySpan<LineSession> SessionsOf(in PickLine line) => _sessions.AsSpan(line.FirstSession, line.SessionCount);

    /// <summary>How well each row suits an answer, by its number among all.</summary>
    public float[] Fits(int answer) => _fits.GetOrAdd(answer, static (answer, rows) => [.. rows.Select(row => row.Fits[answer])], Rows);

    /// <summary>For each row: 2 in this space, 1 next door or online, 0 elsewhere.</summary>
    public byte[] Tiers(SpaceDefinition space) => _tiers.GetOrAdd(space.Slug, static (_, of) =>
    {
        var tiers = new byte[of.Rows.Length];
        for (var i = 0; i < tiers.Length; i++) tiers[i] = TierOf(of.Rows[i], of.space);
        return tiers;
    }, (Rows, space));

    private static byte TierOf(PickRow row, SpaceDefinition space)
    {
        var isNextDoor = row.Entry.Listing.Setting == Setting.Online;
        foreach (var shown in row.Spaces)
        {
            if (shown == space.Slug) return Nearness.Here;
            isNextDoor = isNextDoor || space.Neighbours.Contains(shown);
        }

        return (byte)(isNextDoor ? Nearness.NextDoor : 0);
    }

    private static PickLine[] Lines(ImmutableArray<PickRow> rows, PicksModel? model, CatalogueSnapshot snapshot)
    {
        var runs = snapshot.Entries.CountBy(entry => entry.Listing.Organisation ?? "").ToDictionary();
        // Where nearly everything is new, nothing is.
        var someAreNew = rows.Count(row => row.IsNew) * 2 < rows.Length;
        var (kinds, groups) = (new Dictionary<string, int>(), new Dictionary<string, int> { [""] = 0 });
        var (lines, session) = (new PickLine[rows.Length], 0);
        for (var i = 0; i < lines.Length; i++)
        {
            var (row, listing) = (rows[i], rows[i].Entry.Listing);
            var number = model?.NumberOf(row.Entry.Id);
            lines[i] = new PickLine
            {
                OnTheGlobe = row.OnTheGlobe,
                HasPoint = row.Point is not null,
                IsOnline = listing.Setting == Setting.Online,
                IsParticular = row.IsParticular,
                IsChecked = row.IsChecked,
                IsNew = row.IsNew && someAreNew,
                IsSmall = row.HasSmallRoom && (listing.Organisation is not { } by || runs[by] <= MostOfASmallGroup),
                AgeFrom = row.AgeFrom,
                Facets = row.Facets,
                Number = number ?? -1,
                Popular = number is { } known ? model!.Popular[known] : 0,
                Turn = row.Turn,
                Kind = Number(kinds, row.Kind),
                Group = Number(groups, listing.Organisation ?? ""),
                FirstSession = session,
                SessionCount = row.Sessions.Length,
            };
            session += row.Sessions.Length;
        }

        return lines;
    }

    // Numbers are given out in the order of asking, and keys stay in it: nothing is ever removed.
    private static int Number<T>(Dictionary<T, int> numbers, T name) where T : notnull => numbers.TryGetValue(name, out var number) ? number : numbers[name] = numbers.Count;
}
