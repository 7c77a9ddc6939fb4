using System.Text;
using Hay.Grains;
using Hay.Web.Calendars;
using Hay.Web.Languages;
using Hay.Web.Tests.Catalogue;
using NodaTime;

namespace Hay.Web.Tests.Calendars;

public sealed class ActivityCalendarTests
{
    private const string Page = "https://hay.example/fenland/soup";
    private static readonly DateTime First = new(2026, 3, 3, 18, 30, 0); // a Tuesday before the clocks change

    // Not the first Tuesday that the words say: the rule begins on its own first date.
    private static readonly Schedule Tuesdays = new()
    {
        Start = First.AddDays(-1),
        Duration = TimeSpan.FromMinutes(90),
        Rule = "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;UNTIL=20271026",
        Skip = [First.AddDays(28)],
        Also = [new DateTime(2026, 12, 24, 15, 0, 0)],
        Changes =
        [
            new SessionChange { Session = SessionId.FromLocal(First.AddDays(14)), Cancelled = true, Note = "The hall, our home; has a leak." },
            new SessionChange { Session = SessionId.FromLocal(First.AddDays(42)), MovedTo = First.AddDays(43).AddHours(1) },
        ],
    };

    private static ActivityCalendar Calendar(Schedule? schedule, string title = "Soup") => new(
        Catalogued.Entry("soup", new Activity
        {
            Listing = new Listing { Title = title, Summary = "Bread; butter, and more.", Space = "fenland", Schedule = schedule },
        }), Page, "The Old School, March", Phrases.In(Language.English), ListingMaker.Now);

    public static TheoryData<string> Schedules => ["series", "once", "dates", "elsewhere", "counted"];

    private static Schedule Of(string name) => name switch
    {
        "series" => Tuesdays,
        "once" => Tuesdays with { Rule = null, Also = [], Skip = [], Changes = [new SessionChange { Session = SessionId.FromLocal(First.AddDays(-1)), Cancelled = true }] },
        "dates" => Tuesdays with { Rule = null, Changes = [] },
        "counted" => Tuesdays with { Rule = "FREQ=MONTHLY;BYDAY=-1SU;COUNT=12", Changes = [] },
        _ => new Schedule { Start = new DateTime(2026, 11, 24, 18, 0, 0), Duration = TimeSpan.FromHours(1), Rule = "FREQ=DAILY;COUNT=5", Zone = "Europe/Warsaw" },
    };

    [Theory, MemberData(nameof(Schedules))]
    public async Task Another_calendar_shows_the_same_sessions(string name)
    {
        var ours = Of(name).Between(Instant.FromUtc(2026, 1, 1, 0, 0), Instant.FromUtc(2028, 1, 1, 0, 0))
            .Select(s => (s.Start.UtcDateTime, s.End.UtcDateTime, s.Cancelled)).ToList();

        var theirs = await CalendarReader.Read(Calendar(Of(name)).Whole()!);

        Assert.NotEmpty(ours);
        Assert.Equal(ours, theirs.Select(s => (s.Start.UtcDateTime, s.End.UtcDateTime, s.Status == "CANCELLED")).Order());
    }

    [Fact]
    public async Task A_cancelled_session_says_so_and_why()
    {
        var cancelled = Assert.Single(await CalendarReader.Read(Calendar(Tuesdays).Whole()!), s => s.Status == "CANCELLED");

        Assert.StartsWith("The hall, our home; has a leak.\nBread; butter, and more.\n", cancelled.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_session_is_a_file_of_its_own()
    {
        var moved = SessionId.FromLocal(First.AddDays(42));

        var shown = Assert.Single(await CalendarReader.Read(Calendar(Tuesdays).One(moved)!));

        Assert.Equal($"soup-{moved}@hay", shown.Uid);
        Assert.Equal(new DateTimeOffset(2026, 4, 15, 19, 30, 0, TimeSpan.FromHours(1)), shown.Start);
        Assert.Null(Calendar(Tuesdays).One(SessionId.FromLocal(First.AddDays(1))));
    }

    [Fact]
    public async Task Lines_are_folded_and_words_come_back_as_they_were()
    {
        var title = string.Concat(Enumerable.Repeat("Zupa żółwiowa, „gęsta”; 🍲 \\ ", 4)).Trim();

        var file = Calendar(Tuesdays, title).Whole()!;

        Assert.All(file.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.DoesNotContain('\n', file.Replace("\r\n", "", StringComparison.Ordinal));
        Assert.All(await CalendarReader.Read(file), s => Assert.Equal(title, s.Summary));
    }

    [Fact]
    public void Words_cannot_add_lines_of_their_own()
    {
        var file = Calendar(Tuesdays, "Soup\r\nEND:VEVENT\u0000").Whole()!;

        Assert.Contains("SUMMARY:Soup\\nEND:VEVENT\r\n", file, StringComparison.Ordinal);
    }

    [Fact]
    public void The_name_of_a_series_never_changes() =>
        Assert.Contains("UID:soup@hay\r\n", Calendar(Tuesdays).Whole()!, StringComparison.Ordinal);

    [Fact]
    public void Nothing_to_say_is_no_file() => Assert.Null(Calendar(null).Whole());
}
