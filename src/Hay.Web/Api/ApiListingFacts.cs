using Hay.Grains;

namespace Hay.Web.Api;

/// <summary>Where an activity happens. IsRough: latitude and longitude are the middle of its town or village.</summary>
internal sealed record ApiVenue(
    string Name, string Address, string Locality, string Town, string Postcode, double? Lat, double? Lon, bool IsRough)
{
    public static ApiVenue? Of(Venue? venue) => venue is null
        ? null
        : new(venue.Name, venue.Address, venue.Locality, venue.Town, venue.Postcode, venue.Lat, venue.Lon, venue.IsRough);
}

/// <summary>Whom it is for, and whom it cannot hold safely. Ages in years.</summary>
internal sealed record ApiSuitability(string IsFor, int? AgeFrom, int? AgeTo, string[] Audience, string CannotHold)
{
    public static ApiSuitability Of(Suitability of) => new(of.IsFor, of.AgeFrom, of.AgeTo, ApiShapes.List(of.Audience), of.CannotHold);
}

/// <summary>The questions of a first visit, answered. Null: nobody has said.</summary>
internal sealed record ApiFirstVisit(
    string WhoMeetsYou, string FirstTenMinutes, bool? CanJustWatch, string JustWatching, string BringAndWear, bool? CanBringSomeone, string BringingSomeone)
{
    public static ApiFirstVisit Of(FirstVisit of) => new(
        of.WhoMeetsYou, of.FirstTenMinutes, of.CanJustWatch, of.JustWatching, of.BringAndWear, of.CanBringSomeone, of.BringingSomeone);
}

/// <summary>Kind: unknown, free, paid, donation. Pence per session or course; words as people say it.</summary>
internal sealed record ApiCost(string Kind, int Pence, int? SuggestedPence, string Per, string Words)
{
    public static ApiCost Of(Cost of) => new(ApiShapes.Word(of.Kind), of.Pence, of.SuggestedPence, of.Per, of.Words);
}

/// <summary>What is known about getting in and being there: unknown, yes, no or part, and words.</summary>
internal sealed record ApiAccess(
    string StepFree, string HearingLoop, string AccessibleToilet, string Toilet, string QuietRoom, string BabyChange, string Dogs, string Parking, string Bus, string Note)
{
    public static ApiAccess Of(AccessFacts of) => new(
        ApiShapes.Word(of.StepFree), ApiShapes.Word(of.HearingLoop), ApiShapes.Word(of.AccessibleToilet), ApiShapes.Word(of.Toilet),
        ApiShapes.Word(of.QuietRoom), ApiShapes.Word(of.BabyChange), ApiShapes.Word(of.Dogs), of.Parking, of.Bus, of.Note);
}

/// <summary>A picture (WebP); alt: what can be seen.</summary>
internal sealed record ApiPicture(string Url, string Alt);
