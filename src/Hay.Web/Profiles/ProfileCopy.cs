using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Catalogue;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Profiles;

/// <summary>Everything Hay holds about one person, for that person to take away.</summary>
internal sealed record ProfileCopy
{
    public required string About { get; init; }
    /// <summary>Null: nothing is kept, because nothing was ever saved or held.</summary>
    public string? Number { get; init; }
    public required ImmutableArray<CopiedSave> Saved { get; init; }
    public required ImmutableArray<CopiedPlace> Places { get; init; }
    public required Preferences Preferences { get; init; }
    /// <summary>Where they live and how old they are, as far as they let that be counted.</summary>
    public required AboutMe CountedBy { get; init; }
    /// <summary>How they said that things are, the first time and the last; null: they did not.</summary>
    public WellbeingAnswer? FirstAnswer { get; init; }
    public WellbeingAnswer? LatestAnswer { get; init; }
    /// <summary>Since when Hay may use all this to choose for them; null: it may not.</summary>
    public DateTimeOffset? PicksAllowed { get; init; }
    /// <summary>The address by which a calendar elsewhere reads their plans: since when, and a hash of it; null: none does.</summary>
    public CalendarKey? Calendar { get; init; }
    /// <summary>What they said of picks.</summary>
    public required ImmutableArray<CopiedJudgement> Judgements { get; init; }
    /// <summary>What happened, in the order in which it was written down.</summary>
    public required ImmutableArray<Fact> History { get; init; }

    public static async Task<ProfileCopy> Of(ProfileId? me, ProfileView view, ImmutableArray<HeldPlaceView> held, IJournal journal, CatalogueSnapshot catalogue, IStringLocalizer say, CancellationToken ct)
    {
        var history = ImmutableArray.CreateBuilder<Fact>();
        if (me is { } known)
        {
            await foreach (var entry in journal.ReadAboutAsync(known, ct)) history.Add(entry.Fact);
        }

        string? TitleOf(string activity) => catalogue.Find(activity)?.Listing.Title ?? catalogue.Stopped(activity)?.Title;
        return new ProfileCopy
        {
            About = say["Everything Hay keeps about you. Hay knows you by a random number in a cookie on your device, and by nothing else."]
                + " " + say["What you gave for one date, a first name or an e-mail address, stands with that place."],
            Number = me?.Value,
            Saved = [.. view.Saved.Select(s => new CopiedSave(s.Activity, TitleOf(s.Activity), s.At))],
            Places = [.. view.Bookings.Select(b => new CopiedPlace(b.Activity, TitleOf(b.Activity), b.Session.ToLocal(), b.Standing, b.At)
                .With(held.FirstOrDefault(h => h.Activity == b.Activity && h.Place.Session == b.Session)?.Place))],
            Preferences = view.Preferences,
            CountedBy = view.About,
            FirstAnswer = view.FirstAnswer,
            LatestAnswer = view.LatestAnswer,
            PicksAllowed = view.PicksAllowed,
            Calendar = view.Calendar,
            Judgements = [.. view.Judgements.Select(j => new CopiedJudgement(j.Activity, TitleOf(j.Activity), j.IsLiked, j.At))],
            History = history.ToImmutable(),
        };
    }
}

internal sealed record CopiedSave(string Activity, string? Title, DateTimeOffset Since);

/// <summary>IsLiked: more like this; else not for me.</summary>
internal sealed record CopiedJudgement(string Activity, string? Title, bool IsLiked, DateTimeOffset Since);

/// <summary>Session: its start by the clock in London.</summary>
internal sealed record CopiedPlace(string Activity, string? Title, DateTime Session, Standing Standing, DateTimeOffset Since)
{
    public string? FirstName { get; private init; }
    public string? Email { get; private init; }
    public bool? Came { get; private init; }
    /// <summary>What the group said to those who go.</summary>
    public ImmutableArray<string>? Messages { get; private init; }

    public CopiedPlace With(MyPlace? held) => held is null ? this : this with
    {
        FirstName = held.FirstName.Length > 0 ? held.FirstName : null,
        Email = held.Email.Length > 0 ? held.Email : null,
        Came = held.Came,
        Messages = [.. held.Messages.Select(m => m.Words)],
    };
}
