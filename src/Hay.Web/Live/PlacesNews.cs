using System.Globalization;
using System.Text.Json.Serialization;
using Hay.Grains;
using Hay.Web.Catalogue;
using Hay.Web.Languages;
using Hay.Web.Wording;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Live;

/// <summary>
/// What changed in one activity. Sessions: those that the news is about, by session id; empty where the page has to ask
/// for all of it. A page ignores a revision that is not newer than what it shows.
/// </summary>
internal sealed record PlacesNews(string Activity, long Revision, Dictionary<string, SessionNews> Sessions)
{
    public static PlacesNews Of(LiveChange change, CatalogueEntry? entry, IStringLocalizer say) => new(change.Activity, change.Revision,
        change.Sessions is { } sessions && entry is not null ? sessions.Values.ToDictionary(s => s.View.Session.Value, s => SessionNews.Of(s.View, s.Revision, entry.Listing.Booking, say)) : []);

    public static PlacesNews Of(CatalogueEntry entry, IStringLocalizer say) => new(entry.Id, entry.Revision,
        entry.Sessions.ToDictionary(s => s.Session.Value, s => SessionNews.Of(s, entry.Revision, entry.Listing.Booking, say)));

}

/// <summary>Words and standing as <see cref="PlacesLeft"/> says them, so that a page needs no rules of its own.</summary>
internal sealed record SessionNews(
    string Words, string Standing, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Cancelled)
{
    /// <summary>Of its activity when the session was so.</summary>
    public required long Revision { get; init; }
    /// <summary>The clock in London when it starts: where a page has another, it was moved.</summary>
    public required string Start { get; init; }
    /// <summary>That in words.</summary>
    public required string When { get; init; }

    public static SessionNews Of(SessionView session, long revision, BookingTerms terms, IStringLocalizer say)
    {
        var places = PlacesLeft.Of(session, terms, say);
        var day = session.Start.Day();
        return new SessionNews(places.Words, places.Standing, session.Cancelled)
        {
            Revision = revision,
            Start = session.Start.InLondon().ToString("s", CultureInfo.InvariantCulture),
            When = $"{Times.Date(day, day, say)}{Plural.LanguageOf(say).Comma}{Times.Span(session.Start, session.End, say)}",
        };
    }
}
