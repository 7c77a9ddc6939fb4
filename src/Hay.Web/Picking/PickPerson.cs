using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Catalogue;
using Hay.Web.Spaces;
using Hay.Web.Wording;

namespace Hay.Web.Picking;

/// <summary>What somebody did with a listing, or said of it.</summary>
internal enum ChoiceKind { Saved, Held, Liked }

internal readonly record struct PastChoice(string Activity, ChoiceKind Kind, DateTimeOffset At);

/// <summary>
/// What is used of one person to pick for them. There is none of anybody who has not allowed it: nothing else in this folder
/// sees a profile.
/// </summary>
internal sealed record PickPerson
{
    private PickPerson()
    {
    }

    public ProfileId Id { get; private init; }
    /// <summary>What they saved, held a place at or liked, the oldest first.</summary>
    public ImmutableArray<PastChoice> History { get; private init; } = [];
    /// <summary>Activities that are not picked any more: they go there, wait, have been, have it saved, or it is not for them.</summary>
    public ImmutableHashSet<string> Done { get; private init; } = [];
    public ImmutableHashSet<string> Liked { get; private init; } = [];
    /// <summary>What they cannot do without.</summary>
    public Facet Needs { get; private init; }
    public ImmutableArray<UsualTime> Times { get; private init; } = [];
    /// <summary>Where they said they are, as in an address; empty: nowhere.</summary>
    public string At { get; private init; } = "";
    /// <summary>Where they said they are; else where the last of what they chose is. Null: nobody knows.</summary>
    public Place? Place(CatalogueSnapshot snapshot, SpaceMap spaces, SpaceLooks looks) =>
        Spaces.Place.Parse(At, spaces, looks) ?? History.Reverse().Select(choice => snapshot.Find(choice.Activity)?.Listing)
            .Where(listing => listing is { Setting: not Setting.Online })
            .Select(listing => Spaces.Place.Parse($"{listing!.Space}/{listing.Venue?.Locality}", spaces, looks)).FirstOrDefault();

    /// <summary>When they went, by the local clock.</summary>
    public ImmutableArray<DateTime> GoesAt { get; private init; } = [];

    /// <summary>Null: they have not allowed it.</summary>
    public static PickPerson? Of(ProfileId id, ProfileView view)
    {
        if (view.PicksAllowed is null) return null;
        var notForMe = view.Judgements.Where(j => !j.IsLiked).Select(j => j.Activity).ToImmutableHashSet();
        var history = view.Saved.Select(s => new PastChoice(s.Activity, ChoiceKind.Saved, s.At))
            .Concat(view.Bookings.Where(b => b.Standing == Standing.Going).Select(b => new PastChoice(b.Activity, ChoiceKind.Held, b.At)))
            .Concat(view.Judgements.Where(j => j.IsLiked).Select(j => new PastChoice(j.Activity, ChoiceKind.Liked, j.At)));
        return new PickPerson
        {
            Id = id,
            History = [.. history.Where(c => !notForMe.Contains(c.Activity)).OrderBy(c => c.At)],
            Done = notForMe.Union(view.Saved.Select(s => s.Activity)).Union(view.Bookings.Select(b => b.Activity)),
            Liked = [.. view.Judgements.Where(j => j.IsLiked).Select(j => j.Activity)],
            Needs = view.Preferences.Facets(),
            Times = view.Preferences.Times,
            At = $"{view.Preferences.Space}/{view.Preferences.Locality}",
            GoesAt = [.. view.Bookings.Where(b => b.Standing == Standing.Going).Select(b => b.Session.ToLocal())],
        };
    }
}
