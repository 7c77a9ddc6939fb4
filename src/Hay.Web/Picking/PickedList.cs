using System.Collections.Immutable;
using Hay.Web.Cards;
using Hay.Web.Catalogue;
using Hay.Web.Wording;
using Microsoft.Extensions.Localization;
using Words = Hay.Web.Languages.Words;

namespace Hay.Web.Picking;

/// <summary>Picks as a page shows them. IsPersonal: made with what somebody allowed, so that they can say what they think of each.</summary>
public sealed record PickedList(string Heading, ImmutableArray<PickedCard> Cards, bool IsPersonal)
{
    /// <summary>Where a button leads back to: "me", or empty for the front page, with what was asked there.</summary>
    public string From { get; init; } = "";
    public string How { get; init; } = "";
    public string At { get; init; } = "";
}

/// <summary>IsLiked: they asked for more like it.</summary>
public sealed record PickedCard(Card Card, bool IsLiked);

/// <summary>Makes lists of picks with their headings and reasons.</summary>
internal sealed class PickedLists(Picks picks, CardMaker cards, IStringLocalizer<Words> say)
{
    private const int Fortnight = 14;

    public PickedList For(PickAsk ask, CatalogueSnapshot snapshot, DateTimeOffset now)
    {
        var found = picks.For(ask, snapshot, now);
        // A quiet week is not the end: the one after it is near, too. Who has answered how they are wants something soon.
        var isThisWeek = found.Length == ask.Count || ask.Answer is not null;
        if (!isThisWeek) found = picks.For(ask with { Days = Fortnight }, snapshot, now);
        var today = now.Day();
        return new PickedList(Heading(ask, found, isThisWeek), [.. found.Select(p => new PickedCard(cards.Of(p.Hit, today, null, say.Sentence(p)), p.IsLiked))], ask.Person is not null)
        {
            How = ask.Answer?.Slug ?? "",
            At = ask.Place?.At ?? "",
        };
    }

    private string Heading(PickAsk ask, ImmutableArray<Pick> found, bool isThisWeek) =>
        ask.Answer is { } answer ? say[answer.Heading]
        : !isThisWeek ? say["Small things to try soon"]
        : ask.Place is not null && found.All(p => p.IsNear) ? say["Three small things near you this week"]
        : say["Three small things this week"];
}
