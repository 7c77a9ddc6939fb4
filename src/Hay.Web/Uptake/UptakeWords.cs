using Hay.Grains;
using Hay.Uptake;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Uptake;

/// <summary>What the numbers of a group say, in sentences.</summary>
internal static class UptakeWords
{
    /// <summary>Whole weeks that the sentence is about, and as many before them to compare.</summary>
    public const int Span = 4;

    /// <param name="last">The sum of the last <see cref="Span"/> whole weeks.</param>
    /// <param name="before">Of as many before those.</param>
    /// <param name="say">In which language.</param>
    public static IEnumerable<string> Of(UptakeRow last, UptakeRow before, IStringLocalizer say)
    {
        if (last.IsNone)
        {
            yield return before.IsNone
                ? say["In the last four weeks nobody looked. A poster in the library or a link in the newsletter helps most."]
                : say["In the last four weeks nobody looked. In the four weeks before somebody did: is the listing still shown, and true?"];
            yield break;
        }

        yield return say["In the last four weeks people looked {0} and saved it {1}.", Often(last.Seen, say), Often(last.Saved, say)];
        if (!last.Going.IsNone || !last.Came.IsNone)
        {
            yield return last.Came.IsNone
                ? say["They took {0}. Tick who came, and you will see that here too.", Places(last.Going, say)]
                : say["They took {0}, and somebody came {1}.", Places(last.Going, say), Often(last.Came, say)];
        }

        if (Change(last.Seen, before.Seen) is { } change)
        {
            yield return change switch
            {
                > 0 => say["More people look than in the four weeks before."],
                < 0 => say["Fewer people look than in the four weeks before."],
                _ => say["About as many people look as in the four weeks before."],
            };
        }
    }

    // A fifth more or fewer is a change; null where too little is known to say.
    private static int? Change(ProtectedCount last, ProtectedCount before) =>
        last.HasHidden || before.HasHidden || before.IsNone ? null
        : last.Shown * 5 > before.Shown * 6 ? 1
        : last.Shown * 5 < before.Shown * 4 ? -1
        : 0;

    private static string Often(ProtectedCount count, IStringLocalizer say) => (count.Shown, count.HasHidden) switch
    {
        (0, false) => say["not at all"],
        (0, true) => say["a few times"],
        (var shown, true) => say["more than {0} times", shown],
        var (shown, _) => say["about {0} times", shown],
    };

    private static string Places(ProtectedCount count, IStringLocalizer say) => (count.Shown, count.HasHidden) switch
    {
        (0, false) => say["no places"],
        (0, true) => say["a few places"],
        (var shown, true) => say["more than {0} places", shown],
        var (shown, _) => say["about {0} places", shown],
    };
}
