using Hay.Grains;

namespace Hay.Web.Organisations.Steps;

/// <summary>When it happens.</summary>
internal sealed record WhenForm(string Note) : IStepForm
{
    public static WhenForm Of(Listing listing) => new(listing.ScheduleNote);

    public static WhenForm Read(IFormCollection form) => new(form.Text("note"));

    public Listing Apply(Listing listing, StepDesk desk, StepProblems problems) =>
        listing with { ScheduleNote = problems.Text("note", Note, listing.ScheduleNote, StepFields.Short) };
}
