using System.Globalization;
using System.Text;
using Hay.Recommender.Evaluation;
using Hay.Recommender.Ranking;
using Hay.Silo.Training;

namespace Hay.Silo.Evaluation;

/// <summary>An evaluation as people read it: a table for the terminal, a page for whoever is asked to trust the model.</summary>
internal static class ModelCard
{
    public static string Table(EvaluationReport report)
    {
        var text = new StringBuilder();
        Line(text, $"{report.Dataset}: {report.People:N0} people, {report.Items:N0} items, {report.TrainingVisits:N0} training and {report.TestVisits:N0} test visits");
        if (report.Models.Length > 0)
        {
            Line(text, $"  {"",-12} {"Recall@20",9} {"NDCG@20",9} {"coverage",9} {"novelty",9} {"small",9} {"training",11} {"processor",11} {"model",11}");
            foreach (var (name, _, q, seconds, processor, bytes) in report.Models)
            {
                Line(text, $"  {name,-12} {q.Recall,9:0.0000} {q.Ndcg,9:0.0000} {q.Coverage,9:0.000} {q.Novelty,9:0.0} {q.SmallShare,9:0.000} {seconds,9:0.0} s {processor,9:0.0} s {bytes / 1e6,8:0.0} MB");
            }

            foreach (var model in report.Models.Where(model => model.Settings.Length > 0)) Line(text, $"  {model.Name}: {model.Settings}");
        }

        if (report.Picks is { } picks) Line(text, $"{CardText.Of(picks)}");
        if (report.StartingWeights is { } weights)
        {
            foreach (var (seen, unseen) in weights.Seen.Weights.Zip(weights.Unseen.Weights))
            {
                Line(text, $"  {seen.Name,-10} ({seen.Mean:0.000}, {seen.Deviation:0.000}, {seen.Weight:0.000})   ({unseen.Mean:0.000}, {unseen.Deviation:0.000}, {unseen.Weight:0.000})");
            }
        }

        if (report.Cold is { } cold)
        {
            Line(text, $"All {cold.Candidates:N0} later events, none of them visited before:");
            Rows(text, cold.Later);
            Line(text, $"Fortnight after fortnight, with what was known at the cut (best single signal by training: {cold.BestSignal}):");
            Rows(text, cold.Windows);
            Line(text, $"The same with what was known as each fortnight began:");
            Rows(text, cold.FreshWindows);
        }

        Line(text, $"Chosen on: {report.Validation}. {report.Algebra}, {report.Threads} threads, seed {report.Seed}.");
        return text.ToString().TrimEnd();
    }

    public static string Markdown(EvaluationReport report)
    {
        var text = new StringBuilder();
        Line(text, $"# Model card: {report.Dataset}");
        Line(text, $"");
        Line(text, $"{report.People:N0} people, {report.Items:N0} items, {report.TrainingVisits:N0} training and {report.TestVisits:N0} test visits. Split: {report.Split}. Chosen on: {report.Validation}. Computed with {report.Algebra} on {report.Threads} threads, seed {report.Seed}.");
        foreach (var note in report.Notes) Line(text, $"\n{note}");
        if (report.Models.Length > 0)
        {
            Line(text, $"\nAll items are ranked for everybody who has a test visit; what they trained with is left out; gain is 0 or 1; means over people.\n");
            Line(text, $"| model | Recall@20 | NDCG@20 | items shown to anybody | novelty (bits) | shown of the less visited half | training | processor time | model | settings |");
            Line(text, $"|---|---|---|---|---|---|---|---|---|---|");
            foreach (var (name, settings, q, seconds, processor, bytes) in report.Models)
            {
                Line(text, $"| {name} | {q.Recall:0.0000} | {q.Ndcg:0.0000} | {q.Coverage:0.0%} | {q.Novelty:0.0} | {q.SmallShare:0.0%} | {seconds:0.0} s | {processor:0.0} s | {bytes / 1e6:0.0} MB | {settings} |");
            }
        }

        if (report.Picks is { } picks)
        {
            foreach (var note in picks.Notes) Line(text, $"\n{CardText.Words(note)}");
            Line(text, $"\n## Weights\n\nFrom {picks.Examples:N0} choices: points for one standard deviation more.\n\n| feature | somebody whose history is known | somebody new |\n|---|---|---|");
            foreach (var (name, seen, unseen) in picks.Weights) Line(text, $"| {name} | {seen:0.000} | {unseen:0.000} |");
        }

        if (report.Cold is { } cold)
        {
            Line(text, $"\n## All {cold.Candidates:N0} later events");
            Table(text, cold.Later);
            Line(text, $"\nThe blend shows {cold.Shown.Coverage:0.0%} of the events to somebody; {cold.Shown.SmallShare:0.0%} of what it shows is of small groups (the half with the fewest visits).");
            Line(text, $"\n## Fortnight after fortnight, with what was known at the cut\n\nBest single signal, by the training lists: {cold.BestSignal}.");
            Table(text, cold.Windows);
            Line(text, $"\n## The same, with what was known as each fortnight began");
            Table(text, cold.FreshWindows);
            Line(text, $"\n## Weights\n\nPoints for one standard deviation more, with a penalty of {cold.Penalties.Seen} for those seen before and {cold.Penalties.Unseen} for the others.\n\n| signal | somebody who has been to something | somebody new |\n|---|---|---|");
            foreach (var ((name, _, _, weight), other) in cold.Ranking.Seen.Weights.Zip(cold.Ranking.Unseen.Weights)) Line(text, $"| {name} | {weight:0.000} | {other.Weight:0.000} |");
        }

        Line(text, $"\n## Shown to people\n\nOf {Picker.DefaultCount} picks, one is for something new on {Picker.DefaultExploration:0%} of the days. Full, cancelled, unconfirmed and already visited listings are never picked, nor those that somebody cannot get into.");
        return text.ToString();
    }

    private static void Rows(StringBuilder text, IEnumerable<ColdRow> rows)
    {
        Line(text, $"  {"",-20} {"NDCG@20",8} {"Rec@20",8} {"Rec@5",8} {"lists",6} | {"seen",8} {"Rec@20",8} | {"unseen",8} {"Rec@20",8}");
        foreach (var (name, all, seen, unseen) in rows)
        {
            Line(text, $"  {name,-20} {all.Ndcg,8:0.000} {all.Recall,8:0.000} {all.RecallOf5,8:0.000} {all.Lists,6} | {seen.Ndcg,8:0.000} {seen.Recall,8:0.000} | {unseen.Ndcg,8:0.000} {unseen.Recall,8:0.000}");
        }
    }

    private static void Table(StringBuilder text, IEnumerable<ColdRow> rows)
    {
        Line(text, $"\n| | NDCG@20 | Recall@20 | Recall@5 | lists | NDCG, seen | NDCG, unseen |\n|---|---|---|---|---|---|---|");
        foreach (var (name, all, seen, unseen) in rows) Line(text, $"| {name} | {all.Ndcg:0.000} | {all.Recall:0.000} | {all.RecallOf5:0.000} | {all.Lists} | {seen.Ndcg:0.000} | {unseen.Ndcg:0.000} |");
    }

    private static void Line(StringBuilder text, FormattableString words) => text.AppendLine(words.ToString(CultureInfo.InvariantCulture));
}
