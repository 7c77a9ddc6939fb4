using System.Globalization;
using Hay.Grains;

namespace Hay.Web.Organisations.Steps;

/// <summary>What it costs, and how one gets a place.</summary>
internal sealed record CostForm(
    CostKind Kind, string Price, bool IsCourse, string Suggested, string Words, BookingKind Booking, string Places, string How) : IStepForm
{
    public static CostForm Of(Listing listing) => new(
        listing.Cost.Kind, Pounds.Words(listing.Cost.Pence), listing.Cost.Per == "course", Pounds.Words(listing.Cost.SuggestedPence), listing.Cost.Words,
        listing.Booking.Kind, listing.Booking.Capacity?.ToString(CultureInfo.InvariantCulture) ?? "", listing.Booking.How);

    public static CostForm Read(IFormCollection form) => new(
        form.Choice("cost", CostKind.Unknown), form.Text("price"), form.Text("per") == "course", form.Text("suggested"), form.Text("words"),
        form.Choice("booking", BookingKind.Elsewhere), form.Text("places"), form.Text("how"));

    public Listing Apply(Listing listing, StepDesk desk, StepProblems problems) => listing with
    {
        Cost = new Cost
        {
            Kind = Kind,
            Pence = Kind == CostKind.Paid ? Sum("price", Price, listing.Cost.Pence, desk, problems) ?? 0 : 0,
            SuggestedPence = Kind == CostKind.Donation ? Sum("suggested", Suggested, listing.Cost.SuggestedPence, desk, problems) : null,
            Per = IsCourse ? "course" : "session",
            Words = problems.Text("words", Words, listing.Cost.Words, StepFields.Short),
        },
        Booking = new BookingTerms
        {
            Kind = Booking,
            Capacity = Capacity(listing.Booking.Capacity, desk, problems),
            How = problems.Text("how", How, listing.Booking.How, StepFields.Short),
        },
    };

    private static int? Sum(string field, string typed, int? before, StepDesk desk, StepProblems problems)
    {
        if (typed.Length == 0) return null;
        if (Pounds.TryRead(typed, out var pence)) return pence;
        problems.Add(field, desk.Say["Write the price as a sum, such as £3.50."]);
        return before;
    }

    private int? Capacity(int? before, StepDesk desk, StepProblems problems)
    {
        if (Places.Length == 0) return null;
        if (int.TryParse(Places, NumberStyles.None, CultureInfo.InvariantCulture, out var places) && places is >= 1 and <= Activity.MostGoing) return places;
        problems.Add("places", desk.Say["Write how many places there are as a number, from 1 to {0}.", Activity.MostGoing]);
        return before;
    }
}
