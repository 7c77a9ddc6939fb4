using System.Text.Json;
using static Hay.Grains.Tests.Schedules.Given;

namespace Hay.Grains.Tests.Schedules;

/// <summary>What schedules look like in storage and on the wire, and which are refused.</summary>
public sealed class ScheduleShapeTests
{
    private static readonly Schedule Full = A("2026-11-24T18:30", "FREQ=WEEKLY") with
    {
        Skip = [Local("2026-12-01T18:30")],
        Also = [Local("2026-12-03T10:00")],
        Changes = [new() { Session = new("20261208T1830"), MovedTo = Local("2026-12-09T18:30"), Note = "The hall is let." }],
    };

    [Fact]
    public void A_schedule_survives_json() => Assert.Equal(Full, JsonSerializer.Deserialize<Schedule>(JsonSerializer.Serialize(Full)));

    [Fact]
    public void Json_with_the_least_reads_as_a_one_off() => Assert.Equal(
        A("2026-11-24T18:30"), JsonSerializer.Deserialize<Schedule>("""{ "Start": "2026-11-24T18:30:00", "Duration": "01:00:00" }"""));

    [Fact]
    public void Schedules_are_equal_when_they_say_the_same()
    {
        Assert.Equal(Full, Full with { Skip = [Local("2026-12-01T18:30")] });
        Assert.NotEqual(Full, Full with { Skip = [] });
        Assert.NotEqual(Full, Full with { Rule = null });
        Assert.Equal(Full with { Skip = [] }, Full with { Skip = default });
    }

    [Fact]
    public void A_session_id_is_a_plain_string_in_json_and_a_key()
    {
        var id = SessionId.FromLocal(Local("2026-11-24T18:30:59"));
        Assert.Equal("\"20261124T1830\"", JsonSerializer.Serialize(id));
        Assert.Equal(id, JsonSerializer.Deserialize<SessionId>("\"20261124T1830\""));
        var byId = JsonSerializer.Serialize(new Dictionary<SessionId, int> { [id] = 3 });
        Assert.Equal("""{"20261124T1830":3}""", byId);
        Assert.Equal(3, JsonSerializer.Deserialize<Dictionary<SessionId, int>>(byId)![id]);
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<SessionId>("\"tomorrow\""));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<SessionId>("20261124"));
    }

    [Theory]
    [InlineData("20261124T1830", true)]
    [InlineData("20261124T183000", false)]
    [InlineData("20261324T1830", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_session_id_is_read_or_refused(string? text, bool real)
    {
        Assert.Equal(real, SessionId.TryParse(text, out var id));
        if (real) Assert.Equal(Local("2026-11-24T18:30"), id.ToLocal());
        Assert.Equal(real ? text : "", id.ToString());
    }

    [Fact]
    public void A_good_schedule_has_no_problems() => Assert.Empty(Full.Problems());

    [Fact]
    public void Problems_are_sentences()
    {
        Refused(Full with { Duration = TimeSpan.Zero }, "It must end after it starts.");
        Refused(Full with { Duration = TimeSpan.FromDays(8) }, "It lasts longer than 7 days.");
        Refused(Full with { Zone = "Europe/Ely" }, "“Europe/Ely” is not a time zone.");
        Refused(Full with { Zone = null! }, "“” is not a time zone.");
        Refused(Full with { Rule = "FREQ=HOURLY" }, "How often it happens cannot be read. FREQ=HOURLY is not supported: DAILY is the finest.");
        Refused(Full with { Start = Local("1066-10-14") }, "It must start between the years 1970 and 2200.");
        Refused(Full with { Start = Local("2026-11-24T18:30:01") }, "It must start on a whole minute.");
        Refused(Full with { Start = new(2026, 11, 24, 18, 30, 0, DateTimeKind.Utc) }, "Times must be local, without an offset.");
        Refused(Full with { Also = [Local("2026-11-24T18:30:01")] }, "An added date does not start on a whole minute.");
        Refused(Full with { Skip = [.. Enumerable.Range(0, 501).Select(static i => Local("2026-12-01").AddDays(i))] }, "More than 500 dates are left out.");
        Refused(Full with { Changes = [Full.Changes[0], Full.Changes[0]] }, "The session 20261208T1830 is changed twice.");
        Refused(Full with { Changes = [new() { Session = new("soon") }] }, "A changed session has no readable date.");
        Refused(
            Full with { Changes = [Full.Changes[0] with { Duration = TimeSpan.FromDays(8) }] },
            "The session 20261208T1830 must last more than no time and at most 7 days.");
    }

    [Fact]
    public void A_schedule_with_problems_is_not_expanded_but_says_why() =>
        Assert.Equal("It must end after it starts.", Assert.Throws<InvalidOperationException>(() => (Full with { Duration = default }).All().Any()).Message);

    private static void Refused(Schedule schedule, string problem)
    {
        Assert.Equal(problem, Assert.Single(schedule.Problems()));
        Assert.False(CompiledSchedule.TryCompile(schedule, out _, out var why));
        Assert.Equal(problem, why);
    }
}
