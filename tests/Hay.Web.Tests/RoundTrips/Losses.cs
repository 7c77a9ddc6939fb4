using Hay.Grains;

namespace Hay.Web.Tests.RoundTrips;

/// <summary>
/// All that is lost when the county is exported and read in again, by the words of docs/standards.md. What is not here comes back as it was.
/// </summary>
internal static class Losses
{
    private static readonly string[] Every = ["csv", "services", "openreferral", "openactive", "ical"];
    private static readonly string[] Whole = ["csv", "services", "openreferral"];
    private static readonly string[] Referral = ["services", "openreferral"];
    private static readonly string[] Active = ["openactive"];
    private static readonly string[] Calendar = ["ical"];
    private static readonly string[] Outside = ["openactive", "ical"];

    public static readonly Loss[] All =
    [
        new(Every, "who looks after a group", f => f.Run(o => o with { Claim = Claim.Unclaimed })),
        new([.. Whole, .. Active], "that a group is found on the web though it has no address there", f => f.Run(o => o with { HasWebPresence = o.Contact.Web.Length > 0 })),
        new([.. Whole, .. Active], "which access facts are the venue's and which hold for the session alone", f => f.With(OneAccess)),
        new([.. Whole, .. Calendar], "why a session is off or moved", f => f.Dated(s => s with { Changes = [.. s.Changes.Select(c => c with { Note = null })] })),
        new(Referral, "an address of which a part is not known", f => f.At(v => v.Town.Length > 0 && v.Postcode.Length > 0 ? v : v with { Address = "", Town = "", Postcode = "" })),

        new(Active, "why a session is off, and that a moved one was moved: it is a date left out and another one", f => f.Dated(Moved)),
        new(Active, "the last moment of a rule: its last day stays", f => f.Dated(s => s with { Rule = LastDay(s.Rule) })),
        new(Active, "an address whose postcode is not whole", f => f.At(v => v.Postcode.Length > 4 ? v : v with { Address = "", Town = "", Postcode = "" })),
        new(Active, "what sort of place the venue is", f => f.At(v => v with { Kind = "" })),
        new(Active, "whether it is out of doors", f => f.With(l => l with { Setting = Setting.Indoor })),
        new(Active, "for whom, what it cannot hold, and audiences but women and men", f => f.With(l => l with
        {
            Suitability = l.Suitability with { IsFor = "", CannotHold = "", Audience = [.. l.Suitability.Audience.Where(a => a is "women" or "men")] },
        })),
        new(Active, "the first visit, but what to bring", f => f.With(l => l with { FirstVisit = new FirstVisit { BringAndWear = l.FirstVisit.BringAndWear } })),
        new(Active, "the amount that is usually given", f => f.With(l => l with { Cost = l.Cost with { SuggestedPence = null } })),
        new(Active, "how one gets in", f => f.With(l => l with { Booking = new BookingTerms { Capacity = l.Booking.Capacity } })),
        new(Active, "languages, and the language of the text", f => f.With(l => l with { Languages = [], WrittenIn = "" })),
        new(Active, "how to reach the listing's own people: the group's telephone and e-mail stand for it", f => f.With(l => l with { Contact = new Contact() })),
        new(Active, "what sort of group it is, how soon it answers, its numbers", f => f.Run(o => o with { Kind = "", ReplyTime = "", CharityNumber = "", CompanyNumber = "" })),
        new(Active, "whether its concept was its own or that of its kind", f => f.With(l => l with { OpenActive = null })),
        new(Outside, "further spaces it is shown in", f => f.With(l => l with { AlsoIn = [] })),
        new(Outside, "when somebody last looked", f => f with { Checked = null }),

        new(Calendar, "the description: the summary stays", f => f.With(l => l with { Description = "" })),
        new(Calendar, "dates beside a rule: each is a listing of its own", f => f.Dated(s => s with { Also = [] })),
        new(Calendar, "the name and sort of the venue's record, and access", f => f.With(l => l with { AccessHere = new() }).At(v => v with { Id = "", Kind = "", Access = new(), IsRough = false })),
        new(Calendar, "which part of a venue's address is the town", f => f.At(v => v with { Address = "", Town = "" })),
        new(Calendar, "whom it suits, levels, ways to wellbeing, the first visit, cost, how one gets in, how to reach its people, spoken languages, what the dates cannot say, what OpenActive calls it", f => f.With(Bare)),
        new(Calendar, "that nobody runs it: a group of its title does", f => f.Organisation?.Name == f.Listing.Title ? f with { Organisation = null } : f),
        new(Calendar, "all of the group but its name", f => f.Run(o => new OrganisationDetails { Name = o.Name, Space = o.Space, Demo = o.Demo, HasWebPresence = false, Claim = o.Claim })),
    ];

    private static Listing OneAccess(Listing listing) => listing.Venue is not { } venue ? listing
        : listing with { Venue = venue with { Access = listing.Access() }, AccessHere = new AccessFacts() };

    // As the feed of dates has it.
    private static Schedule Moved(Schedule plan)
    {
        var moved = plan.Changes.Where(c => c.MovedTo is not null).ToList();
        return plan with
        {
            Skip = [.. plan.Skip.Concat(moved.Select(c => c.Session.ToLocal())).Order()],
            Also = [.. plan.Also.Concat(moved.Select(c => c.MovedTo!.Value)).Order()],
            Changes = [.. plan.Changes.Select(c => new SessionChange
            {
                Session = c.MovedTo is { } to ? SessionId.FromLocal(to) : c.Session,
                Cancelled = c.Cancelled,
                Duration = c.Duration,
            }).Where(c => c.Cancelled || c.Duration is not null).OrderBy(c => c.Session.Value, StringComparer.Ordinal)],
        };
    }

    private static string? LastDay(string? rule) => Recurrence.TryParse(rule, out var read, out _) && read.Until is { } until
        ? (read with { Until = new RecurrenceUntil(until.At.Date, UntilForm.Date) }).ToString()
        : rule;

    private static Listing Bare(Listing listing) => new()
    {
        Title = listing.Title,
        Summary = listing.Summary,
        Description = listing.Description,
        Space = listing.Space,
        AlsoIn = listing.AlsoIn,
        Category = listing.Category,
        Setting = listing.Setting == Setting.Online ? Setting.Online : Setting.Indoor,
        Venue = listing.Venue,
        Schedule = listing.Schedule,
        AccessHere = listing.AccessHere,
        Demo = listing.Demo,
        WrittenIn = listing.WrittenIn,
    };
}
