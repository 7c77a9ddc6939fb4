using Hay.Web.Catalogue;

namespace Hay.Web.Wording;

/// <summary>What each filter is called on the page and in an address; grouped as people think of them.</summary>
public static class Facets
{
    public static readonly (string Title, (Facet Facet, string Slug, string Words)[] Choices)[] Groups =
    [
        ("Easy to try",
        [
            (Facet.Free, "free", "Free"),
            (Facet.PlacesLeft, "places-left", "Places left"),
            (Facet.DropIn, "drop-in", "Just turn up"),
            (Facet.Beginners, "beginners", "Good for beginners"),
            (Facet.CanJustWatch, "just-watch", "Just watch if you like"),
            (Facet.CanBringSomeone, "bring-someone", "Bring someone"),
        ]),
        ("Getting in and getting on",
        [
            (Facet.StepFree, "step-free", "Step-free"),
            (Facet.HearingLoop, "hearing-loop", "Hearing loop"),
            (Facet.AccessibleToilet, "accessible-toilet", "Accessible toilet"),
            (Facet.Toilet, "toilet", "Toilet"),
            (Facet.QuietRoom, "quiet-room", "Quiet room"),
            (Facet.Seated, "seated", "Sitting down"),
            (Facet.Bus, "bus", "On a bus route"),
            (Facet.Parking, "parking", "Parking"),
        ]),
        ("Where and who with",
        [
            (Facet.Online, "online", "Online"),
            (Facet.Outdoors, "outdoors", "Outdoors"),
            (Facet.Families, "families", "Children welcome"),
            (Facet.Dogs, "dogs", "Dogs welcome"),
            (Facet.Carers, "carers", "For carers"),
            (Facet.WomenOnly, "women", "Women only"),
            (Facet.MenOnly, "men", "Men only"),
        ]),
    ];

    private static readonly Dictionary<string, (Facet Facet, string Words)> BySlug =
        Groups.SelectMany(g => g.Choices).ToDictionary(c => c.Slug, c => (c.Facet, c.Words));

    /// <summary>False for a word that is no filter.</summary>
    public static bool TryFind(string slug, out (Facet Facet, string Words) found) => BySlug.TryGetValue(slug, out found);
}
