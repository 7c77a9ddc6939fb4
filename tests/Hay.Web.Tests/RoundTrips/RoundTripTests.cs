using Hay.Grains;
using Hay.Web.Catalogue;
using Hay.Web.OpenActive;
using Hay.Web.OpenReferral;
using Hay.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;

namespace Hay.Web.Tests.RoundTrips;

/// <summary>
/// What the county serves in each format is read into an installation without listings, and from there into another one: all comes back
/// but what <see cref="Losses"/> names, and what it names is lost indeed.
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
        var losses = Losses.All.Where(l => l.Formats.Contains(format)).ToList();
        await using var second = new EmptyCounty();
        var came = await Move(county, second, format);
        Assert.Empty(came.SelectMany(pair => Different(pair, losses)));
        Assert.Empty(losses.Where(loss => came.All(pair => !Different(pair, losses.Where(l => l != loss)).Any())).Select(loss => loss.Words));

        await using var third = new EmptyCounty();
        var again = await Move(second, third, format);
        Assert.Empty(again.SelectMany(pair => Different(pair, losses)));
        // What was read from a feed with a licence is in that feed: whoever reads both would have it twice.
        Assert.Equal(format == "openactive" ? 0 : second.Catalogue.Count, again.Count);
    }

    [Fact]
    public void Every_loss_is_documented()
    {
        var standards = File.ReadAllText(Path.Combine(ProjectRoot.Folder, "docs", "standards.md")).ReplaceLineEndings(" ");
        Assert.All(Losses.All, loss => Assert.Contains(loss.Words, standards, StringComparison.Ordinal));
    }

    /// <summary>From what one serves into the other, which is empty: each listing there and here.</summary>
    private static async Task<List<(CatalogueEntry Sent, CatalogueEntry Came)>> Move(RunningSite from, EmptyCounty to, string format)
    {
        await to.InitializeAsync();
        var sent = from.Catalogue.Entries.Where(e => IsIn(format, e, from)).ToDictionary(e => NameIn(format, e));
        string[] further = format == "ical" ? [.. sent.Values.SelectMany(e => e.Plan!.Also.Select(at => $"{e.Id}-{SessionId.FromLocal(at)}@hay"))] : [];
        await County.Import(to, format, await County.Export(from, format));
        await RunningSite.Until(() => to.Catalogue.Count == sent.Count + further.Length && to.Catalogue.Entries.All(e => (e.Listing.Organisation is null) == (e.Organisation is null)));
        var came = to.Catalogue.Entries.ToDictionary(e => e.Listing.Source!.Id);
        Assert.Equal(sent.Keys.Concat(further).Order(), came.Keys.Order());
        // One group there is one group here.
        var groups = sent.Select(s => (There: s.Value.Listing.Organisation, Here: came[s.Key].Listing.Organisation)).Where(g => g is { There: not null, Here: not null }).Distinct().ToList();
        Assert.Equal(groups.Count, groups.Select(g => g.There).Distinct().Count());
        Assert.Equal(groups.Count, groups.Select(g => g.Here).Distinct().Count());
        return [.. sent.Select(s => (s.Value, came[s.Key]))];
    }

    private static IEnumerable<string> Different((CatalogueEntry Sent, CatalogueEntry Came) pair, IEnumerable<Loss> losses) =>
        After(pair.Sent, losses).Against(After(pair.Came, losses)).Select(different => $"{pair.Sent.Id}{different}");

    private static Facts After(CatalogueEntry entry, IEnumerable<Loss> losses) => losses.Aggregate(Facts.Of(entry), (facts, loss) => loss.Without(facts));

    private static bool IsIn(string format, CatalogueEntry entry, RunningSite site) => !entry.IsOver && format switch
    {
        "openactive" => site.Services.GetRequiredService<OpportunityWriter>().Publishes(entry),
        "ical" => entry.Plan is not null,
        _ => true,
    };

    /// <summary>What a listing is called in the files of a format.</summary>
    private static string NameIn(string format, CatalogueEntry entry) => format switch
    {
        "services" or "openreferral" => ServiceMaker.IdOf(entry.Id).ToString(),
        "openactive" => $"{FeedKind.SessionSeries} {entry.Id}",
        "ical" when entry.Plan!.Rule is null => $"{entry.Id}-{SessionId.FromLocal(entry.Plan.Start)}@hay",
        "ical" => $"{entry.Id}@hay",
        _ => entry.Id,
    };
}
