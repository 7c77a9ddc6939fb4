using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Hay.Grains;
using Hay.Silo.Outside;

namespace Hay.Silo.Feeds;

/// <summary>What came from an address. Body: null when it is the version that was known.</summary>
internal sealed record FeedAnswer(byte[]? Body, FeedVersion Version);

/// <summary>
/// Fetches what a stranger asks us to fetch. Whatever a name, a redirect or a server says, it connects only to addresses that
/// it has itself looked up and found to be public, and spends only so much time and memory. One for each fetch.
/// </summary>
internal sealed class FeedClient : IDisposable
{
    private readonly FeedLimits _limits;
    private readonly bool _allowsLoopback;
    private readonly HttpClient _http;
    private long _bytes;

    public FeedClient(FeedLimits limits, Func<string, CancellationToken, Task<IPAddress[]>> lookUp, bool allowsLoopback)
    {
        (_limits, _allowsLoopback) = (limits, allowsLoopback);
        _http = new HttpClient(OutsideHandler.Make(limits.Connect, lookUp, allowsLoopback)) { Timeout = Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("Hay", "1.0"));
        _http.DefaultRequestHeaders.Accept.ParseAdd("text/calendar, application/json;q=0.9, */*;q=0.5");
    }

    public void Dispose() => _http.Dispose();

    /// <param name="address">Where.</param>
    /// <param name="known">The version that need not be sent again.</param>
    /// <param name="ct">Ends it, also on behalf of whoever has waited long enough for all of it.</param>
    /// <exception cref="FeedFailedException">It cannot be had.</exception>
    public async Task<FeedAnswer> Get(Uri address, FeedVersion known, CancellationToken ct)
    {
        for (var redirects = 0; ; redirects++)
        {
            if (!FeedAddress.IsAllowed(address, _allowsLoopback)) throw new FeedFailedException(FeedProblem.NotAllowed);
            if (redirects > _limits.Redirects) throw new FeedFailedException(FeedProblem.TooManyRedirects);
            try
            {
                using var answer = await Send(address, known, ct);
                if (NextOf(answer, address) is { } next) address = next;
                else return await Take(answer, ct);
            }
            catch (HttpRequestException wrong)
            {
                throw Failure(wrong);
            }
            catch (Exception wrong) when (wrong is IOException or SocketException or InvalidDataException)
            {
                throw new FeedFailedException(FeedProblem.ServerTrouble, cause: wrong);
            }
        }
    }

    private async Task<HttpResponseMessage> Send(Uri address, FeedVersion known, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (known.ETag.Length > 0) request.Headers.TryAddWithoutValidation("If-None-Match", known.ETag);
        if (known.Modified.Length > 0) request.Headers.TryAddWithoutValidation("If-Modified-Since", known.Modified);
        return await InTime(_limits.Connect + _limits.Answer, patience => _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience), ct);
    }

    private static Uri? NextOf(HttpResponseMessage answer, Uri address)
    {
        if ((int)answer.StatusCode is not (301 or 302 or 303 or 307 or 308)) return null;
        if (answer.Headers.Location is not { } location || !Uri.TryCreate(address, location, out var next)) throw new FeedFailedException(FeedProblem.ServerTrouble, "it redirects to nowhere");
        if (address.Scheme == "https" && next.Scheme != "https") throw new FeedFailedException(FeedProblem.NotSecure);
        return next;
    }

    private async Task<FeedAnswer> Take(HttpResponseMessage answer, CancellationToken ct)
    {
        var version = new FeedVersion(answer.Headers.ETag?.ToString() is { Length: <= 200 } tag ? tag : "", answer.Content.Headers.LastModified?.ToString("r") ?? "");
        if (answer.StatusCode == HttpStatusCode.NotModified) return new FeedAnswer(null, version);
        if (answer.StatusCode != HttpStatusCode.OK) throw Failure(answer.StatusCode);
        if (answer.Content.Headers.ContentLength > _limits.Bytes) throw new FeedFailedException(FeedProblem.TooLarge);
        await using var stream = await answer.Content.ReadAsStreamAsync(ct);
        using var body = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (await InTime(_limits.Answer, patience => stream.ReadAsync(buffer, patience).AsTask(), ct) is > 0 and var read)
        {
            // Counted as it comes out of its packing: that is where a small file grows large.
            if ((_bytes += read) > _limits.Bytes) throw new FeedFailedException(FeedProblem.TooLarge);
            body.Write(buffer, 0, read);
        }

        return new FeedAnswer(body.ToArray(), version);
    }

    private static async Task<T> InTime<T>(TimeSpan time, Func<CancellationToken, Task<T>> work, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(time);
        try
        {
            return await work(patience.Token);
        }
        catch (OperationCanceledException slow) when (!ct.IsCancellationRequested)
        {
            throw new FeedFailedException(FeedProblem.TooSlow, cause: slow);
        }
    }

    private static FeedFailedException Failure(HttpStatusCode status) => new(
        (int)status switch
        {
            401 or 403 or 407 => FeedProblem.Locked,
            404 or 410 => FeedProblem.Missing,
            _ => FeedProblem.ServerTrouble,
        }, $"the server answered {(int)status}");

    private static FeedFailedException Failure(HttpRequestException wrong)
    {
        if (OutsideHandler.IsNotPublic(wrong)) return new FeedFailedException(FeedProblem.NotAllowed, cause: wrong);
        return new FeedFailedException(
            wrong.HttpRequestError switch
            {
                HttpRequestError.SecureConnectionError => FeedProblem.NotSecure,
                HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError => FeedProblem.Unreachable,
                _ => FeedProblem.ServerTrouble,
            }, cause: wrong);
    }
}
