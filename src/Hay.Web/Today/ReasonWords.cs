using System.Collections.Immutable;
using System.Globalization;
using Hay.Web.Languages;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Today;

/// <summary>"Because it is quiet and free, you can just watch, and somebody meets you."</summary>
internal static class ReasonWords
{
    public static string Sentence(this IStringLocalizer<Words> say, ImmutableArray<Reason> reasons)
    {
        string[] like = [.. reasons.Select(say.Like).OfType<string>()];
        string[] can = [.. reasons.Where(r => say.Like(r) is null).Select(say.Can)];
        string[] parts = like.Length == 0 ? can : [say["it is {0}", List(like, say["{0} and {1}"])], .. can];
        return parts.Length == 0 ? "" : say["Because {0}.", List(parts, say["{0}, and {1}"])];
    }

    private static string List(string[] parts, string pair) => parts.Length == 1
        ? parts[0]
        : string.Format(CultureInfo.InvariantCulture, pair, string.Join(Language.Current.Comma, parts[..^1]), parts[^1]);

    // What it is like, in a word: these stand together.
    private static string? Like(this IStringLocalizer<Words> say, Reason reason) => reason switch
    {
        Reason.Calm => say["calm"].Value,
        Reason.Quiet => say["quiet"].Value,
        Reason.Outside => say["outside"].Value,
        Reason.Free => say["Free"].Value.ToLower(Language.Current.Culture),
        Reason.CloseBy => say["close by"].Value,
        _ => null,
    };

    private static string Can(this IStringLocalizer<Words> say, Reason reason) => reason switch
    {
        Reason.Company => say["there is company"],
        Reason.Talk => say["people there listen"],
        Reason.Moving => say["it gets you moving"],
        Reason.Making => say["you make something"],
        Reason.Learning => say["there is something to learn"],
        Reason.Useful => say["you can lend a hand"],
        Reason.JustWatch => say["you can just watch"],
        Reason.JustTurnUp => say["you can just turn up"],
        Reason.SomebodyMeetsYou => say["somebody meets you"],
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
    };
}
