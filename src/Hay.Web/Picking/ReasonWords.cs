using System.Globalization;
using Hay.Web.Languages;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Picking;

/// <summary>"Because you saved Chair yoga, it is quiet and free, and somebody meets you."</summary>
internal static class ReasonWords
{
    public static string Sentence(this IStringLocalizer<Words> say, Pick pick)
    {
        string[] why = [.. pick.Reasons.Select(r => say.Why(r, pick)).OfType<string>()];
        string[] like = [.. pick.Reasons.Select(r => say.Like(r, pick)).OfType<string>()];
        string[] can = [.. pick.Reasons.Select(say.Can).OfType<string>()];
        string[] parts = like.Length == 0 ? [.. why, .. can] : [.. why, say["it is {0}", List(like, say["{0} and {1}"])], .. can];
        return parts.Length == 0 ? "" : say["Because {0}.", List(parts, say["{0}, and {1}"])];
    }

    private static string List(string[] parts, string pair) => parts.Length == 1
        ? parts[0]
        : string.Format(CultureInfo.InvariantCulture, pair, string.Join(Language.Current.Comma, parts[..^1]), parts[^1]);

    // What put it here.
    private static string? Why(this IStringLocalizer<Words> say, Reason reason, Pick pick) => reason switch
    {
        Reason.YouSaved => say["you saved {0}", pick.Like].Value,
        Reason.YouHeld => say["you held a place at {0}", pick.Like],
        Reason.YouLiked => say["you asked for more like {0}", pick.Like],
        Reason.NewHere => say["it is new here and few know it yet"],
        Reason.SmallGroup => say["a small group runs it"],
        _ => null,
    };

    // What it is like, in a word: these stand together.
    private static string? Like(this IStringLocalizer<Words> say, Reason reason, Pick pick) => reason switch
    {
        Reason.Calm => say["calm"].Value,
        Reason.Quiet => say["quiet"].Value,
        Reason.Outside => say["outside"].Value,
        Reason.Free => say["Free"].Value.ToLower(Language.Current.Culture),
        Reason.Walk => say["about {0} minutes’ walk from {1}", pick.Minutes, pick.From].Value,
        _ => null,
    };

    private static string? Can(this IStringLocalizer<Words> say, Reason reason) => reason switch
    {
        Reason.Company => say["there is company"].Value,
        Reason.Talk => say["people there listen"],
        Reason.Moving => say["it gets you moving"],
        Reason.Making => say["you make something"],
        Reason.Learning => say["there is something to learn"],
        Reason.Useful => say["you can lend a hand"],
        Reason.YourMornings => say["it is in the morning, as you like"],
        Reason.YourAfternoons => say["it is in the afternoon, as you like"],
        Reason.YourEvenings => say["it is in the evening, as you like"],
        Reason.YourWeekends => say["it is at the weekend, as you like"],
        Reason.JustWatch => say["you can just watch"],
        Reason.JustTurnUp => say["you can just turn up"],
        Reason.SomebodyMeetsYou => say["somebody meets you"],
        Reason.Soon => say["it is on soon"],
        _ => null,
    };
}
