using Hay.Grains;

namespace Hay.Uptake.Counting;

/// <summary>What of a fact is counted.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="At">On which day, by the clock on the wall.</param>
/// <param name="Activity">In which listing; empty: in none.</param>
/// <param name="Session">The day of the session that it is about.</param>
/// <param name="Person">Who; null: nobody knows, or nobody may know any more.</param>
/// <param name="Times">How often.</param>
internal readonly record struct UptakeFact(FactKind Kind, DateOnly At, string Activity, DateOnly? Session, Guid? Person, int Times)
{
    private const string DemandGrains = StoreNames.Demand + "/";

    public AboutMe? About { get; init; }

    /// <summary>As what the listing counts from now on.</summary>
    public ListedAs? ListedAs { get; init; }

    /// <summary>How things are; null where it was forgotten or taken back.</summary>
    public Wellbeing? Wellbeing { get; init; }

    public UnmetDemand? Demand { get; init; }

    /// <summary>Where <see cref="Demand"/> was asked: a space, or <see cref="IDemandGrain.Everywhere"/>.</summary>
    public string DemandSpace { get; init; } = "";

    public static UptakeFact Of(in JournalEntry entry)
    {
        var fact = entry.Fact;
        return new(fact.Kind, DayOf(fact.At), fact.Activity, fact.Session is { } session ? DateOnly.FromDateTime(session.ToLocal()) : null,
            fact.Profile is { } profile && Guid.TryParseExact(profile.Value, "N", out var person) ? person : null, fact.Times)
        {
            About = fact.About,
            ListedAs = fact.ListedAs,
            Wellbeing = fact.Wellbeing,
            Demand = fact.Demand,
            DemandSpace = entry.Grain.StartsWith(DemandGrains, StringComparison.Ordinal) ? entry.Grain[DemandGrains.Length..] : "",
        };
    }

    // British clocks are never more than an hour ahead of UTC.
    private static DateOnly DayOf(DateTimeOffset at)
    {
        var utc = at.UtcDateTime;
        return utc.Hour < 23 ? DateOnly.FromDateTime(utc) : LocalDay.Of(at);
    }
}
