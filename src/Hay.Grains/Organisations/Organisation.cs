using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Hay.Grains;

/// <summary>An organisation as it is stored, and the rules of what it says about itself.</summary>
public sealed partial record Organisation
{
    public OrganisationDetails? Details { get; init; }
    public long Revision { get; init; }
    public DateTimeOffset? Changed { get; init; }
    /// <summary>Who looks after it, the longest first.</summary>
    public ImmutableArray<Colleague> Colleagues { get; init; } = [];
    public ImmutableArray<Invitation> Invitations { get; init; } = [];
    /// <summary>Who says that they belong to it, the oldest first.</summary>
    public ImmutableArray<OrganisationClaim> Claims { get; init; } = [];
    /// <summary>When it was closed; null: it is there.</summary>
    public DateTimeOffset? Closed { get; init; }

    /// <summary>What it said of itself when a host last looked; null: nothing has changed since.</summary>
    public OrganisationDetails? AsRead { get; init; }

    /// <summary>Whether a person ever wrote what it says: from then on the journal has each version.</summary>
    public bool HasHistory { get; init; }
    public Outbox Outbox { get; init; } = Outbox.Empty;

    /// <summary>What an import or a host says of it. An organisation that looks after itself says so itself.</summary>
    /// <param name="details">What is said.</param>
    /// <param name="by">Who says so; null: an import.</param>
    /// <param name="now">When.</param>
    public (Organisation Next, PublishOutcome Outcome) Describe(OrganisationDetails details, string? by, DateTimeOffset now) =>
        details == Details || !Colleagues.IsEmpty || Closed is not null
            ? (this, PublishOutcome.Unchanged)
            : (by is not null ? Written(details, by, now) : this with { Details = details, Revision = Revision + 1, Changed = now },
                Details is null ? PublishOutcome.Created : PublishOutcome.Updated);

    // An import may say something new every night: the journal remembers what people wrote, and what was there before.
    private Organisation Written(OrganisationDetails details, string by, DateTimeOffset now)
    {
        var before = Details is not null && !HasHistory ? Say(new Fact { Kind = FactKind.Kept, At = now, Organisation = Details }) : this;
        return (before with { Details = details, HasHistory = true, Revision = Revision + 1, Changed = now })
            .Say(new Fact { Kind = FactKind.OrganisationWritten, At = now, By = by, Organisation = details });
    }

    private Organisation Say(Fact fact) => this with { Outbox = Outbox.Add(fact) };

    /// <summary>What is wrong with details, in plain sentences.</summary>
    public static IEnumerable<string> Problems(OrganisationDetails details)
    {
        if (string.IsNullOrWhiteSpace(details.Name)) yield return "Give the organisation a name.";
        if (details.Name.Length > 200) yield return "The name is longer than 200 characters.";
        // It stands in the subject of letters to people who never heard of Hay.
        if (details.Name.Any(char.IsControl) || details.Name.Contains("://", StringComparison.Ordinal) || details.Name.Contains("www.", StringComparison.OrdinalIgnoreCase)) yield return "The name is one line without an address of a website.";
        if (details.About.Length > 5000) yield return "The description is longer than 5,000 characters.";
        if (details.ReplyTime.Length > 200) yield return "How soon you answer takes more than 200 characters.";
        if (details.CharityNumber.Length > 0 && !Charity().IsMatch(details.CharityNumber)) yield return "A charity number has 6 or 7 digits, or begins with SC (Scotland) or NIC (Northern Ireland).";
        if (details.CompanyNumber.Length > 0 && !Company().IsMatch(details.CompanyNumber)) yield return "A company number has 8 characters: 8 digits, or 2 letters and 6 digits.";
        foreach (var problem in ListingRules.ContactProblems(details.Contact)) yield return problem;
    }

    // England and Wales: 6 or 7 digits (a linked charity has a number after a hyphen). Scotland: SC and 6 digits. Northern Ireland: NIC and 6 digits.
    [GeneratedRegex("^([0-9]{6,7}(-[0-9]{1,3})?|SC[0-9]{6}|NIC[0-9]{6})$")]
    private static partial Regex Charity();

    // Companies House: 8 digits, or 2 characters that say of what kind (SC, NI, CE, OC, R0, …) and 6 digits.
    [GeneratedRegex("^([0-9]{8}|[A-Z][A-Z0-9][0-9]{6})$")]
    private static partial Regex Company();
}
