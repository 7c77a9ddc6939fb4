using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Hay.Grains;
using Hay.Silo.Outside;

namespace Hay.Silo.Hooks;

/// <summary>
/// Posts what webhooks tell. Follows nothing, reads nothing but the status of the answer, and does not wait for long. Connections are kept
/// for a minute, to the address that was found public when they were made.
/// </summary>
internal sealed class HookSender : IHookSender, IDisposable
{
    private readonly TimeSpan _patience;
    private readonly HttpClient _http;
    private readonly SiloMeter? _meter;

    /// <param name="patience">For all of one try.</param>
    /// <param name="lookUp">The addresses of a name.</param>
    /// <param name="allowsLoopback">Whether this machine itself may be told.</param>
    /// <param name="meter">Counts tries.</param>
    public HookSender(TimeSpan patience, Func<string, CancellationToken, Task<IPAddress[]>> lookUp, bool allowsLoopback, SiloMeter? meter = null)
    {
        _meter = meter;
        (_patience, AllowsLoopback) = (patience, allowsLoopback);
        var handler = OutsideHandler.Make(patience, lookUp, allowsLoopback);
        handler.PooledConnectionLifetime = TimeSpan.FromMinutes(1);
        handler.MaxConnectionsPerServer = 4; // several groups may use the same receiver
        _http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("Hay", "1.0"));
    }

    public bool AllowsLoopback { get; }

    public void Dispose() => _http.Dispose();

    public async Task<HookAnswer> Send(HookPost post, CancellationToken ct)
    {
        var answer = await Try(post, ct);
        _meter?.Webhook(answer switch
        {
            { Trouble: HookTrouble.NotAllowed } => "not_allowed",
            { Trouble: HookTrouble.TooSlow } => "too_slow",
            { Trouble: not null } => "unreachable",
            { Status: >= 200 and < 300 } => "delivered",
            _ => "refused",
        });
        return answer;
    }

    private async Task<HookAnswer> Try(HookPost post, CancellationToken ct)
    {
        // Old addresses may have been kept by another setting: looked at where it is sent.
        if (!HookAddress.IsAllowed(post.Address, AllowsLoopback)) return new HookAnswer(0, HookTrouble.NotAllowed);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(_patience);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, post.Address) { Content = new ByteArrayContent(post.Body) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            foreach (var (name, value) in post.Headers) request.Headers.TryAddWithoutValidation(name, value);
            using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            return new HookAnswer((int)answer.StatusCode, null);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new HookAnswer(0, HookTrouble.TooSlow);
        }
        catch (Exception wrong) when (wrong is HttpRequestException or IOException or SocketException)
        {
            return new HookAnswer(0, OutsideHandler.IsNotPublic(wrong) ? HookTrouble.NotAllowed
                : wrong is HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } ? HookTrouble.NotSecure
                : HookTrouble.Unreachable);
        }
    }
}
