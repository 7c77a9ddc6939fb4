using System.Diagnostics.Tracing;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Diagnostics.NETCore.Client;

namespace Hay.Faults;

/// <summary>
/// What the site's process holds, after it was told to collect its garbage: what Linux says a process has is mostly room its garbage
/// collector keeps for later, so a leak could hide there, and room would look like a leak.
/// </summary>
internal sealed class Checkup : IDisposable
{
    private const string Heap = "dotnet_gc_last_collection_heap_size_bytes{";

    // GCHeapCollect, of the runtime's own events: whoever begins to listen has everything collected first.
    private static readonly EventPipeProvider Collects = new("Microsoft-Windows-DotNETRuntime", EventLevel.Informational, 0x800000);
    private readonly HttpClient _http = new() { BaseAddress = new Uri($"http://127.0.0.1:{FreePort()}") };

    /// <summary>What the site needs to know to be looked at.</summary>
    public (string Name, string Value) Setting => ("Hay__Metrics", _http.BaseAddress!.GetLeftPart(UriPartial.Authority));

    /// <param name="process">The site's.</param>
    /// <exception cref="HttpRequestException">It tells no numbers.</exception>
    public async Task<Vitals> Look(int process)
    {
        await Collect(process);
        var heap = (await _http.GetStringAsync(new Uri("/metrics", UriKind.Relative))).Split('\n').Where(l => l.StartsWith(Heap, StringComparison.Ordinal))
            .Sum(l => double.Parse(l[(l.IndexOf('}', StringComparison.Ordinal) + 1)..].Trim().Split(' ')[0], CultureInfo.InvariantCulture));
        var threads = File.ReadLines($"/proc/{process}/status").First(l => l.StartsWith("Threads:", StringComparison.Ordinal));
        return new Vitals((long)heap / 1_000_000, int.Parse(threads["Threads:".Length..], CultureInfo.InvariantCulture), Directory.GetFileSystemEntries($"/proc/{process}/fd").Length);
    }

    public void Dispose() => _http.Dispose();

    private static async Task Collect(int process)
    {
        using var events = await new DiagnosticsClient(process).StartEventPipeSessionAsync(Collects, requestRundown: false, circularBufferMB: 1, CancellationToken.None);
        var read = events.EventStream.CopyToAsync(Stream.Null);
        await events.StopAsync(CancellationToken.None);
        await read;
    }

    private static int FreePort()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        return ((IPEndPoint)taken.LocalEndpoint).Port;
    }
}
