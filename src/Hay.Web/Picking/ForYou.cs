using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Catalogue;
using Hay.Web.Spaces;

namespace Hay.Web.Picking;

/// <summary>Picks among somebody's plans: whether Hay may make them, what they are, and what was said of earlier ones. Picked: null: it may not.</summary>
internal sealed record ForYou(PickedList? Picked, ImmutableArray<SaidOfPick> Said)
{
    public bool IsAllowed => Picked is not null;
}

/// <summary>Href: empty where the group has stopped.</summary>
internal sealed record SaidOfPick(string Activity, string Title, string Href, bool IsLiked);

internal sealed class ForYouMaker(PickedLists lists, SpaceMap spaces, SpaceLooks looks)
{
    public ForYou Of(ProfileId? me, ProfileView mine, CatalogueSnapshot snapshot, DateTimeOffset now)
    {
        if (me is not { } id || PickPerson.Of(id, mine) is not { } person) return new ForYou(null, []);
        var picked = lists.For(new PickAsk { Person = person, Place = person.Place(snapshot, spaces, looks) }, snapshot, now);
        return new ForYou(picked with { From = "me" }, [.. mine.Judgements.Select(j => new SaidOfPick(
            j.Activity,
            snapshot.Find(j.Activity)?.Listing.Title ?? snapshot.Stopped(j.Activity)?.Title ?? "",
            snapshot.Find(j.Activity) is { } entry ? $"/{entry.Listing.Space}/{entry.Id}" : "",
            j.IsLiked))]);
    }
}
