using System.Buffers;
using System.Collections.Immutable;
using Hay.Recommender.Ranking;
using Hay.Web.Catalogue;
using Hay.Web.Today;
using Hay.Web.Wording;

namespace Hay.Web.Picking;

/// <summary>
/// How well each listing goes with what one person chose: as the model has learnt it; without a model, whether it is of a kind that
/// they chose before.
/// </summary>
internal sealed class PickTaste(PickSheet sheet, PickPerson? person)
{
    // Asked for one reason a pick: what is older hardly moves anything.
    private const int MostAsked = 20;

    private readonly ImmutableArray<(PastChoice Choice, int Number)> _known = sheet.Model is { } model && person is not null
        ? [.. person.History.Select(c => (c, model.NumberOf(c.Activity) ?? -1)).Where(c => c.Item2 >= 0)]
        : [];

    private readonly Dictionary<string, PastChoice> _kinds = sheet.Model is null && person is not null ? KindsOf(person, sheet) : [];

    /// <summary>Whether anything is known of them that says something.</summary>
    public bool IsKnown => _known.Length + _kinds.Count > 0;

    /// <summary>The oldest age from which something is that they chose: others like it are for them too. 0: any grown-up's.</summary>
    public int OldestStart => person?.History.Select(c => sheet.Snapshot.Find(c.Activity)).OfType<CatalogueEntry>()
        .Select(entry => Suits.OldestStart(entry.Listing)).DefaultIfEmpty().Max() ?? 0;

    /// <summary>For each row; all 0 where nothing is known.</summary>
    public void Fill(Span<float> tastes)
    {
        tastes.Clear();
        if (_known.IsEmpty)
        {
            for (var i = 0; i < tastes.Length && _kinds.Count > 0; i++) tastes[i] = _kinds.ContainsKey(sheet.Rows[i].Kind) ? 1 : 0;
            return;
        }

        var all = ArrayPool<float>.Shared.Rent(sheet.Model!.Taste.ItemCount);
        var some = ArrayPool<float>.Shared.Rent(tastes.Length);
        try
        {
            var scores = all.AsSpan(0, sheet.Model.Taste.ItemCount);
            sheet.Model.Taste.Score([.. _known.Select(c => c.Number)], scores);
            var count = 0;
            foreach (ref readonly var line in sheet.AllLines) if (line.Number >= 0) some[count++] = scores[line.Number];
            StandardScores.Of(some.AsSpan(0, count));
            count = 0;
            for (var i = 0; i < tastes.Length; i++) if (sheet.AllLines[i].Number >= 0) tastes[i] = some[count++];
        }
        finally
        {
            ArrayPool<float>.Shared.Return(all);
            ArrayPool<float>.Shared.Return(some);
        }
    }

    /// <summary>What they chose that speaks most for this row, by itself; null: nothing does.</summary>
    public PastChoice? Because(int row)
    {
        if (_known.IsEmpty) return _kinds.TryGetValue(sheet.Rows[row].Kind, out var choice) && choice.Activity != sheet.Rows[row].Entry.Id ? choice : null;
        var own = sheet.AllLines[row].Number;
        if (own < 0) return null;
        var scores = new float[sheet.Model!.Taste.ItemCount];
        var (best, most) = ((PastChoice?)null, 0f);
        foreach (var (choice, number) in _known.Reverse().DistinctBy(c => c.Number).Take(MostAsked))
        {
            if (number == own) continue;
            sheet.Model.Taste.Score([number], scores);
            if (scores[own] > most) (best, most) = (choice, scores[own]);
        }

        return best;
    }

    // The latest choice of each kind.
    private static Dictionary<string, PastChoice> KindsOf(PickPerson person, PickSheet sheet)
    {
        var kinds = new Dictionary<string, PastChoice>();
        foreach (var choice in person.History)
        {
            if (sheet.Snapshot.Find(choice.Activity) is { } entry) kinds[Marks.Of(entry.Listing.Category)] = choice;
        }

        return kinds;
    }
}
