using System.Collections.Immutable;
using Hay.Recommender.Algebra;
using Hay.Recommender.Ranking;
using Hay.Recommender.Signals;
using Hay.Recommender.Training;

namespace Hay.Recommender.Evaluation;

/// <summary>How well one way of ranking found what people went to.</summary>
/// <param name="Name">A signal, or the blend.</param>
/// <param name="All">Over everybody.</param>
/// <param name="Seen">Over those of whom something was known.</param>
/// <param name="Unseen">Over the others.</param>
public sealed record ColdRow(string Name, ColdQuality All, ColdQuality Seen, ColdQuality Unseen);

/// <summary>Means over lists; Recall at 20 and at 5.</summary>
public sealed record ColdQuality(int Lists, double Ndcg, double Recall, double RecallOf5);

/// <summary>What a split by time showed.</summary>
/// <param name="CutDay">Where it was cut.</param>
/// <param name="Candidates">How many later occasions all were ranked.</param>
/// <param name="Penalties">On the weights for those seen before and for the others, chosen on the last training days.</param>
/// <param name="BestSignal">The single signal that did best on the training lists.</param>
/// <param name="Later">All later occasions at once: the blend first, then each signal, the best first.</param>
/// <param name="Windows">Fortnight after fortnight, with what was known at the cut.</param>
/// <param name="FreshWindows">The same with what was known when each fortnight began.</param>
/// <param name="Ranking">The fitted weights.</param>
/// <param name="Shown">Of the blend's lists over all later occasions.</param>
public sealed record ColdResult(
    double CutDay, int Candidates, Penalties Penalties, string BestSignal, ImmutableArray<ColdRow> Later,
    ImmutableArray<ColdRow> Windows, ImmutableArray<ColdRow> FreshWindows, TwoRankings Ranking, Quality Shown);

/// <summary>
/// Ranks what nobody has been to yet. The town is cut at a day; the blend's weights are fitted on earlier days, with what was
/// known on them, and nothing after the cut is used to choose anything.
/// </summary>
public sealed class ColdStart(Town town, double cut, IDenseAlgebra algebra, int seed, Action<string>? progress, CancellationToken ct)
{
    public const string BlendName = "blend";

    private const int WindowDays = 14;
    private static readonly int[] ValidationDays = [120, 200, 280];
    private static readonly int[] FitDays = [80, 120, 160, 200, 240, 280, 320, 360, 420, 480, 540];
    private static readonly double[] Tried = [0.003, 0.01, 0.03, 0.1, 0.3, 1];

    public ColdResult Run()
    {
        progress?.Invoke("Learning from earlier days");
        var penalties = ChoosePenalties();
        var training = PastChoices.Before(town, cut, FitDays, algebra, seed);
        ct.ThrowIfCancellationRequested();
        var ranking = PastChoices.Fit(training, penalties);
        var best = BestSignal(training);

        progress?.Invoke("Ranking all that came later");
        var candidates = town.Between(cut, double.PositiveInfinity);
        var outlook = new Outlook(town, cut, candidates, algebra);
        var later = PastChoices.Of(town, outlook, candidates, seed);
        var others = ExtraTrainers.All.Select(trainer =>
        {
            var score = outlook.Learn(trainer, seed, ct);
            return Row(trainer.Name, later, choice => score(choice.Person));
        });
        var rows = Outlook.Names.Select((name, signal) => Row(name, later, SignalOf(signal))).Concat(others)
            .OrderByDescending(row => row.All.Ndcg).Prepend(Row(BlendName, later, ScoreOf(ranking)));
        return new(
            cut, candidates.Length, penalties, best, [.. rows],
            Windows(ranking, best, later), Windows(ranking, best, null), ranking, Shown(ranking, later, candidates));
    }

    // The whole fit as if it were some months earlier, judged by what came in those; three times, for one of them says little.
    private Penalties ChoosePenalties()
    {
        var earlier = ValidationDays.Select(days => (
            Training: PastChoices.Before(town, cut - days, FitDays, algebra, seed),
            Held: PastChoices.Before(town, cut, [days], algebra, seed))).ToList();
        var judged = Tried.Select(penalty =>
        {
            var rows = earlier.Select(one => Row("", one.Held, ScoreOf(PastChoices.Fit(one.Training, new(penalty, penalty))))).ToList();
            return (Penalty: penalty, All: rows.Average(row => row.All.Ndcg), Seen: rows.Average(row => row.Seen.Ndcg), Unseen: rows.Average(row => row.Unseen.Ndcg));
        }).ToList();
        foreach (var (penalty, all, known, others) in judged) progress?.Invoke(FormattableString.Invariant($"  penalty {penalty}: NDCG {all:0.000} on earlier cuts, {known:0.000} for people seen before, {others:0.000} for new ones"));
        return new(judged.MaxBy(one => one.Seen).Penalty, judged.MaxBy(one => one.Unseen).Penalty);
    }

