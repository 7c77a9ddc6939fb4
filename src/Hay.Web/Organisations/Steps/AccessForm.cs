using System.Collections.Immutable;
using Hay.Grains;

namespace Hay.Web.Organisations.Steps;

/// <summary>Getting in and getting on, as it is when this group meets.</summary>
internal sealed record AccessForm(AccessFacts Facts) : IStepForm
{
    /// <summary>The facts that are yes, partly, no or not known.</summary>
    public static readonly ImmutableArray<AccessQuestion> Questions =
    [
        new("stepfree", "Can people get in without steps?", f => f.StepFree, (f, k) => f with { StepFree = k }),
        new("accessible", "Is there an accessible toilet?", f => f.AccessibleToilet, (f, k) => f with { AccessibleToilet = k }),
        new("toilet", "Is there a toilet?", f => f.Toilet, (f, k) => f with { Toilet = k }),
        new("loop", "Is there a hearing loop?", f => f.HearingLoop, (f, k) => f with { HearingLoop = k }),
        new("quiet", "Is there a quiet room?", f => f.QuietRoom, (f, k) => f with { QuietRoom = k }),
        new("baby", "Can people change a baby?", f => f.BabyChange, (f, k) => f with { BabyChange = k }),
        new("dogs", "Are dogs welcome?", f => f.Dogs, (f, k) => f with { Dogs = k }),
    ];

    public static AccessForm Of(Listing listing) => new(IsOwn(listing) ? listing.Access() : listing.Access() with { Note = listing.AccessHere.Note });

    public static AccessForm Read(IFormCollection form) => new(
        Questions.Aggregate(new AccessFacts(), (facts, q) => q.With(facts, form.Choice(q.Name, Known.Unknown))) with
        {
            Parking = form.Text("parking"),
            Bus = form.Text("bus"),
            Note = form.Text("note"),
        });

    /// <summary>What a place says that others know too; this group says only what is different.</summary>
    public static AccessFacts Building(Listing listing) => IsOwn(listing) ? new AccessFacts() : listing.Venue?.Access ?? new AccessFacts();

    public Listing Apply(Listing listing, StepDesk desk, StepProblems problems)
    {
        var before = listing.Access();
        var typed = Facts with
        {
            Parking = problems.Text("parking", Facts.Parking, before.Parking, StepFields.Short),
            Bus = problems.Text("bus", Facts.Bus, before.Bus, StepFields.Short),
            Note = problems.Text("note", Facts.Note, listing.AccessHere.Note, StepFields.Long),
        };
        // A place that was typed here is nobody else's yet: the facts are its own, for whoever meets there next.
        if (IsOwn(listing)) return listing with { Venue = listing.Venue! with { Access = typed }, AccessHere = new AccessFacts() };
        var (building, here) = (Building(listing), listing.AccessHere);
        var next = Questions.Aggregate(typed, (facts, q) => q.With(facts, Different(q.Of(facts), q.Of(building), q.Of(here), Known.Unknown)));
        return listing with
        {
            AccessHere = next with
            {
                Parking = Different(next.Parking, building.Parking, here.Parking, ""),
                Bus = Different(next.Bus, building.Bus, here.Bus, ""),
            },
        };
    }

    // What the building says already is not said again, unless this group has always done so.
    private static T Different<T>(T typed, T building, T here, T none) =>
        EqualityComparer<T>.Default.Equals(typed, building) && !EqualityComparer<T>.Default.Equals(typed, here) ? none : typed;

    private static bool IsOwn(Listing listing) => listing.Venue is { Id: "" };
}

/// <summary>A question about a fact, and where its answer is kept.</summary>
internal sealed record AccessQuestion(string Name, string Words, Func<AccessFacts, Known> Of, Func<AccessFacts, Known, AccessFacts> With);
