using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Hay.Grains;
using Hay.Web.Organisations.Steps;

namespace Hay.Web.Organisations;

/// <summary>A listing that is handed in. Before: as the public sees it, or saw it; null: it was never listed.</summary>
internal sealed record HandedIn(Listing Listing, Listing? Before)
{
    /// <summary>Whether the public ever saw anything of the organisation.</summary>
    public bool IsOrganisationKnown { get; init; }
    /// <summary>Of the account that hands it in.</summary>
    public TimeSpan AccountAge { get; init; }
    /// <summary>Somebody who would decide on it themselves.</summary>
    public bool IsByHost { get; init; }
    /// <summary>A host took it off the pages.</summary>
    public bool IsPaused { get; init; }
    /// <summary>Of the draft: what a host sent back comes back to a host.</summary>
    public DraftStage Stage { get; init; }
}

/// <summary>What has to be there before a listing is handed in, and which ones a host sees first. Pure.</summary>
internal static partial class ListingReview
{
    /// <summary>An account is new until then: its links are looked at.</summary>
    public static readonly TimeSpan New = TimeSpan.FromDays(7);

    /// <summary>Why a host has to look first, as its people are told; empty: it is listed at once.</summary>
    public static string HoldFor(HandedIn handed)
    {
        if (handed.IsByHost) return "";
        if (handed.Stage is DraftStage.Asked or DraftStage.Refused) return "A host sent it back before, and looks at it again.";
        if (handed.IsPaused) return "A host took it off the pages, and looks at it before it comes back.";
        if (!handed.IsOrganisationKnown) return "It is the first thing that the group lists.";
        if (handed.AccountAge < New && HasNewLinks(Texts(handed.Listing), handed.Before is null ? [] : Texts(handed.Before)))
            return "It has links to other websites, and the account is new.";
        if (handed.AccountAge < New && handed.Listing.Pictures.Select(p => p.Id).Except(handed.Before?.Pictures.Select(p => p.Id) ?? []).Any())
            return "It has a new picture, and the account is new.";
        return handed.Before is { } before && before.Title != handed.Listing.Title && IsElsewhere(before, handed.Listing)
            ? "Its name and its place have both changed." : "";
    }

    /// <summary>What is missing or wrong, with the step where it is put right. Empty: it can be handed in.</summary>
    /// <param name="listing">The draft.</param>
    /// <param name="wasListed">What an import did not know is no reason to keep a correction back.</param>
    public static IEnumerable<(ListingStep Step, string Words)> Missing(Listing listing, bool wasListed)
    {
        foreach (var (step, words) in ListingStep.All.SelectMany(step => step.Problems(listing).Select(words => (step, words))).DistinctBy(p => p.words))
            yield return (step, words);
        if (wasListed) yield break;
        if (listing.Summary.Length == 0) yield return (Step("what"), "Say in one sentence what it is.");
        if (listing.Schedule is null && listing.ScheduleNote.Length == 0) yield return (Step("when"), "Say when it is, or how people find out.");
        if (listing.Venue is null && listing.Setting != Setting.Online) yield return (Step("where"), "Say where it is.");
    }

    /// <summary>What would help people to come and is still empty.</summary>
    public static IEnumerable<(ListingStep Step, string Words)> Helpful(Listing listing)
    {
        if (!listing.FirstVisit.IsKnown) yield return (Step("first"), "Say what the first visit is like: that is what people worry about.");
        if (listing.Cost.Kind == CostKind.Unknown) yield return (Step("cost"), "Say whether it is free.");
        if (listing.Setting != Setting.Online && listing.Access().StepFree == Known.Unknown) yield return (Step("access"), "Say whether people can get in without steps.");
    }

    private static ListingStep Step(string slug) => ListingStep.Find(slug)!;

    private static bool IsElsewhere(Listing before, Listing now) => before.Setting != now.Setting
        || (before.Venue, now.Venue) is not (null, null) && (before.Venue is null || now.Venue is null || KnownVenues.KeyOf(before.Venue) != KnownVenues.KeyOf(now.Venue));

    /// <summary>Whether texts have addresses on the web that they did not have before.</summary>
    public static bool HasNewLinks(IEnumerable<string> now, IEnumerable<string> before) => Links(now).Except(Links(before), StringComparer.OrdinalIgnoreCase).Any();

    private static IEnumerable<string> Links(IEnumerable<string> texts) => texts.SelectMany(text => Link().Matches(text).Select(m => m.Value));

    private static ImmutableArray<string> Texts(Listing l) =>
    [
        l.Title, l.Summary, l.Description, l.ScheduleNote, l.Suitability.IsFor, l.Suitability.CannotHold, l.FirstVisit.WhoMeetsYou,
        l.FirstVisit.FirstTenMinutes, l.FirstVisit.JustWatching, l.FirstVisit.BringAndWear, l.FirstVisit.BringingSomeone, l.Cost.Words,
        l.Booking.How, l.Contact.Web, l.AccessHere.Note, l.AccessHere.Bus, l.AccessHere.Parking, l.Venue?.Name ?? "", l.Venue?.Address ?? "",
        l.Venue?.Town ?? "", l.Venue?.Access.Note ?? "", l.Venue?.Access.Bus ?? "", l.Venue?.Access.Parking ?? "", .. l.Pictures.Select(p => p.Alt),
    ];

    // With its beginning, or by an ending that is common; not the second half of a mail address.
    [GeneratedRegex(@"(?:https?://|www\.)\S+|(?<![@\w.-])[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|uk|info|biz|io|co|eu|me|ly|shop|site|online|xyz|link|top|club|app|dev|ru|cn)\b(?:/\S*)?", RegexOptions.IgnoreCase)]
    private static partial Regex Link();
}
