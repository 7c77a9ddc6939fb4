using System.Text.Json;
using Hay.Grains;
using Hay.Silo.Import.Tables;

namespace Hay.Silo.Import.OpenReferral;

/// <summary>What a service of another Hay says beside the standard: attributes whose label is a column of ours, with a value.</summary>
internal static class FurtherFacts
{
    private static readonly HashSet<string> Columns = [.. ListingColumns.All.Where(column => column.IsFurther).Select(column => column.Name)];

    /// <summary>Empty: it says nothing beside the standard.</summary>
    public static TableRow Of(JsonElement service)
    {
        var row = new TableRow();
        foreach (var attribute in service.Many("attributes"))
        {
            if (Columns.Contains(attribute.Text("label"))) row.Add(attribute.Text("label"), attribute.Text("value"));
        }

        return row;
    }

    /// <summary>Names of the terms of one taxonomy, by their short names.</summary>
    public static IEnumerable<string> Terms(JsonElement service, string taxonomy) =>
        service.Many("attributes").Select(a => a.Field("taxonomy_term")).Where(t => t.Text("taxonomy") == taxonomy).Select(t => t.Text("term", "name"));

    /// <summary>The draft with all that is said beside the standard.</summary>
    /// <param name="record">As the standard says it.</param>
    /// <param name="row">See <see cref="Of"/>.</param>
    /// <param name="service">For what is said twice: there and in the standard's own fields.</param>
    public static ListedRecord Onto(ListedRecord record, TableRow row, JsonElement service)
    {
        if (row.IsEmpty) return record;
        var (draft, alert, lines) = (record.Draft, service.Text("alert"), service.Many("schedules").ToList());
        var page = lines.Select(l => l.Text("schedule_link")).FirstOrDefault(l => l.Length > 0, "");
        var isInvented = alert == InventedWords.Plain;
        var whole = draft with
        {
            Summary = row.Text("summary"),
            AlsoIn = [.. row.List("also_in")],
            Setting = draft.Setting == Setting.Online ? Setting.Online : row.Word<Setting>("setting") ?? Setting.Indoor,
            Venue = VenueOf(draft.Venue, row),
            Schedule = TableTimes.Problem(row) is null ? TableTimes.Of(row) ?? draft.Schedule : draft.Schedule,
            // The rest is the schedule again, in words.
            ScheduleNote = lines.Select(l => l.Text("notes")).FirstOrDefault(n => n.Length > 0, ""),
            Suitability = draft.Suitability with { CannotHold = row.Text("not_suitable_for"), Audience = [.. row.List("audience")] },
            FirstVisit = TableParts.FirstVisitOf(row),
            Booking = TableParts.BookingOf(row) with { How = draft.Booking.How },
            WrittenIn = row.Text("written_in"),
            OpenActive = TableParts.ConceptOf(row),
            // Whoever has no address of their own has that of the page.
            Contact = draft.Contact.Web == page ? draft.Contact with { Web = "" } : draft.Contact,
            Demo = isInvented,
            Source = new Source { Name = "", Id = "", Url = page, Licence = row.Text("licence") },
        };
        return record with
        {
            Space = row.Text("space"),
            // What was only changed, nobody has looked at.
            Checked = LocalTimes.Date(service.Text("assured_date")),
            Draft = whole with { Description = ServiceWords.Unfold(isInvented ? service.Text("description") : draft.Description, whole) },
            Organisation = record.Organisation is not { } by ? null : by with { Details = OrganisationOf(by.Details, row) with { Demo = isInvented } },
        };
    }

    // A place without a street says its name there; a group without words, its name.
    private static Venue? VenueOf(Venue? venue, TableRow row) => venue is null ? null : venue with
    {
        Id = row.Text("venue_id"),
        Kind = row.Text("venue_kind"),
        Address = venue.Address == venue.Name ? "" : venue.Address,
        IsRough = row.Flag("rough_point") == true,
    };

    private static OrganisationDetails OrganisationOf(OrganisationDetails by, TableRow row) => by with
    {
        Kind = row.Text("organisation_kind"),
        ReplyTime = row.Text("organisation_reply_time"),
        About = by.About == by.Name ? "" : by.About,
    };
}
