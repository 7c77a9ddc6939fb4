using System.Collections.Immutable;
using System.Net;
using System.Text.Json;

namespace Hay.Silo.Import.OpenActive;

/// <summary>
/// Walks an RPDE feed from its first address to its end, and keeps the pages in a folder that goes with this. Polite and
/// bounded: one page at a time, never to another host, never more than a feed can sensibly hold.
/// </summary>
internal sealed class FeedPages : IDisposable
{
    private const int MostPages = 10_000;
    private const long MostBytes = 2_000_000_000;
    private const int Tries = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly string _folder = Directory.CreateTempSubdirectory("hay-feed-").FullName;
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.All })
    {
        Timeout = Patience,
        MaxResponseContentBufferSize = ImportFile.LargestBytes,
    };

    public void Dispose()
    {
        _http.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>The pages in their order. Where the walk had to stop early, the last of them is a file that says why.</summary>
    public async Task<ImmutableArray<ImportFile>> Fetch(Uri first, ImportProgress progress, CancellationToken ct)
    {
        var files = ImmutableArray.CreateBuilder<ImportFile>();
        var seen = new HashSet<Uri>();
        long bytes = 0;
        for (Uri? next = first; next is not null;)
        {
            var address = next;
            var name = $"page {files.Count + 1}";
            try
            {
                if (address.Host != first.Host || address.Port != first.Port) throw new UnreadableFileException($"the next page is at another host, {address.Host}");
                if (!seen.Add(address)) throw new UnreadableFileException("the feed goes round in a circle");
                if (files.Count == MostPages || bytes > MostBytes) throw new UnreadableFileException("the feed is too long; this page and what follows is left out");
                var page = await Get(address, ct);
                bytes += page.Length;
                var file = new ImportFile(Path.Combine(_folder, $"{files.Count + 1:00000}.json"), name);
                await File.WriteAllBytesAsync(file.Path, page, ct);
                files.Add(file);
                progress.Say("Fetching pages", files.Count, null);
                next = NextOf(page, address);
            }
            catch (UnreadableFileException broken)
            {
                files.Add(new ImportFile("", name, broken.Message));
                break;
            }
        }

        return files.ToImmutable();
    }

    private async Task<byte[]> Get(Uri address, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            string problem;
            try
            {
                using var answer = await _http.GetAsync(address, ct);
                if (answer.IsSuccessStatusCode) return await answer.Content.ReadAsByteArrayAsync(ct);
                problem = $"the server answered {(int)answer.StatusCode}";
                if ((int)answer.StatusCode is < 500 and not 429) throw new UnreadableFileException(problem);
            }
            catch (Exception wrong) when (wrong is HttpRequestException or IOException || (wrong is OperationCanceledException && !ct.IsCancellationRequested))
            {
                problem = wrong is OperationCanceledException ? "the server did not answer in time" : $"it cannot be fetched ({CleanText.Line(wrong.Message, 120)})";
            }

            if (attempt == Tries) throw new UnreadableFileException(problem);
            await Task.Delay(TimeSpan.FromMilliseconds(250 * (1 << attempt)), ct);
        }
    }

    // The last page has no items and points to itself.
    private static Uri? NextOf(byte[] page, Uri address)
    {
        try
        {
            using var document = JsonDocument.Parse(page, new JsonDocumentOptions { MaxDepth = 64 });
            var root = document.RootElement;
            var isEmpty = root.Field("items") is not { ValueKind: JsonValueKind.Array } items || items.GetArrayLength() == 0;
            if (root.Text("next") is not { Length: > 0 } next || !Uri.TryCreate(address, next, out var uri) || uri.Scheme is not ("http" or "https")) return null;
            return isEmpty ? null : uri;
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            return null; // The reader refuses this page and says why.
        }
    }
}
