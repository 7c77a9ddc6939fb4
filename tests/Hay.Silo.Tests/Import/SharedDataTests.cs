using Hay.Grains;
using Hay.Silo.Import;

namespace Hay.Silo.Tests.Import;

/// <summary>Listings that nobody here wrote, which stay outside the project: every record of every file is accounted for.</summary>
public class SharedDataTests
{
    private const string OpenActiveFeeds = "activities/openactive-validator-test-json";
    private const string OpenActiveExamples = "activities/openactive-examples";
    private const string Mocks = "activities/openreferral-uk-mocks";
    private const string Buckinghamshire = "activities/scout-x-buckinghamshire/services.json";
    private const string SociableLife = "activities/sociablelife-uk/activities.json";
    private const string Calendars = "activities/placecal-ics";
    private static readonly ImportOptions InCambridge = new() { Space = "cambridge" };

    // created updated unchanged deleted outside refused
    [SharedFact(OpenActiveFeeds)]
    public Task OpenActive_feeds_add_up() => Adds("openactive", OpenActiveFeeds, null, 8, "0 0 0 0 232 6");

    [SharedFact(OpenActiveExamples)]
    public Task OpenActive_examples_add_up() => Adds("openactive", OpenActiveExamples, null, 36, "0 0 0 0 13 27");

    [SharedFact(Mocks)]
    public Task Open_Referral_mocks_add_up() => Adds("openreferral", Mocks, null, 49, "0 0 0 0 0 325");

    [SharedFact(Mocks)]
    public Task Open_Referral_mocks_without_a_place_go_where_they_are_told() => Adds("openreferral", Mocks, InCambridge, 49, "1 0 273 0 0 51");

    [SharedFact(Buckinghamshire)]
    public Task Buckinghamshire_adds_up() => Adds("openreferral", Buckinghamshire, null, 1, "0 0 0 0 13 7");

    [SharedFact(SociableLife)]
    public Task SociableLife_adds_up() => Adds("csv", SociableLife, null, 1, "3 0 0 1 137 0");

    [SharedFact(Calendars)]
    public Task Calendars_say_no_place_and_are_refused_without_one() => Adds("ical", Calendars, null, 11, "0 0 0 0 0 273");

    [SharedFact(Calendars)]
    public Task Calendars_go_where_they_are_told() => Adds("ical", Calendars, InCambridge, 11, "37 0 0 0 0 236");

    /// <summary>The same data laid over a county that has all of Great Britain in one space.</summary>
    [SharedFact(OpenActiveFeeds)]
    public async Task OpenActive_feeds_come_in_where_their_places_are_ours()
    {
        using var bench = new ImportBench { Spaces = Britain };
        bench.Clock.Now = new DateTimeOffset(2018, 1, 10, 9, 0, 0, TimeSpan.Zero);
        var report = await bench.Report("openactive", SharedData.PathOf(OpenActiveFeeds));
        Assert.Equal((238, "82 0 1 0 0 155"), (report.Records, report.Numbers()));
        Assert.All(bench.Target.Listed, l => Assert.Empty(ListingRules.Problems(l.Value)));
    }

    private static readonly SpaceMap Britain = new(
    [
        new SpaceDefinition { Slug = "britain", Name = "Britain", Outline = [[[-9, 49], [3, 49], [3, 61], [-9, 61], [-9, 49]]] },
    ]);

    private static async Task Adds(string format, string path, ImportOptions? options, int files, string numbers)
    {
        using var bench = new ImportBench();
        var first = await bench.Report(format, SharedData.PathOf(path), options);
        Assert.Equal((files, numbers), (first.Files.Length, first.Numbers()));

        var writes = bench.Target.Writes;
        var second = await bench.Report(format, SharedData.PathOf(path), options);
        Assert.Equal(writes, bench.Target.Writes);
        Assert.Equal(0, second[ImportOutcome.Created] + second[ImportOutcome.Updated]);
        Assert.Equal(first.Records, second.Records);
        Assert.All(bench.Target.Listed, l => Assert.Empty(ListingRules.Problems(l.Value)));
        Assert.All(bench.Target.Listed.Keys, id => Assert.True(ListingRules.IsSlug(id)));
    }
}
