using Hay.Grains;
using Hay.Web.Catalogue;

namespace Hay.Web.Wording;

/// <summary>What each need is called, and which facet of a listing meets it.</summary>
internal static class Needs
{
    public static readonly (string Title, (Need Need, Facet Facet, string Words)[] Choices)[] Groups =
    [
        ("Getting in and getting on",
        [
            (Need.StepFree, Facet.StepFree, "Step-free"),
            (Need.HearingLoop, Facet.HearingLoop, "Hearing loop"),
            (Need.QuietRoom, Facet.QuietRoom, "A quiet room"),
            (Need.Toilet, Facet.Toilet, "A toilet"),
            (Need.AccessibleToilet, Facet.AccessibleToilet, "An accessible toilet"),
            (Need.Seated, Facet.Seated, "Sitting down"),
            (Need.Bus, Facet.Bus, "On a bus route"),
            (Need.Online, Facet.Online, "Online"),
        ]),
        ("What you look for",
        [
            (Need.Beginners, Facet.Beginners, "Good for beginners"),
            (Need.BringSomeone, Facet.CanBringSomeone, "Bring someone"),
            (Need.Free, Facet.Free, "Free"),
            (Need.WomenOnly, Facet.WomenOnly, "Women only"),
            (Need.MenOnly, Facet.MenOnly, "Men only"),
            (Need.Families, Facet.Families, "Families"),
            (Need.Carers, Facet.Carers, "Carers"),
        ]),
    ];

    public static readonly (UsualTime Time, string Words)[] Times =
    [
        (UsualTime.Mornings, "Mornings"),
        (UsualTime.Afternoons, "Afternoons"),
        (UsualTime.Evenings, "Evenings"),
        (UsualTime.Weekends, "Weekends"),
    ];

    /// <summary>Any, where it is no part of a day.</summary>
    public static PartOfDay PartOf(UsualTime time) => time switch
    {
        UsualTime.Mornings => PartOfDay.Morning,
        UsualTime.Afternoons => PartOfDay.Afternoon,
        UsualTime.Evenings => PartOfDay.Evening,
        _ => PartOfDay.Any,
    };

    /// <summary>The facets of a listing that would meet all of these.</summary>
    public static Facet Facets(this Preferences preferences) => Groups.SelectMany(g => g.Choices)
        .Where(c => preferences.Needs.Contains(c.Need)).Aggregate(Facet.None, (all, c) => all | c.Facet);
}
