namespace Hay.Grains;

/// <summary>An organisation as it is stored, and its rules.</summary>
public sealed record Organisation
{
    public OrganisationDetails? Details { get; init; }
    public long Revision { get; init; }
    public DateTimeOffset? Changed { get; init; }

    public (Organisation Next, PublishOutcome Outcome) Describe(OrganisationDetails details, DateTimeOffset now) =>
        details == Details
            ? (this, PublishOutcome.Unchanged)
            : (this with { Details = details, Revision = Revision + 1, Changed = now },
                Details is null ? PublishOutcome.Created : PublishOutcome.Updated);

    /// <summary>What is wrong with details, in plain sentences.</summary>
    public static IEnumerable<string> Problems(OrganisationDetails details)
    {
        if (string.IsNullOrWhiteSpace(details.Name)) yield return "Give the organisation a name.";
        if (details.Name.Length > 200) yield return "The name is longer than 200 characters.";
        if (details.About.Length > 5000) yield return "The description is longer than 5,000 characters.";
        foreach (var problem in ListingRules.ContactProblems(details.Contact)) yield return problem;
    }
}
