using Hay.Grains;
using Hay.Web.Spaces;
using Hay.Web.Wording;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Organisations;

/// <summary>A listing as rows of plain words, for those who judge or compare it.</summary>
internal sealed class ListingRows(SpaceMap spaces, Categories categories, TimeProvider clock, IStringLocalizer<Hay.Web.Languages.Words> say)
{
    /// <summary>What a version says, beside another one; null: beside nothing. Rows that are empty in both are left out.</summary>
    public IEnumerable<ComparedRow> Of(Listing version, Listing? other) => ComparedRow.Of(Rows(version), other is null ? null : Rows(other));

    private IEnumerable<(string Name, string Words)> Rows(Listing l)
    {
        yield return (say["Title"], l.Title);
        yield return (say["In a sentence"], l.Summary);
        yield return (say["What it is"], l.Description);
        yield return (say["Space"], Join(l.Spaces().Select(s => spaces.Find(s)?.Name ?? s)));
        yield return (say["Kind"], categories.NameOf(l.Category));
        yield return (say["When"], l.Schedule is { } when ? Text(ScheduleWords.Of(when, clock.LondonNow().Day()), l.ScheduleNote) : l.ScheduleNote);
        yield return (say["Where"], l.Setting == Setting.Online ? say["Online"] : l.Venue is { } v ? Join([v.Name, v.Address, v.Town, v.Postcode]) : "");
        yield return (say["Who it is for"], Text(l.Suitability.IsFor, l.Suitability.Ages(say), Join(l.Suitability.Audience)));
        yield return (say["Whom it cannot hold"], l.Suitability.CannotHold);
        yield return (say["First visit"], Text(l.FirstVisit.WhoMeetsYou, l.FirstVisit.FirstTenMinutes, l.FirstVisit.JustWatching, l.FirstVisit.BringAndWear, l.FirstVisit.BringingSomeone));
        yield return (say["Access"], Access(l.Access()));
        yield return (say["Cost"], l.Cost.LongCost(say));
        yield return (say["Places"], Text(l.Booking.Kind.ToString(), l.Booking.Capacity is { } places ? say["{0} places", places] : "", l.Booking.How));
        yield return (say["Languages"], Join(l.Languages.Select(Listings.Tongue)));
        yield return (say["Pictures"], Text(l.Pictures.Select(p => p.Alt)));
        yield return (say["How to reach them"], Join([l.Contact.Phone, l.Contact.Email, l.Contact.Web]));
    }

    private string Access(AccessFacts a) => Join(
    [
        Fact(say["Step-free"], a.StepFree), Fact(say["Accessible toilet"], a.AccessibleToilet), Fact(say["Toilet"], a.Toilet),
        Fact(say["Hearing loop"], a.HearingLoop), Fact(say["Quiet room"], a.QuietRoom), Fact(say["Baby changing"], a.BabyChange),
        Fact(say["Dogs welcome"], a.Dogs), a.Parking, a.Bus, a.Note,
    ]);

    private string Fact(string words, Known known) => known switch
    {
        Known.Yes => words,
        Known.Part => $"{words} ({say["partly"]})",
        Known.No => $"{words}: {say["no"]}",
        _ => "",
    };

    private static string Join(IEnumerable<string> parts) => string.Join(", ", parts.Where(p => p.Length > 0));

    private static string Text(params IEnumerable<string> parts) => string.Join(' ', parts.Where(p => p.Length > 0).Select(p => p.EndsWith('.') ? p : $"{p}."));
}
