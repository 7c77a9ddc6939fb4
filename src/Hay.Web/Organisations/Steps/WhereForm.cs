using Hay.Grains;

namespace Hay.Web.Organisations.Steps;

/// <summary>How somebody says where: a place that Hay knows, another one, or nobody has said.</summary>
internal enum PlaceChoice { Unsaid, Known, Another }

/// <summary>Where it happens. Known: the key of a known venue.</summary>
internal sealed record WhereForm(Setting Setting, PlaceChoice Place, string Known, string Name, string Address, string Town, string Postcode) : IStepForm
{
    private const int MostInALine = 200;

    public static WhereForm Of(Listing listing, StepDesk desk)
    {
        var blank = new WhereForm(listing.Setting, PlaceChoice.Unsaid, "", "", "", "", "");
        if (listing.Venue is not { } venue) return blank;
        // A place that somebody typed can be typed better; one with a name of its own is known by that.
        return venue.Id.Length > 0 && desk.Venues.Find(listing.Space, KnownVenues.KeyOf(venue)) is not null
            ? blank with { Place = PlaceChoice.Known, Known = KnownVenues.KeyOf(venue) }
            : blank with { Place = PlaceChoice.Another, Name = venue.Name, Address = venue.Address, Town = venue.Town, Postcode = venue.Postcode };
    }

    public static WhereForm Read(IFormCollection form) => new(
        form.Choice("setting", Setting.Indoor), form.Choice("place", PlaceChoice.Unsaid), form.Text("known"),
        form.Text("name"), form.Text("address"), form.Text("town"), form.Text("postcode").ToUpperInvariant());

    public Listing Apply(Listing listing, StepDesk desk, StepProblems problems)
    {
        var next = listing with { Setting = Setting };
        if (Setting == Setting.Online || Place == PlaceChoice.Unsaid) return next with { Venue = null };
        return next with { Venue = Place == PlaceChoice.Known ? Chosen(listing, desk, problems) : Typed(listing, desk, problems) };
    }

    private Venue? Chosen(Listing listing, StepDesk desk, StepProblems problems)
    {
        // What this listing says of the same place already may be newer than what others say.
        if (listing.Venue is { } now && KnownVenues.KeyOf(now) == Known) return now;
        if (desk.Venues.Find(listing.Space, Known) is { } venue) return venue;
        problems.Add("known", desk.Say["Choose one of the places, or say that it is another one."]);
        return listing.Venue;
    }

    private Venue? Typed(Listing listing, StepDesk desk, StepProblems problems)
    {
        if (Name.Length == 0)
        {
            problems.Add("name", desk.Say["Say what the place is called."]);
            return listing.Venue;
        }

        var postcode = PlaceFinder.Postcode(Postcode);
        if (postcode is null) problems.Add("postcode", desk.Say["That is no postcode we know the form of. Write it like PE1 1XX, or leave it empty."]);
        // Looked at and left alone: what an import or another step knows of it stays.
        if (listing.Venue is { } same && (same.Name, same.Address, same.Town) == (Name, Address, Town) && (same.Postcode == Postcode || same.Postcode == postcode)) return same;
        var before = listing.Venue is { Id: "" } own ? own : null;
        var venue = new Venue
        {
            Name = problems.Text("name", Name, before?.Name ?? Name[..Math.Min(Name.Length, MostInALine)], MostInALine),
            Address = problems.Text("address", Address, before?.Address ?? "", MostInALine),
            Town = problems.Text("town", Town, before?.Town ?? "", MostInALine),
            Postcode = postcode ?? before?.Postcode ?? "",
            // What is known of the building stays with it.
            Access = before is not null && before.Name == Name ? before.Access : new AccessFacts(),
        };
        return desk.Places.Locate(venue, listing.Space);
    }
}
