using System.Collections.Immutable;
using System.Globalization;
using Hay.Care;
using Hay.Grains;

namespace Hay.Web.Care;

/// <summary>One of the four questions over time, as points of a small drawing; the table beside it says the same.</summary>
/// <param name="Question">In few words.</param>
/// <param name="Points">From the first answer to the last; at least two.</param>
internal sealed record WellbeingDrawing(string Question, ImmutableArray<(double X, double Y)> Points)
{
    public const int Width = 300, Height = 66;
    private const int Edge = 8;

    public static readonly ImmutableArray<(string Question, Func<Wellbeing, int?> Of)> Questions =
        [("Satisfied", w => w.Satisfied), ("Worthwhile", w => w.Worthwhile), ("Happy", w => w.Happy), ("Anxious", w => w.Anxious)];

    public string Path => $"M{string.Join('L', Points.Select(p => $"{Number(p.X)} {Number(p.Y)}"))}";

    public static ImmutableArray<WellbeingDrawing> Of(ImmutableArray<WellbeingNote> notes) =>
        [.. Questions.Select(q => Of(q.Question, [.. notes.Where(n => q.Of(n.Said) is not null).Select(n => (n.On, q.Of(n.Said)!.Value))])).OfType<WellbeingDrawing>()];

    public static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private static WellbeingDrawing? Of(string question, ImmutableArray<(DateOnly On, int Score)> answers)
    {
        if (answers.Length < 2) return null;
        var days = Math.Max(1, answers[^1].On.DayNumber - answers[0].On.DayNumber);
        return new(question, [.. answers.Select(a => (Edge + ((Width - (2 * Edge)) * (a.On.DayNumber - answers[0].On.DayNumber) / (double)days), Height - Edge - ((Height - (2 * Edge)) * a.Score / 10.0)))]);
    }
}