    private string BestSignal(ImmutableArray<PastChoices.Choice> training) =>
        Outlook.Names[Enumerable.Range(0, Outlook.Names.Count).MaxBy(signal => Row("", training, SignalOf(signal)).All.Ndcg)];

    /// <param name="ranking">Judged beside the best single signal.</param>
    /// <param name="best">Its name.</param>
    /// <param name="atCut">What was known at the cut, of all that came later; null: each fortnight with what was known as it began.</param>
    private ImmutableArray<ColdRow> Windows(TwoRankings ranking, string best, ImmutableArray<PastChoices.Choice>? atCut)
    {
        progress?.Invoke(atCut is null ? "Ranking each fortnight, with what was known as it began" : "Ranking each fortnight, with what was known at the cut");
        var all = town.Between(cut, double.PositiveInfinity);
        var choices = new List<PastChoices.Choice>();
        var last = town.Visits.Select(visit => town.Occasions[visit.Occasion].Day).DefaultIfEmpty(cut).Max();
        for (var from = cut; from <= last; from += WindowDays)
        {
            ct.ThrowIfCancellationRequested();
            var candidates = town.Between(from, from + WindowDays);
            if (candidates.IsEmpty) continue;
            choices.AddRange(atCut is { } known
                ? PastChoices.Within(known, [.. candidates.Select(candidate => all.IndexOf(candidate))])
                : PastChoices.Of(town, new(town, from, candidates, algebra), candidates, seed));
        }

        return [Row(BlendName, choices, ScoreOf(ranking)), Row(best, choices, SignalOf(Outlook.Names.ToList().IndexOf(best)))];
    }

    private static Func<PastChoices.Choice, ReadOnlyMemory<float>> SignalOf(int signal) => choice =>
        Enumerable.Range(0, choice.List.Features.Rows).Select(row => choice.List.Features[row, signal]).ToArray();

    private static Func<PastChoices.Choice, ReadOnlyMemory<float>> ScoreOf(TwoRankings ranking) => choice =>
        Enumerable.Range(0, choice.List.Features.Rows).Select(row => ranking.For(choice.Seen).Score(choice.List.Features.Row(row))).ToArray();

    private ColdRow Row(string name, IEnumerable<PastChoices.Choice> choices, Func<PastChoices.Choice, ReadOnlyMemory<float>> score)
    {
        var judged = choices.Select(choice =>
        {
            var list = TopItems.Of(score(choice).Span, Evaluator.Length, Lot(choice.Person));
            var chosen = choice.List.Chosen.AsSpan();
            return (choice.Seen, Ndcg: Metrics.Ndcg(list, chosen, Evaluator.Length), Recall: Metrics.Recall(list, chosen), RecallOf5: Metrics.Recall(list.AsSpan(0, Math.Min(5, list.Length)), chosen));
        }).ToList();
        ColdQuality Over(Func<bool, bool> who)
        {
            var some = judged.Where(one => who(one.Seen)).ToList();
            return some.Count == 0 ? new(0, 0, 0, 0) : new(some.Count, some.Average(one => one.Ndcg), some.Average(one => one.Recall), some.Average(one => one.RecallOf5));
        }

        return new(name, Over(_ => true), Over(seen => seen), Over(seen => !seen));
    }

    // Small are the groups that have the fewest visits and no more than half of the later occasions between them.
    private Quality Shown(TwoRankings ranking, ImmutableArray<PastChoices.Choice> later, ImmutableArray<int> candidates)
    {
        var visits = new int[town.Groups];
        foreach (var visit in town.Visits) if (town.Occasions[visit.Occasion].Day < cut) visits[town.Occasions[visit.Occasion].Group]++;
        var present = candidates.Select(occasion => town.Occasions[occasion].Group).Distinct().OrderBy(group => visits[group]).ThenBy(group => group).ToArray();
        var small = present.Take(present.Length / 2).ToHashSet();
        var lists = later.Select(choice => TopItems.Of(ScoreOf(ranking)(choice).Span, Evaluator.Length, Lot(choice.Person))).ToList();
        var shown = lists.SelectMany(list => list).ToList();
        var people = town.Visits.Select(visit => visit.Person).Distinct().Count();
        var quality = Row(BlendName, later, ScoreOf(ranking)).All;
        double Mean(Func<int, double> of) => shown.Count == 0 ? 0 : shown.Average(of);
        return new(
            later.Length, quality.Recall, quality.Ndcg, candidates.IsEmpty ? 0 : (double)shown.Distinct().Count() / candidates.Length,
            Mean(item => -Math.Log2((visits[town.Occasions[candidates[item]].Group] + 1.0) / (people + town.Visits.Length + 1.0))),
            Mean(item => small.Contains(town.Occasions[candidates[item]].Group) ? 1 : 0));
    }

    private uint Lot(int person) => unchecked((uint)((seed * 7919) + person));
}
