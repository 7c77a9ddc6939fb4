using Hay.Grains;
using Hay.Web.Desk;
using Hay.Web.Wording;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Organisations;

internal static class StandingWords
{
    /// <summary>How a listing stands, in a sentence or two for its own people.</summary>
    public static string Standing(this DeskItem item, DateOnly today, IStringLocalizer say) => string.Join(' ', Parts(item, today, say));

    /// <summary>What the draft waits for.</summary>
    public static string Words(this DraftStage stage, IStringLocalizer say) => stage switch
    {
        DraftStage.Waiting => say["A host looks at it before people see it."],
        DraftStage.Asked => say["A host has a question."],
        DraftStage.Refused => say["A host said no."],
        _ => say["You have begun and not handed it in."],
    };

    private static IEnumerable<string> Parts(DeskItem item, DateOnly today, IStringLocalizer say)
    {
        if (item.IsListed) yield return item.Checked is { } day ? say["People see it. Checked {0}.", Times.Since(day, today, say)] : say["People see it. Nobody has checked it yet."];
        else if (item.Paused is { } pause) yield return say["Taken off the pages by a host: {0}", pause.Reason];
        else if (item.WasListed) yield return say["It has stopped: people do not see it."];
        if (item.Stage is { } stage) yield return stage.Words(say);
        if (item.Reports > 0) yield return item.Reports == 1 ? say["Somebody says that something is wrong."] : say["{0} people say that something is wrong.", item.Reports];
    }
}
