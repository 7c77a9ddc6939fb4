using System.Text.Json;
using Hay.Grains;
using static Hay.Care.Tests.CareTown;

namespace Hay.Care.Tests;

/// <summary>Yesterday's files can be read for ever.</summary>
public sealed class CaseFileTests
{
    private static readonly string Kept = File.ReadAllText(FromRoot("tests/Hay.Care.Tests/Fixtures/case-2026-11.json"));

    [Fact]
    public void A_case_is_written_as_it_was_and_reads_back_the_same()
    {
        var json = Json(FullCase.State());
        Assert.Equal(Kept.TrimEnd(), json);
        Assert.Equal(json, Json(JsonSerializer.Deserialize<Case>(json, GrainJson.Default.Options)!));
    }

    [Fact]
    public void A_kept_file_goes_on()
    {
        // The first files did not say when a next step had arrived.
        foreach (var file in (string[])[Kept, Kept.Replace(",\"kept\":\"2027-01-13T09:00:00+00:00\"},\"contacts\"", "},\"contacts\"", StringComparison.Ordinal)]) GoesOn(file);
    }

    private static void GoesOn(string file)
    {
        var read = JsonSerializer.Deserialize<Case>(file, GrainJson.Default.Options)!;
        Assert.Equal((CareStep.Active, "sam", "Ring on Friday"), (read.Now.Step, read.Now.Holder, read.Coming?.Words));
        var next = Must(read.AddContact(Met("k3", Now.AddDays(53)), Sam, Now.AddDays(53)));
        Assert.Equal(3, next.Contacts.Length);
        Must(next.Close(CloseOutcome.MovedOn, "Done.", Sam, Now.AddDays(54)));
    }

    [Fact]
    public void A_file_with_less_in_it_reads_as_a_new_case_would_and_one_with_more_is_read()
    {
        var empty = JsonSerializer.Deserialize<Case>("{}", GrainJson.Default.Options)!;
        Assert.False(empty.Exists);
        Assert.Equal("{}", Json(empty));
        var tomorrow = JsonSerializer.Deserialize<Case>("""{"steps":[{"step":"Waiting","colour":"green"}],"weather":{}}""", GrainJson.Default.Options)!;
        Assert.Equal(CareStep.Waiting, tomorrow.Now.Step);
    }

    [Fact]
    public void A_full_case_stays_small()
    {
        var full = Enumerable.Range(0, Case.MostContacts).Aggregate(Active(), (c, i) => Must(c.AddContact(Met($"c{i}", Now.AddHours(3), note: new string('x', 4000)), Ann, Now.AddHours(4))));
        Assert.InRange(Json(full).Length, 2_000_000, 2_200_000);
    }
}
