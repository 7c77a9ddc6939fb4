using System.Text.Json.Nodes;
using Hay.Grains;
using Hay.Silo.Import;
using Hay.Web.OpenActive;
using Hay.Web.OpenListings;
using Hay.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;

namespace Hay.Web.Tests.RoundTrips;

/// <summary>The demo county, and what else can be said of a listing; exported as anybody can, and read into installations without listings.</summary>
public sealed class County : RunningSite, IAsyncLifetime
{
    private static readonly DirectoryInfo Files = Directory.CreateTempSubdirectory("hay-export-");

    async Task IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        await Grains.GetGrain<IOrganisationGrain>(OddListings.Group).Describe(OddListings.Organisation, null, default);
        foreach (var (id, listing) in OddListings.All)
        {
            Assert.Empty((await Grains.GetGrain<IActivityGrain>(id).Publish(new PublishListing { Listing = listing }, default)).Problems);
        }

        await Until(() => OddListings.All.All(odd => Catalogue.Find(odd.Id) is { } entry && (entry.Organisation is null) == (odd.Listing.Organisation is null)));
        // The feeds of OpenActive are told a moment later.
        await Until(() => Services.GetRequiredService<OpportunityBook>().Now?.Series.Any(item => item.Id == "rt-yoga") == true);
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        Files.Delete(recursive: true);
    }

    /// <summary>What a site serves in a format, as files in folders: one a space where it is a format that may not say where.</summary>
    internal static async Task<DirectoryInfo> Export(RunningSite site, string format)
    {
        var folder = Files.CreateSubdirectory($"{format}-{Guid.NewGuid():n}");
        using var guest = new Guest(site);
        List<(string Name, string Text)> written = format switch
        {
            "csv" => One("listings.csv", await guest.Read(OpenListingsSetup.Table)),
            "services" => One("services.json", await guest.Read(OpenListingsSetup.Services)),
            "openreferral" => await Pages(guest),
            "openactive" => [.. await Feed(guest, "session-series"), .. await Feed(guest, "scheduled-sessions")],
            _ => await Calendars(guest, site),
        };
        foreach (var (name, text) in written)
        {
            var path = Path.Combine(folder.FullName, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, text);
        }

        return folder;
    }

    /// <summary>As an operator brings it in with <c>hay import</c>: nothing may be refused.</summary>
    internal static async Task Import(RunningSite site, string format, DirectoryInfo files)
    {
        foreach (var folder in format == "ical" ? files.GetDirectories() : [files])
        {
            using var report = new StringWriter();
            var options = new ImportOptions { Source = "county", Space = format == "ical" ? folder.Name : null };
            Assert.Equal(0, await ImportCommand.Run(format == "services" ? "openreferral" : format, folder.FullName, options, site.Services, report, TextWriter.Null, default));
            Assert.True(!report.ToString().Contains("Refused", StringComparison.Ordinal), report.ToString());
        }
    }

    private static List<(string Name, string Text)> One(string name, string text) => [(name, text)];

    private static async Task<List<(string Name, string Text)>> Pages(Guest guest)
    {
        var pages = new List<(string Name, string Text)>();
        while (true)
        {
            var page = await guest.Read($"/openreferral/services?full=true&per_page=100&page={pages.Count + 1}");
            pages.Add(($"page{pages.Count + 1}.json", page));
            if ((bool)JsonNode.Parse(page)!["last_page"]!) return pages;
        }
    }

    private static async Task<List<(string Name, string Text)>> Feed(Guest guest, string feed)
    {
        var pages = new List<(string Name, string Text)>();
        for (var next = $"/openactive/{feed}"; ;)
        {
            var page = await guest.Read(next);
            pages.Add(($"{feed}{pages.Count + 1}.json", page));
            var read = JsonNode.Parse(page)!;
            if (read["items"]!.AsArray().Count == 0) return pages;
            next = new Uri((string)read["next"]!).PathAndQuery;
        }
    }

    private static async Task<List<(string Name, string Text)>> Calendars(Guest guest, RunningSite site)
    {
        var calendars = new List<(string Name, string Text)>();
        foreach (var alone in site.Catalogue.Entries.Where(e => e.Organisation is null && e.Plan is not null))
        {
            calendars.Add(($"{alone.Listing.Space}/{alone.Id}.ics", await guest.Read($"/{alone.Listing.Space}/{alone.Id}.ics")));
        }

        foreach (var group in site.Catalogue.Entries.Where(e => e.Organisation is not null).Select(e => (e.Listing.Space, e.Listing.Organisation)).DistinctBy(g => g.Organisation))
        {
            calendars.Add(($"{group.Space}/{group.Organisation}.ics", await guest.Read($"/groups/{group.Organisation}.ics")));
        }

        return calendars;
    }
}
