using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Hay.Seeded.Tests.Http;

/// <summary>Sends requests by several clients at once until the time is over, and keeps what is wrong with the answers.</summary>
internal sealed class FuzzRun(FuzzSite site, IReadOnlyList<FuzzPerson> people, FuzzBend bend, int seed) : IDisposable
{
    private const int MostFindings = 30;
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(5), Hang = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<string, string> _findings = new();
    private readonly ConcurrentDictionary<int, int> _answers = new();
    private readonly ConcurrentDictionary<string, int> _forms = new();
    private readonly HttpClient _http = Client(site.Address);

    /// <summary>What is wrong, each kind once, with a request that shows it.</summary>
    public IReadOnlyDictionary<string, string> Findings => _findings;

    /// <summary>How often each status came.</summary>
    public IReadOnlyDictionary<int, int> Answers => _answers;

    /// <summary>Forms that were sent and not refused at the door.</summary>
    public int Forms => _forms.Count;

    /// <summary>Each connection comes from a loopback address of its own, and lives for a moment: limits count by address.</summary>
    public static HttpClient Client(Uri site) => new(new SocketsHttpHandler
    {
        UseCookies = false,
        AllowAutoRedirect = false,
        PooledConnectionLifetime = TimeSpan.FromSeconds(0.3),
        ConnectCallback = static async (context, ct) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            socket.Bind(new IPEndPoint(new IPAddress([127, (byte)Random.Shared.Next(1, 255), (byte)Random.Shared.Next(256), (byte)Random.Shared.Next(2, 255)]), 0));
            await socket.ConnectAsync(context.DnsEndPoint, ct);
            return new NetworkStream(socket, ownsSocket: true);
        },
    })
    { BaseAddress = site, Timeout = Hang };

    /// <param name="time">How long.</param>
    /// <param name="isEnough">Whether the run has done its work; where not, as on a busy machine, it goes on for twice the time more.</param>
    /// <param name="clients">How many at once.</param>
    public async Task For(TimeSpan time, Func<bool> isEnough, int clients)
    {
        var spent = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(async () =>
        {
            for (var number = 0; (spent.Elapsed < time || (spent.Elapsed < 3 * time && !isEnough())) && _findings.Count < MostFindings; number++) await One(client, number);
        })));
    }

    /// <summary>The request of this client and number, once.</summary>
    public async Task One(int client, int number)
    {
        var request = bend.Next(HashOf(seed, client, number), $"./hay fuzz --seed {seed} --only {client}/{number}");
        var person = people[request.Person];
        if (number % 200 == 199 && person.Account is not null && await person.IsSignedOut(_http)) await person.SignIn(_http);
        var (took, wrong) = await Send(request, person);
        if (took > Slow)
        {
            // On a busy machine it may have been another's fault: only what is slow again is slow.
            (took, wrong) = await Send(request, person);
            if (took > Slow) wrong = $"slow: {took.TotalSeconds:0} s";
        }

        if (wrong == "500" && site.Errors.TryPeek(out var error)) wrong = $"500: {string.Join("\n      ", error.Split('\n').Take(6))}";
        if (wrong is not null) _findings.TryAdd($"{KindOf(wrong)} {request.Target.Method} {request.Target.Key.Split(' ')[1]}", $"{wrong}\n    {request}\n    as {person.Name}");
    }

    public void Dispose() => _http.Dispose();

    private async Task<(TimeSpan Took, string? Wrong)> Send(FuzzRequest request, FuzzPerson person)
    {
        HttpRequestMessage? message;
        try
        {
            message = request.Message(site.Address, person.Cookies);
        }
        // No client can send such a thing.
        catch (Exception refused) when (refused is FormatException or ArgumentException)
        {
            return default;
        }

        if (message is null) return default;
        var began = Stopwatch.GetTimestamp();
        try
        {
            using (message)
            using (var answer = await _http.SendAsync(message))
            {
                var body = await answer.Content.ReadAsStringAsync();
                if (person.Account is null) person.Take(answer);
                _answers.AddOrUpdate((int)answer.StatusCode, 1, static (_, times) => times + 1);
                if (request.Target.Method == "POST" && request.Method == "POST" && (int)answer.StatusCode is < 400 or 422) _forms.AddOrUpdate(request.Target.Key, 1, static (_, times) => times + 1);
                return (Stopwatch.GetElapsedTime(began), FuzzJudge.Of(request, answer, body));
            }
        }
        catch (TaskCanceledException)
        {
            return (Hang, $"no answer in {Hang.TotalSeconds} s");
        }
        // A line that this client does not send, or a connection that the server ends because of what came over it.
        catch (Exception broken) when (broken is HttpRequestException or IOException or InvalidOperationException or FormatException)
        {
            _answers.AddOrUpdate(0, 1, static (_, times) => times + 1);
            return (Stopwatch.GetElapsedTime(began), null);
        }
    }

    private static string KindOf(string wrong) => wrong[..Math.Min(wrong.Length, 24)];

    // The same in every process.
    private static int HashOf(int seed, int client, int number) => unchecked((((seed * 486187739) + client) * 486187739) + number);
}
