using Hay.Grains;

namespace Hay.Web.Organisations.Steps;

/// <summary>What the first visit is like.</summary>
internal sealed record FirstForm(FirstVisit Visit) : IStepForm
{
    public static FirstForm Of(Listing listing) => new(listing.FirstVisit);

    public static FirstForm Read(IFormCollection form) => new(new FirstVisit
    {
        WhoMeetsYou = form.Text("meets"),
        FirstTenMinutes = form.Text("ten"),
        CanJustWatch = form.YesNo("watch"),
        JustWatching = form.Text("watching"),
        BringAndWear = form.Text("bring"),
        CanBringSomeone = form.YesNo("someone"),
        BringingSomeone = form.Text("bringing"),
    });

    public Listing Apply(Listing listing, StepDesk desk, StepProblems problems)
    {
        var before = listing.FirstVisit;
        return listing with
        {
            FirstVisit = Visit with
            {
                WhoMeetsYou = problems.Text("meets", Visit.WhoMeetsYou, before.WhoMeetsYou, StepFields.Long),
                FirstTenMinutes = problems.Text("ten", Visit.FirstTenMinutes, before.FirstTenMinutes, StepFields.Long),
                JustWatching = problems.Text("watching", Visit.JustWatching, before.JustWatching, StepFields.Short),
                BringAndWear = problems.Text("bring", Visit.BringAndWear, before.BringAndWear, StepFields.Long),
                BringingSomeone = problems.Text("bringing", Visit.BringingSomeone, before.BringingSomeone, StepFields.Short),
            },
        };
    }
}
