using System.Text.Json;

namespace Hay.Grains;

/// <summary>What a listing must be like to be stored. Says what to do in plain sentences.</summary>
public static class ListingRules
{
    public const int TitleLength = 120;
    public const int SummaryLength = 400;
    public const int TextLength = 8000;
    /// <summary>Characters of an answer: who meets you, how to book, where to park.</summary>
    public const int AnswerLength = 2000;
    /// <summary>Characters of a name, a tag, a postcode.</summary>
    public const int NameLength = 300;
    public const int MostInAList = 40;
    public const int MostPictures = 3;

    /// <summary>Whether two listings say the same, list by list.</summary>
    public static bool Same(Listing a, Listing b) =>
        JsonSerializer.SerializeToUtf8Bytes(a, GrainJson.Default.Listing).AsSpan()
            .SequenceEqual(JsonSerializer.SerializeToUtf8Bytes(b, GrainJson.Default.Listing));

    /// <summary>Bytes of a listing as it is stored.</summary>
    public static int Size(Listing listing) => JsonSerializer.SerializeToUtf8Bytes(listing, GrainJson.Default.Listing).Length;

    public static IEnumerable<string> Problems(Listing listing)
    {
        if (string.IsNullOrWhiteSpace(listing.Title)) yield return "Give the activity a title.";
        if (listing.Title.Length > TitleLength) yield return $"The title is longer than {TitleLength} characters.";
        if (listing.Summary.Length > SummaryLength) yield return $"The summary is longer than {SummaryLength} characters.";
        if (listing.Description.Length > TextLength) yield return $"The description is longer than {TextLength} characters.";
        if (!IsSlug(listing.Space)) yield return "Say which space the activity is in.";
        if (!listing.AlsoIn.All(IsSlug) || listing.AlsoIn.Length > MostInAList) yield return "A further space is not one we know.";
        if (!IsSlug(listing.Category)) yield return "Choose a category.";
        if (listing.Levels.Length > MostInAList || listing.FiveWays.Length > MostInAList || listing.Languages.Length > MostInAList
            || listing.Suitability.Audience.Length > MostInAList) yield return $"A list has more than {MostInAList} entries.";
        if (!IsLanguage(listing.WrittenIn)) yield return "Say the language of the text by its tag, such as pl or pt-BR.";
        foreach (var problem in PlaceProblems(listing)) yield return problem;
        foreach (var problem in AnswerProblems(listing)) yield return problem;
        foreach (var problem in NumberProblems(listing)) yield return problem;
        foreach (var problem in ContactProblems(listing.Contact)) yield return problem;
        foreach (var problem in PictureProblems(listing)) yield return problem;
        foreach (var problem in listing.Schedule?.Problems() ?? []) yield return problem;
    }

    /// <summary>Addresses that a browser may open, and text of sane length.</summary>
    public static IEnumerable<string> ContactProblems(Contact contact)
    {
        if (contact.Web.Length > 0 && !IsWeb(contact.Web)) yield return "The web address must begin with http:// or https://.";
        if (contact.Email.Length > 0 && (contact.Email.Length > 254 || !contact.Email.Contains('@', StringComparison.Ordinal))) yield return "The e-mail address does not look right.";
        if (contact.Phone.Length > 60) yield return "The telephone number is too long.";
    }

    /// <summary>Lower-case letters, digits and single hyphens, at most 64.</summary>
    public static bool IsSlug(string text) =>
        text is { Length: > 0 and <= 64 } && text.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-')
        && text[0] != '-' && text[^1] != '-';

    /// <summary>Well-formed is enough (RFC 5646, section 2.1): a browser that does not know a language passes over it.</summary>
    public static bool IsLanguage(string tag) => tag.Length == 0
        || (tag.Length <= 35 && tag.Split('-').All(part => part.Length is >= 1 and <= 8 && part.All(char.IsAsciiLetterOrDigit)));

    private static IEnumerable<string> PlaceProblems(Listing listing)
    {
        if (listing.Venue is not { } venue) yield break;
        if (string.IsNullOrWhiteSpace(venue.Name) || venue.Name.Length > 200) yield return "Give the venue a name of up to 200 characters.";
        if (venue.Lat is { } lat && !(lat is >= -90 and <= 90)) yield return "The venue's latitude is not between -90 and 90.";
        if (venue.Lon is { } lon && !(lon is >= -180 and <= 180)) yield return "The venue's longitude is not between -180 and 180.";
        if (venue.Address.Length > 500) yield return "The venue's address is longer than 500 characters.";
    }

    // Pages and readers of files are stricter, field by field; this holds whatever way a listing comes.
    private static IEnumerable<string> AnswerProblems(Listing listing)
    {
        var (visit, venue) = (listing.FirstVisit, listing.Venue);
        AccessFacts[] access = [listing.AccessHere, venue?.Access ?? listing.AccessHere];
        string[] answers =
        [
            listing.ScheduleNote, listing.Suitability.IsFor, listing.Suitability.CannotHold, listing.Cost.Words, listing.Booking.How,
            visit.WhoMeetsYou, visit.FirstTenMinutes, visit.JustWatching, visit.BringAndWear, visit.BringingSomeone,
            .. access.SelectMany(a => new[] { a.Parking, a.Bus, a.Note }), listing.Source?.Url ?? "", listing.Source?.Licence ?? "",
        ];
        string[] names =
        [
            listing.Cost.Per, venue?.Id ?? "", venue?.Kind ?? "", venue?.Locality ?? "", venue?.Town ?? "", venue?.Postcode ?? "", listing.Organisation ?? "",
            listing.OpenActive?.Id ?? "", listing.OpenActive?.Label ?? "", listing.Source?.Name ?? "", listing.Source?.Id ?? "",
            .. listing.Suitability.Audience, .. listing.Languages,
        ];
        if (answers.Any(a => a.Length > AnswerLength)) yield return $"One of the answers is longer than {AnswerLength} characters.";
        if (names.Any(n => n.Length > NameLength)) yield return $"A name, tag or postcode is longer than {NameLength} characters.";
    }

    private static IEnumerable<string> NumberProblems(Listing listing)
    {
        if (listing.Booking.Capacity is { } capacity && capacity is < 1 or > Activity.MostGoing) yield return $"Places must be between 1 and {Activity.MostGoing}.";
        if (listing.Suitability.AgeFrom is < 0 or > 120 || listing.Suitability.AgeTo is < 0 or > 120) yield return "Ages must be between 0 and 120.";
        if (listing.Suitability.AgeFrom > listing.Suitability.AgeTo) yield return "The youngest age is above the oldest.";
        if (listing.Cost.Pence is < 0 or > 1_000_000 || listing.Cost.SuggestedPence is < 0 or > 1_000_000) yield return "The cost must be between nothing and £10,000.";
    }

    private static IEnumerable<string> PictureProblems(Listing listing)
    {
        if (listing.Pictures.Length > MostPictures) yield return $"There can be {MostPictures} pictures.";
        if (listing.Pictures.Any(p => string.IsNullOrWhiteSpace(p.Alt) || p.Alt.Length > ListingPicture.AltLength)) yield return $"Say what can be seen in each picture, in up to {ListingPicture.AltLength} letters.";
        if (listing.Pictures.Any(p => !ListingPicture.IsId(p.Id) || p.Width is < 1 or > ListingPicture.LargeSide || p.Height is < 1 or > ListingPicture.LargeSide)
            || listing.Pictures.Select(p => p.Id).Distinct().Count() < listing.Pictures.Length) yield return "A picture is not one that we have.";
    }

    private static bool IsWeb(string text) =>
        text.Length <= 2000 && Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https";
}
