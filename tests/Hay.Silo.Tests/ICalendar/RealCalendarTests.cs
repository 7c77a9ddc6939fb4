using System.Text;
using System.Text.RegularExpressions;
using Hay.Silo.Import;
using NodaTime;
using Xunit.Abstractions;

namespace Hay.Silo.Tests.ICalendar;

/// <summary>Eleven calendars of community groups, as they were published.</summary>
public sealed partial class RealCalendarTests(ITestOutputHelper output)
{
    private const string Folder = "activities/placecal-ics";

    [SharedFact(Folder)]
    public void Every_event_is_used_or_refused_by_name()
    {
        foreach (var file in Directory.GetFiles(SharedData.PathOf(Folder), "*.ics"))
        {
            var bytes = File.ReadAllBytes(file);
            var reading = ICalendarReader.Read(bytes);
            var groups = Uids(Encoding.UTF8.GetString(bytes)).Distinct().Count();
            output.WriteLine($"{Path.GetFileName(file)}: {groups} groups, {reading.Events.Length} used, {reading.Refused.Length} refused {reading.Refusal}");
            foreach (var refused in reading.Refused) output.WriteLine($"  {refused.Record}: {refused.Reason}");
            foreach (var read in reading.Events.Where(static read => !read.Notes.IsEmpty)) output.WriteLine($"  {read.Uid}: {string.Join(' ', read.Notes)}");
            Assert.Equal(groups, reading.Events.Length + reading.Refused.Length);
            Assert.All(reading.Events, static read => Assert.True(
                read.Schedule.Between(Instant.MinValue, Instant.MaxValue).Any() || !read.Schedule.Skip.IsEmpty, read.Uid));
        }
    }

    [SharedFact(Folder)]
    public void Their_oddities_are_understood()
    {
        Assert.Equal("This is a web page, not a calendar.", Reading("bad-html-instead-of-ics").Refusal);
        Assert.Empty(Reading("outlook-empty").Events);
        Assert.Equal(
            ["It ends before it first happens.", "It lasts longer than 7 days."],
            Reading("hulme-moss-side-google").Refused.Select(static refused => refused.Reason).Distinct().Order());
        Assert.All(Reading("zion-centre-outlook365").Events, static read => Assert.Equal("Europe/London", read.Schedule.Zone));
        var moved = Reading("icloud-generic").Events.Single(static read => read.Summary == "Bentley Exchange");
        Assert.Equal("FREQ=MONTHLY;BYDAY=SA;BYSETPOS=1", moved.Schedule.Rule);
        Assert.Equal(TimeSpan.FromHours(33), moved.Schedule.Duration);
    }

    private static CalendarReading Reading(string name) =>
        ICalendarReader.Read(File.ReadAllBytes(Path.Combine(SharedData.PathOf(Folder), name + ".ics")));

    private static IEnumerable<string> Uids(string text) =>
        Uid().Matches(text.Replace("\r\n ", "", StringComparison.Ordinal)).Select(static match => match.Value.Trim());

    [GeneratedRegex("^UID:.*$", RegexOptions.Multiline)]
    private static partial Regex Uid();
}
