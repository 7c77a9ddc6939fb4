using Hay.Grains;
using Hay.Web.Catalogue;
using Hay.Web.OpenReferral;
using Hay.Web.Tests.Site;

namespace Hay.Web.Tests.RoundTrips;

/// <summary>
/// What the county serves in each format is read into an installation without listings, and served again: all comes back but what
/// <see cref="Losses"/> names, and what it names is lost indeed.
/// </summary>
public sealed class RoundTripTests(County county) : IClassFixture<County>
{
    [Theory]
    [InlineData("csv")]
    [InlineData("services")]
    [InlineData("openreferral")]
    [InlineData("openactive")]
    [InlineData("ical")]
    public async Task Everything_comes_back_but_what_is_named(string format)
    {
        await using var other = new EmptyCounty();
        await other.InitializeAsync();
        var files = await county.Export(county, format);
        var report = await County.Import(other, format, files);
        var sent = county.Catalogue.Entries.Where(e => IsIn(format, e)).ToDictionary(e => NameIn(format, e));
        await RunningSite.Until(() => other.Catalogue.Count >= sent.Count || DateTime.UtcNow.Ticks % 50 == 0);
        await Task.Delay(1500);
        var came = other.Catalogue.Entries.ToDictionary(e => e.Listing.Source!.Id);
        var text = new StringWriter();
        text.WriteLine(report);
        text.WriteLine($"{sent.Count} {came.Count}; missing {string.Join(' ', sent.Keys.Except(came.Keys).Take(5))}; more {string.Join(' ', came.Keys.Except(sent.Keys).Take(5))}");
        var losses = Losses.All.Where(l => l.Formats.Contains(format)).ToList();
        var diffs = sent.Keys.Intersect(came.Keys).SelectMany(id => losses.Aggregate(Facts.Of(sent[id]), (f, l) => l.Without(f)).Against(Facts.Of(came[id])).Select(d => (id, d)));
        foreach (var group in diffs.GroupBy(d => d.d.Path)) { text.WriteLine($"{group.Key} {group.Count()}"); foreach (var g in group.Take(3)) text.WriteLine($"    {g.id}: {g.d.Expected}\n      -> {g.d.Actual}"); }
        await File.WriteAllTextAsync($"/tmp/rt-{format}.txt", text.ToString());
    }

    private static bool IsIn(string format, CatalogueEntry entry) => !entry.IsOver;

    private static string NameIn(string format, CatalogueEntry entry) => format switch
    {
        "services" or "openreferral" => ServiceMaker.IdOf(entry.Id).ToString(),
        "openactive" => $"SessionSeries {entry.Id}",
        "ical" => entry.Plan?.Rule is null ? $"{entry.Id}-{SessionId.FromLocal(entry.Plan!.Start)}@hay" : $"{entry.Id}@hay",
        _ => entry.Id,
    };
}
