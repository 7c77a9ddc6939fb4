using System.Collections.Immutable;
using Hay.Web.Languages;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Today;

/// <summary>"Because it is quiet and free, you can just watch, and somebody meets you."</summary>
internal static class ReasonWords
{
    public static string Sentence(this IStringLocalizer<Words> say, ImmutableArray<Reason> reasons)
    {
        string[] like = [.. reasons.Select(Like).OfType<string>().Select(w => say[w].Value)];
        string[] can = [.. reasons.Where(r => Like(r) is null).Select(r => say[Can(r)].Value)];
        string[] parts = like.Length == 0 ? can : [say["it is {0}", say.List("{0} and {1}", like)], .. can];
        return parts.Length == 0 ? "" : say["Because {0}.", say.List("{0}, and {1}", parts)];
    }

    private static string List(this IStringLocalizer<Words> say, string pair, string[] parts) => parts.Length == 1
        ? parts[0]
        : say[pair, string.Join(say[", "], parts[..^1]), parts[^1]];

    // What it is like, in a word: these stand together.
    private static string? Like(Reason reason) => reason switch
    {
        Reason.Calm => "calm",
        Reason.Quiet => "quiet",
        Reason.Outside => "outside",
        Reason.Free => "free",
        Reason.CloseBy => "close by",
        _ => null,
    };

    private static string Can(Reason reason) => reason switch
    {
        Reason.Company => "there is company",
        Reason.Talk => "people there listen",
        Reason.Moving => "it gets you moving",
        Reason.Making => "you make something",
        Reason.Learning => "there is something to learn",
        Reason.Useful => "you can lend a hand",
        Reason.JustWatch => "you can just watch",
        Reason.JustTurnUp => "you can just turn up",
        Reason.SomebodyMeetsYou => "somebody meets you",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
    };
}
