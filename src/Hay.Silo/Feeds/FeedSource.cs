using System.Collections.Immutable;
using System.Net;
using System.Runtime.InteropServices;
using Hay.Grains;
using Hay.Silo.Import;
using Hay.Silo.Outside;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Hay.Silo.Feeds;

/// <summary>
/// The import of <c>hay import</c>, from an address or from what somebody sent, into a reading instead of the grains. The
/// host of an address names the source, as it does there: a record that is known by the one is known by the other.
/// </summary>
internal sealed class FeedSource(
    SpaceMap spaces, TimeProvider clock, FeedLimits limits, Func<string, CancellationToken, Task<IPAddress[]>> lookUp, bool allowsLoopback) : IFeedSource
{
    private readonly Lazy<CategoryWords> _words = new(() => CategoryWords.Load(Path.Combine(SiloSetup.ContentFolder, "category-words.json")));

    public bool AllowsLoopback => allowsLoopback;

    public async Task<FeedReading> Fetch(Uri address, FeedVersion known, FeedHome home, CancellationToken ct)
    {
        var limits = LimitsOf(home);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(limits.All);
        try
        {
            using var client = new FeedClient(limits, lookUp, allowsLoopback);
            var first = await client.Get(address, known, patience.Token);
            if (first.Body is null) return new FeedReading { IsSame = true, Version = known };
            var asked = address;
            if (FeedFinder.Find(first.Body, address) is { } there)
            {
                address = there;
                first = new FeedAnswer((await client.Get(there, FeedVersion.None, patience.Token)).Body ?? [], FeedVersion.None);
            }

            if (first.Body!.Length == 0) throw new FeedFailedException(FeedProblem.Unknown, "it is empty");
            var format = FeedFormats.Of(first.Body, limits.JsonBytes);
            if (format == FeedFormat.Table) throw new FeedFailedException(FeedProblem.Unknown, "a table can be sent, not followed");
            var files = await Walk(client, address, first.Body, format, limits, patience.Token);
            var reading = await Understand(files, format, address.IdnHost.ToLowerInvariant(), limits, home, patience.Token);
            // Of several pages each has its own version, and none says anything of the others.
            return reading with { Version = files.Length == 1 ? first.Version : FeedVersion.None, Address = address == asked ? null : address };
        }
        catch (FeedFailedException failed)
        {
            return new FeedReading { Problem = failed.Problem, Detail = failed.Detail };
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new FeedReading { Problem = FeedProblem.TooSlow };
        }
    }

    public async Task<FeedReading> Read(Upload upload, FeedHome home, CancellationToken ct)
    {
        try
        {
            var content = ImmutableCollectionsMarshal.AsArray(upload.Content)!;
            var format = FeedFormats.Of(content, limits.JsonBytes);
            return await Understand([FileOf(content, format, upload.Name)], format, home.Organisation, limits with { Records = Upload.MostRecords }, home, ct);
        }
        catch (FeedFailedException failed)
        {
            return new FeedReading { Problem = failed.Problem, Detail = failed.Detail };
        }
    }

    private FeedLimits LimitsOf(FeedHome home) => home.IsDirectory ? limits.ForDirectory() : limits;

    private static async Task<ImmutableArray<ImportFile>> Walk(FeedClient client, Uri address, byte[] page, FeedFormat format, FeedLimits limits, CancellationToken ct)
    {
        var files = ImmutableArray.CreateBuilder<ImportFile>();
        var seen = new HashSet<Uri> { address };
        while (true)
        {
            if (format != FeedFormat.Calendar && page.Length > limits.JsonBytes) throw new FeedFailedException(FeedProblem.TooLarge);
            files.Add(FileOf(page, format, FormattableString.Invariant($"page {files.Count + 1}")));
            if (FeedFormats.Next(page, format, address) is not { } next) return files.ToImmutable();
            if (next.Host != address.Host || next.Port != address.Port) throw new FeedFailedException(FeedProblem.NotAllowed, "its next page is at another host");
            if (!seen.Add(next)) throw new FeedFailedException(FeedProblem.Broken, "its pages go round in a circle");
            if (files.Count == limits.Pages) throw new FeedFailedException(FeedProblem.TooMany, "it has too many pages");
            (address, page) = (next, (await client.Get(next, FeedVersion.None, ct)).Body ?? []);
        }
    }

    private async Task<FeedReading> Understand(
        ImmutableArray<ImportFile> files, FeedFormat format, string source, FeedLimits limits, FeedHome home, CancellationToken ct)
    {
        var mostRecords = limits.Records;
        if (format == FeedFormat.Calendar && FeedFormats.Events(files[0].Content!) > mostRecords) throw new FeedFailedException(FeedProblem.TooMany, Most(mostRecords));
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(limits.Reading);
        var target = new Gathered(home, source == home.Organisation);
        var run = new ImportRun(
            format == FeedFormat.OpenActive ? FeedFormats.Reader(format) : new ReadOnce(FeedFormats.Reader(format)), files, source, new RecordPlacing(spaces, home.Space, _words.Value), target,
            Instant.FromDateTimeOffset(clock.GetUtcNow()), new ImportProgress(TextWriter.Null, isTerminal: false), mostRecords);
        // To read is to calculate: not on the thread of whoever asks.
        var report = await Task.Run(() => Report(run, patience.Token, ct), ct);
        // Nothing half done: a page that breaks off says nothing of what would have come.
        if (report.Refusals.FirstOrDefault(r => r.Where.Length == 0) is { } broken)
        {
            throw new FeedFailedException(broken.Reason.Contains("more than", StringComparison.Ordinal) ? FeedProblem.TooMany : FeedProblem.Broken, broken.Reason);
        }

        return new FeedReading
        {
            Format = format,
            Name = target.Name,
            Items = target.Items,
            Organisations = target.Organisations,
            Gone = target.Gone,
            Refusals = [.. report.Refusals.Select(r => new FeedRefusal(files.Length > 1 ? $"{r.File}, {r.Where}" : r.Where, r.Reason))],
            Found = report.Records,
            Outside = report[ImportOutcome.Outside],
        };
    }

    private static async Task<ImportReport> Report(ImportRun run, CancellationToken patience, CancellationToken ct)
    {
        try
        {
            var report = await run.Run(patience);
            if (report.IsComplete) return report;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // It was looking through it when its time was over.
        }

        ct.ThrowIfCancellationRequested();
        throw new FeedFailedException(FeedProblem.TooMany, "it takes too long to read");
    }

    private static string Most(int records) => FormattableString.Invariant($"there are more than {records:N0} records");

    private static ImportFile FileOf(byte[] content, FeedFormat format, string name) => new(FeedFormats.FileName(format, content), name) { Content = content };
}

internal static partial class FeedSourceSetup
{
    public static void AddFeedSource(this IServiceCollection services)
    {
        services.AddSingleton<IFeedSource>(static of =>
        {
            var allowsLoopback = OutsideHandler.AllowsLoopback(of.GetRequiredService<IConfiguration>());
            if (allowsLoopback) LogLoopback(of.GetRequiredService<ILogger<FeedSource>>());
            return new FeedSource(of.GetRequiredService<SpaceMap>(), of.GetRequiredService<TimeProvider>(), new FeedLimits(), Dns.GetHostAddressesAsync, allowsLoopback);
        });
        services.AddSingleton<INeighbourSource>(static of =>
            new NeighbourSource(of.GetRequiredService<SpaceMap>(), new FeedLimits(), Dns.GetHostAddressesAsync, OutsideHandler.AllowsLoopback(of.GetRequiredService<IConfiguration>())));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = $"{OutsideHandler.Setting} is on: whoever adds a feed or a webhook can have this machine asked for anything that it serves to itself. It is for tests and development alone")]
    private static partial void LogLoopback(ILogger log);
}
