using System.Collections.Immutable;
using Hay.Recommender.Algebra;
using Hay.Recommender.Ranking;
using Hay.Recommender.Signals;

namespace Hay.Recommender.Evaluation;

/// <summary>How much weights are held back: ρ of <see cref="RankingFit"/>, for each of two rankings.</summary>
public readonly record struct Penalties(double Seen, double Unseen);

/// <summary>What people chose in the past from what was to come then, as examples for a ranking and as questions to judge one by.</summary>
public static class PastChoices
{
    private const int MostPeople = 2000;

    /// <summary>One list, who it is of and whether anything was known of them.</summary>
    public sealed record Choice(int Person, bool Seen, ChoiceList List);

    /// <summary>Everybody (or a sample of 2,000) who went to one of the candidates.</summary>
    /// <param name="town">What is known.</param>
    /// <param name="outlook">Made for the same candidates.</param>
    /// <param name="candidates">What there was to choose from.</param>
    /// <param name="seed">For the sample.</param>
    public static ImmutableArray<Choice> Of(Town town, Outlook outlook, ImmutableArray<int> candidates, int seed)
    {
        var row = candidates.Select((occasion, i) => (occasion, i)).ToDictionary(pair => pair.occasion, pair => pair.i);
        var chosen = town.Visits.Where(visit => row.ContainsKey(visit.Occasion))
            .GroupBy(visit => visit.Person, visit => row[visit.Occasion])
            .OrderBy(own => own.Key).ToArray();
        if (chosen.Length > MostPeople)
        {
            new Random(seed).Shuffle(chosen);
            chosen = [.. chosen.Take(MostPeople).OrderBy(own => own.Key)];
        }

        var choices = new Choice[chosen.Length];
        Parallel.For(0, chosen.Length, i =>
        {
            var person = chosen[i].Key;
            choices[i] = new(person, outlook.HasHistory(person), new(AmongThemselves(outlook.Features(person)), [.. chosen[i].Distinct().Order()]));
        });
        return [.. choices];
    }

    // What counts is how a candidate stands among those it is chosen from: how many come to what is like it, say, grows with a town
    // and with the length of a list, and would weigh differently in each.
    private static DenseMatrix AmongThemselves(DenseMatrix features)
    {
        var own = new float[features.Rows];
        for (var column = 0; column < features.Columns; column++)
        {
            for (var row = 0; row < own.Length; row++) own[row] = features[row, column];
            StandardScores.Of(own);
            for (var row = 0; row < own.Length; row++) features[row, column] = own[row];
        }

        return features;
    }

    /// <summary>The lists of several earlier days, each with what was to come from then until <paramref name="end"/>.</summary>
    public static ImmutableArray<Choice> Before(Town town, double end, IEnumerable<int> daysBack, IDenseAlgebra algebra, int seed)
    {
        var choices = ImmutableArray.CreateBuilder<Choice>();
        foreach (var days in daysBack)
        {
            var candidates = town.Between(end - days, end);
            if (candidates.Length < 2) continue;
            choices.AddRange(Of(town, new(town, end - days, candidates, algebra), candidates, seed));
        }

        return choices.ToImmutable();
    }

    /// <summary>The same questions about some of the candidates alone, of those who chose one of these.</summary>
    /// <param name="choices">About all candidates.</param>
    /// <param name="rows">Of their features, in growing order.</param>
    public static ImmutableArray<Choice> Within(ImmutableArray<Choice> choices, ImmutableArray<int> rows)
    {
        var within = ImmutableArray.CreateBuilder<Choice>();
        foreach (var choice in choices)
        {
            ImmutableArray<int> chosen = [.. choice.List.Chosen.Select(row => rows.IndexOf(row)).Where(row => row >= 0)];
            if (chosen.IsEmpty) continue;
            var features = new DenseMatrix(rows.Length, choice.List.Features.Columns);
            for (var i = 0; i < rows.Length; i++) choice.List.Features.Row(rows[i]).CopyTo(features.Row(i));
            within.Add(choice with { List = new(features, chosen) });
        }

        return within.ToImmutable();
    }

    /// <summary>Fits both rankings; with no list of one kind its weights are all 0.</summary>
    public static TwoRankings Fit(IReadOnlyCollection<Choice> choices, Penalties penalties) => new(
        RankingFit.Fit(Outlook.Names, [.. choices.Where(choice => choice.Seen).Select(choice => choice.List)], penalties.Seen),
        RankingFit.Fit(Outlook.Names, [.. choices.Where(choice => !choice.Seen).Select(choice => choice.List)], penalties.Unseen));
}
