using Hay.Grains;

namespace Hay.Silo.Import.Tables;

/// <summary>A row as a draft.</summary>
internal static class TableListing
{
    public static ImportRecord Understand(TableRow row, string where)
    {
        var title = row.Text("title");
        // A spreadsheet often has no ids: the same title at the same place is the same activity.
        var id = row.Text("id") is { Length: > 0 } own ? own : $"{title} {row.Text("venue")} {row.Text("postcode")}".Trim();
        if (title.Length == 0) return new RefusedRecord { Where = where, Id = id, Reason = "it has no title" };
        if (row.Text("status").ToUpperInvariant() is "DELETED" or "REMOVED" or "INACTIVE" or "CLOSED") return new DeletedRecord { Where = where, Id = id };
        if (TableTimes.Problem(row) is { } problem) return new RefusedRecord { Where = where, Id = id, Reason = problem };
        var schedule = TableTimes.Of(row);
        return new ListedRecord
        {
            Id = id,
            Where = where,
            Lat = row.Number("latitude"),
            Lon = row.Number("longitude"),
            Space = row.Text("space"),
            Checked = LocalTimes.Date(row.Text("checked")),
            IsEvent = schedule is not null,
            Words = [.. row.List("category"), .. row.List("words")],
            Organisation = TableParts.OrganisationOf(row),
            Draft = new Listing
            {
                Title = title,
                Summary = row.Text("summary"),
                Description = row.Text("description"),
                Space = "",
                AlsoIn = [.. row.List("also_in")],
                Setting = row.Word<Setting>("setting") ?? Setting.Indoor,
                Venue = TableParts.VenueOf(row),
                Schedule = schedule,
                ScheduleNote = row.Text("schedule_note"),
                Levels = row.Words<Level>("levels"),
                FiveWays = row.Words<FiveWay>("five_ways"),
                Suitability = new Suitability
                {
                    IsFor = row.Text("suitable_for"),
                    AgeFrom = row.Whole("age_from"),
                    AgeTo = row.Whole("age_to"),
                    Audience = [.. row.List("audience")],
                    CannotHold = row.Text("not_suitable_for"),
                },
                FirstVisit = TableParts.FirstVisitOf(row),
                Cost = TableParts.CostOf(row),
                Booking = TableParts.BookingOf(row),
                Languages = [.. row.List("languages")],
                WrittenIn = row.Text("written_in"),
                AccessHere = TableParts.VenueOf(row) is null ? TableParts.AccessOf(row) : new AccessFacts(),
                OpenActive = TableParts.ConceptOf(row),
                Contact = new Contact { Web = row.Text("web"), Phone = row.Text("phone"), Email = row.Text("email") },
                Demo = row.Flag("invented") == true,
                Source = new Source { Name = "", Id = "", Url = row.Text("page"), Licence = row.Text("licence") },
            },
        };
    }
}
