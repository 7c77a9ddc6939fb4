using Hay.Grains;
using Hay.Web.Wording;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Organisations;

/// <summary>What stands on the board of a space as rows of plain words, for those who compare it.</summary>
internal sealed class BoardRows(TimeProvider clock, IStringLocalizer<Hay.Web.Languages.Words> say)
{
    /// <param name="version">A notice as it was.</param>
    /// <param name="other">As it is now; null: it has left the board.</param>
    public IEnumerable<ComparedRow> Of(Notice version, Notice? other) => ComparedRow.Of(Rows(version), other is null ? null : Rows(other));

    /// <param name="version">An answer as it was.</param>
    /// <param name="other">As it is now; null: it has left the board.</param>
    public IEnumerable<ComparedRow> Of(YouSaid version, YouSaid? other) => ComparedRow.Of(Rows(version), other is null ? null : Rows(other));

    private IEnumerable<(string Name, string Words)> Rows(Notice n) =>
        [(say["What is it?"], BoardWords.Of(n.Kind, say)), (say["In a few words"], n.Title), (say["More, if needed"], n.Body), (say["First day"], Day(n.From)), (say["Last day"], Day(n.Until))];

    private IEnumerable<(string Name, string Words)> Rows(YouSaid a) =>
        [(say["What did people say?"], a.Said), (say["What was done?"], a.Did), (say["How far is it?"], BoardWords.Of(a.Status, say))];

    private string Day(DateOnly day) => Times.Day(day, clock.LondonNow().Day(), say);
}

/// <summary>The kinds of things on a board, in words.</summary>
internal static class BoardWords
{
    public static string Of(NoticeKind kind, IStringLocalizer say) => kind switch
    {
        NoticeKind.GoodNews => say["Good news"],
        NoticeKind.HeadsUp => say["Heads up"],
        NoticeKind.Welcome => say["Welcome"],
        NoticeKind.Ask => say["Can you help?"],
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    public static string Of(AnswerStatus status, IStringLocalizer say) => status switch
    {
        AnswerStatus.Done => say["Done"],
        AnswerStatus.Doing => say["We are on it"],
        AnswerStatus.NotYet => say["Not yet"],
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    /// <summary>"about 15 in March".</summary>
    public static string Asked(WishMonth month, DateOnly today, IStringLocalizer say) => month.People.Shown > 0
        ? say["about {0} in {1}", month.People.Shown, Times.Month(month.Month, today, say)]
        : say["a few in {0}", Times.Month(month.Month, today, say)];

    /// <summary>What people said, for the board: of the month in which most did.</summary>
    public static string Said(Wish wish, DateOnly today, IStringLocalizer say) => wish.Months.MaxBy(m => m.People.Shown) is { People.Shown: > 0 } most
        ? say["About {0} people asked for {1} in {2}.", most.People.Shown, wish.Name, Times.Month(most.Month, today, say)]
        : say["Some people asked for {0}.", wish.Name];
}
