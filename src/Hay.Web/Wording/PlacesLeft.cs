using Hay.Grains;
using Hay.Web.Languages;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Wording;

/// <summary>
/// Places left in a session, in words. Standing is "" (plenty), "few", "full" or "off": the look of the dot beside them.
/// </summary>
public readonly record struct PlacesLeft(string Words, string Standing)
{
    private const int Few = 3;

    public static PlacesLeft Of(SessionView session, BookingTerms terms, IStringLocalizer say) => (session, terms.Kind) switch
    {
        ({ Cancelled: true }, _) => new(say["Cancelled"], "off"),
        (_, BookingKind.Elsewhere) => new("", ""),
        ({ PlacesLeft: null }, BookingKind.DropIn) => new(say["Just turn up"], ""),
        ({ PlacesLeft: null }, _) => new(say["Places left"], ""),
        ({ PlacesLeft: <= 0, Waiting: 0 }, _) => new(say["Full"], "full"),
        ({ PlacesLeft: <= 0, Waiting: var waiting }, _) => new(say.Count(waiting, "Full, 1 waiting", "Full, {0} waiting"), "full"),
        ({ PlacesLeft: { } left }, _) => new(say.Count(left, "1 place left", "{0} places left"), left <= Few ? "few" : ""),
    };

    public bool IsSaid => Words.Length > 0;
}
