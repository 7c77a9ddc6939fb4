using Hay.Bench.Catalogue;
using Hay.Silo.Storage;
using Hay.Silo.Tests.Storage;

namespace Hay.Bench.Load;

/// <summary>A county with listings and people in a store of its own, and the built site serving it in a process of its own.</summary>
internal sealed class LoadSite : IAsyncDisposable
{
    private readonly PostgresServer? _postgres;

    private LoadSite(string folder, County county, PostgresServer? postgres, SiteProcess site) => (Folder, County, _postgres, Site) = (folder, county, postgres, site);

    public string Folder { get; }
    public County County { get; }
    public SiteProcess Site { get; }
    /// <summary>In SQLite's file: a listing with its share of an organisation, and a profile with one fact.</summary>
    public double BytesOfListing { get; private init; }
    public double BytesOfProfile { get; private init; }

    public static async Task<LoadSite> Start(LoadOptions options, TextWriter progress)
    {
        var folder = Directory.CreateTempSubdirectory("hay-bench-load-").FullName;
        await progress.WriteLineAsync($"Writing {options.Listings:N0} listings and {options.Profiles:N0} profiles …");
        var county = new County(options.Listings);
        await StoredTown.Fill(folder, county);
        var file = new FileInfo(Path.Combine(folder, "hay.db"));
        var listed = file.Length;
        StoredPeople.Fill(folder, options.Profiles, options.Listings);
        file.Refresh();
        var (listing, profile) = (listed / (double)options.Listings, (file.Length - listed) / (double)options.Profiles);
        var postgres = options.IsPostgres ? new PostgresServer() : null;
        var store = new StorePlace(folder, postgres?.NewSchema() ?? "");
        if (postgres is not null)
        {
            await progress.WriteLineAsync("Copying them to PostgreSQL …");
            var (_, _, problem) = new StoreCopy(folder, store, static _ => { }, CancellationToken.None).Run();
            if (problem.Length > 0) throw new InvalidOperationException(problem);
            postgres.Execute("ANALYZE");
            File.Delete(Path.Combine(folder, "hay.db"));
        }

        // Behind a proxy, as it will be: each request says for whom it is, and limits are theirs.
        var site = await SiteProcess.Site(folder, ("Hay__Postgres", store.Postgres), ("ASPNETCORE_FORWARDEDHEADERS_ENABLED", "true"), ("Hay__Training__Nightly", "false"));
        await progress.WriteLineAsync($"Ready after {site.Start.TotalSeconds:0.0} s with {site.ResidentBytes / 1e6:0} MB");
        return new LoadSite(folder, county, postgres, site) { BytesOfListing = listing, BytesOfProfile = profile };
    }

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        _postgres?.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
