using Hay.Grains;

namespace Hay.Web.Wording;

/// <summary>
/// Places left in a session, in words. Standing is "" (plenty), "few", "full" or "off": the look of the dot beside them.
/// </summary>
public readonly record struct PlacesLeft(string Words, string Standing)
{
    private const int Few = 3;

    public static PlacesLeft Of(SessionView session, BookingTerms terms) => (session, terms.Kind) switch
    {
        ({ Cancelled: true }, _) => new("Cancelled", "off"),
        (_, BookingKind.Elsewhere) => new("", ""),
        ({ PlacesLeft: null }, BookingKind.DropIn) => new("Just turn up", ""),
        ({ PlacesLeft: null }, _) => new("Places left", ""),
        ({ PlacesLeft: <= 0, Waiting: 0 }, _) => new("Full", "full"),
        ({ PlacesLeft: <= 0, Waiting: var waiting }, _) => new($"Full, {waiting} waiting", "full"),
        ({ PlacesLeft: 1 }, _) => new("1 place left", "few"),
        ({ PlacesLeft: { } left }, _) => new($"{left} places left", left <= Few ? "few" : ""),
    };

    public bool IsSaid => Words.Length > 0;
}
