using System.Collections.Immutable;
using System.Globalization;
using Hay.Grains;

namespace Hay.Web.Organisations.Steps;

/// <summary>Whom it is for, and whom it cannot hold.</summary>
internal sealed record WhoForm(
    string IsFor, string AgeFrom, string AgeTo, ImmutableArray<string> Audience, ImmutableArray<Level> Levels,
    ImmutableArray<string> Languages, string CannotHold) : IStepForm
{
    /// <summary>Tags that searches know, with what the form calls them.</summary>
    public static readonly ImmutableArray<(string Tag, string Words)> People =
    [
        ("older people", "Older people"), ("families", "Families with children"), ("parents", "Parents and babies"), ("young people", "Young people"),
        ("carers", "Carers"), ("bereaved", "People who have lost somebody"), ("disabled people", "Disabled people"), ("women", "Women only"),
        ("men", "Men only"), ("new to the UK", "People new to the UK"), ("out of work", "People out of work"),
    ];

    public static WhoForm Of(Listing listing) => new(
        listing.Suitability.IsFor, Number(listing.Suitability.AgeFrom), Number(listing.Suitability.AgeTo), listing.Suitability.Audience,
        listing.Levels, listing.Languages, listing.Suitability.CannotHold);

    public static WhoForm Read(IFormCollection form) => new(
        form.Text("for"), form.Text("from"), form.Text("to"), [.. People.Select(p => p.Tag).Where(tag => form["audience"].Contains(tag))],
        form.Choices<Level>("levels"), [.. Wording.Tongues.Names.Select(n => n.Tag).Where(tag => form["languages"].Contains(tag))], form.Text("cannot"));

    public Listing Apply(Listing listing, StepDesk desk, StepProblems problems)
    {
        var before = listing.Suitability;
        var (from, to) = (Age("from", AgeFrom, before.AgeFrom, desk, problems), Age("to", AgeTo, before.AgeTo, desk, problems));
        if (from > to) problems.Add("to", desk.Say["The oldest is younger than the youngest."]);
        return listing with
        {
            Suitability = before with
            {
                IsFor = problems.Text("for", IsFor, before.IsFor, StepFields.Long),
                AgeFrom = from > to ? before.AgeFrom : from,
                AgeTo = from > to ? before.AgeTo : to,
                Audience = Merge(before.Audience, Audience, People.Select(p => p.Tag)),
                CannotHold = problems.Text("cannot", CannotHold, before.CannotHold, StepFields.Long),
            },
            Levels = Merge(listing.Levels, Levels, Enum.GetValues<Level>()),
            Languages = Merge(listing.Languages, Languages, Wording.Tongues.Names.Select(n => n.Tag)),
        };
    }

    // An import may know words that the form does not offer: they stay, and so does the order of the rest.
    private static ImmutableArray<T> Merge<T>(ImmutableArray<T> before, ImmutableArray<T> ticked, IEnumerable<T> offered)
    {
        var known = offered.ToHashSet();
        return [.. before.Where(b => !known.Contains(b) || ticked.Contains(b)), .. ticked.Except(before)];
    }

    private static int? Age(string field, string typed, int? before, StepDesk desk, StepProblems problems)
    {
        if (typed.Length == 0) return null;
        if (int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var age) && age <= 120) return age;
        problems.Add(field, desk.Say["Write the age as a number, such as 18."]);
        return before;
    }

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
