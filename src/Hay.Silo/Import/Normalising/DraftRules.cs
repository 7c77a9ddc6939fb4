using System.Collections.Immutable;
using Hay.Grains;

namespace Hay.Silo.Import;

/// <summary>
/// Makes of a draft what <see cref="ListingRules"/> accept: what is only untidy is tidied, what is nonsense is left out,
/// and nothing is invented. What still is no listing, the grain refuses.
/// </summary>
internal static class DraftRules
{
    private const int Words = 1000;

    public static Listing Tidy(Listing draft)
    {
        var description = CleanText.Paragraphs(draft.Description, ListingRules.TextLength);
        var summary = CleanText.Line(draft.Summary, ListingRules.SummaryLength);
        var hasDates = draft.Schedule is { } schedule && schedule.Problems().IsEmpty;
        return draft with
        {
            Title = CleanText.Line(draft.Title, ListingRules.TitleLength),
            Summary = summary.Length > 0 ? summary : CleanText.FirstSentence(description, ListingRules.SummaryLength),
            Description = description,
            Venue = draft.Venue is null ? null : Tidy(draft.Venue),
            Schedule = hasDates ? draft.Schedule : null,
            ScheduleNote = CleanText.Line(draft.ScheduleNote, Words),
            Levels = [.. draft.Levels.Distinct()],
            FiveWays = [.. draft.FiveWays.Distinct()],
            Suitability = Tidy(draft.Suitability),
            FirstVisit = Tidy(draft.FirstVisit),
            Cost = Tidy(draft.Cost),
            Booking = draft.Booking with
            {
                Capacity = draft.Booking.Capacity is >= 1 and <= Activity.MostGoing ? draft.Booking.Capacity : null,
                How = CleanText.Line(draft.Booking.How, Words),
            },
            Languages = [.. draft.Languages.Select(l => LanguageTag.Of(CleanText.Line(l, 35))).Where(l => l.Length > 0).Distinct().Take(ListingRules.MostInAList)],
            WrittenIn = ListingRules.IsLanguage(draft.WrittenIn) ? draft.WrittenIn : "",
            AccessHere = Tidy(draft.AccessHere),
            Contact = Tidy(draft.Contact),
        };
    }

    public static OrganisationDetails Tidy(OrganisationDetails draft) => draft with
    {
        Name = CleanText.Line(draft.Name, 200),
        Kind = CleanText.Line(draft.Kind, 60),
        ReplyTime = CleanText.Line(draft.ReplyTime, 200),
        // A number that is none says nothing of the rest.
        CharityNumber = Number(draft.CharityNumber, number => new OrganisationDetails { Name = "n", CharityNumber = number }),
        CompanyNumber = Number(draft.CompanyNumber, number => new OrganisationDetails { Name = "n", CompanyNumber = number }),
        About = CleanText.Paragraphs(draft.About, 5000),
        Contact = Tidy(draft.Contact),
        HasWebPresence = Tidy(draft.Contact).Web.Length > 0,
    };

    /// <summary>Whether a point may be one: numbers on the globe, and not the "null island" of empty fields.</summary>
    public static bool IsPlace(double? lat, double? lon) =>
        lat is >= -90 and <= 90 && lon is >= -180 and <= 180 && (Math.Abs(lat.Value) > 0.001 || Math.Abs(lon.Value) > 0.001);

    private static string Number(string text, Func<string, OrganisationDetails> with) =>
        CleanText.Line(text, 20).ToUpperInvariant() is { Length: > 0 } number && !Organisation.Problems(with(number)).Any() ? number : "";

    private static Venue? Tidy(Venue draft)
    {
        var address = CleanText.Line(draft.Address, 500);
        var town = CleanText.Line(draft.Town, 100);
        var name = CleanText.Line(draft.Name, 200);
        if (name.Length == 0) name = CleanText.Line(address.Split(',')[0], 200);
        if (name.Length == 0) name = town;
        if (name.Length == 0) return null;
        var isPlace = IsPlace(draft.Lat, draft.Lon);
        return draft with
        {
            Id = CleanText.Line(draft.Id, 200),
            Name = name,
            Kind = CleanText.Line(draft.Kind, 60),
            Address = address,
            Town = town,
            Postcode = CleanText.Line(draft.Postcode, 12),
            Lat = isPlace ? draft.Lat : null,
            Lon = isPlace ? draft.Lon : null,
            IsRough = isPlace && draft.IsRough,
            Access = Tidy(draft.Access),
        };
    }

    private static AccessFacts Tidy(AccessFacts draft) => draft with
    {
        Parking = CleanText.Line(draft.Parking, Words),
        Bus = CleanText.Line(draft.Bus, Words),
        Note = CleanText.Line(draft.Note, Words),
    };

    private static Suitability Tidy(Suitability draft)
    {
        int? from = draft.AgeFrom is > 0 and <= 120 ? draft.AgeFrom : null;
        int? to = draft.AgeTo is > 0 and < 120 ? draft.AgeTo : null;
        return draft with
        {
            IsFor = CleanText.Line(draft.IsFor, Words),
            CannotHold = CleanText.Line(draft.CannotHold, Words),
            // The youngest above the oldest: one of them is wrong and nobody can say which.
            AgeFrom = from > to ? null : from,
            AgeTo = from > to ? null : to,
            Audience = Tags(draft.Audience),
        };
    }

    private static FirstVisit Tidy(FirstVisit draft) => draft with
    {
        WhoMeetsYou = CleanText.Line(draft.WhoMeetsYou, Words),
        FirstTenMinutes = CleanText.Line(draft.FirstTenMinutes, Words),
        JustWatching = CleanText.Line(draft.JustWatching, Words),
        BringAndWear = CleanText.Line(draft.BringAndWear, Words),
        BringingSomeone = CleanText.Line(draft.BringingSomeone, Words),
    };

    private static Cost Tidy(Cost draft) => draft with
    {
        Kind = draft.Kind == CostKind.Paid && draft.Pence is < 1 or > 1_000_000 ? CostKind.Unknown : draft.Kind,
        Pence = draft.Kind == CostKind.Paid && draft.Pence is >= 1 and <= 1_000_000 ? draft.Pence : 0,
        SuggestedPence = draft.SuggestedPence is >= 1 and <= 1_000_000 ? draft.SuggestedPence : null,
        Words = CleanText.Line(draft.Words, 300),
    };

    private static Contact Tidy(Contact draft)
    {
        var tidy = new Contact
        {
            Web = WebAddress.Of(draft.Web),
            Phone = CleanText.Line(draft.Phone, 60),
            Email = CleanText.Line(draft.Email, 255),
        };
        return ListingRules.ContactProblems(tidy with { Web = "", Phone = "" }).Any() ? tidy with { Email = "" } : tidy;
    }

    private static ImmutableArray<string> Tags(ImmutableArray<string> tags) =>
        [.. tags.Select(t => CleanText.Line(t, 60)).Where(t => t.Length > 0).Distinct().Take(ListingRules.MostInAList)];
}
