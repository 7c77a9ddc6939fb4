using System.Globalization;
using System.Text;
using Hay.Grains;

namespace Hay.Silo.Training;

/// <summary>A training for the terminal of whoever looks after the installation.</summary>
internal static class CardText
{
    public static string Of(PicksCard card)
    {
        var text = new StringBuilder();
        Line(text, $"{card.Version}: {card.Listings:N0} listings, {card.People:N0} people, {card.Facts:N0} facts{(card.From is { } from ? Said($" from {from:yyyy-MM-dd} to {card.To:yyyy-MM-dd}") : "")}");
        Line(text, $"  taste: {card.Recipe}; weights from {card.Examples:N0} choices; {card.Algebra}");
        Line(text, $"  {"",-10} {"seen",8} {"unseen",8}");
        foreach (var (feature, seen, unseen) in card.Weights) Line(text, $"  {feature,-10} {seen,8:0.000} {unseen,8:0.000}");
        if (card.HeldFrom is { } held)
        {
            Line(text, $"  what people chose since {held:yyyy-MM-dd}:");
            Line(text, $"  {"",-10} {"NDCG@20",8} {"Rec@20",8} {"coverage",9} {"novelty",8} {"small",8} {"people",8}");
            Row(text, "new", card.Quality);
            Row(text, "current", card.Current);
            Row(text, "popularity", card.Popularity);
        }

        foreach (var note in card.Notes) Line(text, $"  {Words(note)}");
        return text.ToString().TrimEnd();
    }

    public static string Words(TrainingNote note) => note switch
    {
        TrainingNote.FewPeople => "Fewer than 20 people allow it: nothing was learnt from people.",
        TrainingNote.StartingWeights => "Fewer than 200 choices: the weights are near those that Hay comes with.",
        TrainingNote.NotMeasured => "Fewer than 20 people chose something in the last four weeks: it was not measured.",
        TrainingNote.SettingsKept => "New settings found less than the current ones, which were trained anew.",
        TrainingNote.ManyListings => "Too many listings for EASE: item similarity is used.",
        _ => note.ToString(),
    };

    private static void Row(StringBuilder text, string name, PicksQuality? quality)
    {
        if (quality is { } q) Line(text, $"  {name,-10} {q.Ndcg,8:0.000} {q.Recall,8:0.000} {q.Coverage,9:0.000} {q.Novelty,8:0.0} {q.SmallShare,8:0.000} {q.People,8:N0}");
    }

    private static void Line(StringBuilder text, FormattableString words) => text.AppendLine(Said(words));

    private static string Said(FormattableString words) => words.ToString(CultureInfo.InvariantCulture);
}
