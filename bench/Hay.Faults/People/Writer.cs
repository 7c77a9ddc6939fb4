using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Hay.Faults;

/// <summary>A group's program: changes listings, one after the other, and remembers what each of them says. The only one that does.</summary>
internal sealed class Writer(Answers answers) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private readonly ConcurrentDictionary<string, Word> _words = [];
    private HttpClient? _program;
    private int _number;

    public int Acknowledged { get; private set; }

    public void Open(Uri site, string ownAddress)
    {
        _program?.Dispose();
        _program = Browser.Open(site, ownAddress, new CookieContainer());
        _program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Town.Token);
    }

    public async Task Act(IReadOnlyList<string> listings, Random random, CancellationToken leave)
    {
        while (!leave.IsCancellationRequested)
        {
            var listing = listings[random.Next(listings.Count)];
            try
            {
                await Change(listing);
            }
            catch (Exception cause) when (Browser.IsGone(cause))
            {
                answers.Broke($"PATCH {listing}", cause);
            }

            await Task.Delay(Pause, CancellationToken.None);
        }
    }

    /// <summary>Changes that were acknowledged and are not there, in words: neither for programs nor on the page.</summary>
    public async Task<IEnumerable<string>> Missed()
    {
        var missed = new List<string>();
        foreach (var (listing, word) in _words)
        {
            using var answer = await _program!.GetAsync(new Uri($"/api/v1/listings/{listing}", UriKind.Relative));
            if (answer.StatusCode == HttpStatusCode.TooManyRequests) continue;
            var now = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("listing").GetProperty("summary").GetString();
            if (now != word.Kept && !word.Tried.Contains(now)) missed.Add($"told that {listing} says “{word.Kept}”, and it says “{now}”");
            var page = await _program.GetStringAsync(new Uri($"/{Town.Space}/{listing}", UriKind.Relative));
            // What was broken off half-way may be a draft that nobody handed in.
            if (!page.Contains(now!, StringComparison.Ordinal) && (word.Tried.IsEmpty || !page.Contains(word.Kept, StringComparison.Ordinal))) missed.Add($"the page of {listing} does not say “{now}”");
        }

        return missed;
    }

    public void Dispose() => _program?.Dispose();

    /// <summary>One change.</summary>
    public Task Change(string listing) => Change(listing, $"Tea and jigsaw {++_number}.");

    private async Task Change(string listing, string summary)
    {
        var path = new Uri($"/api/v1/listings/{listing}", UriKind.Relative);
        using var read = await _program!.GetAsync(path);
        if (!await answers.Judge(read)) return;
        using var change = new HttpRequestMessage(HttpMethod.Patch, path) { Content = JsonContent.Create(new { summary }) };
        change.Headers.IfMatch.Add(read.Headers.ETag!);
        var before = _words.GetValueOrDefault(listing) ?? new Word("Tea and a jigsaw.", []);
        _words[listing] = before with { Tried = before.Tried.Add(summary) };
        using var changed = await _program.SendAsync(change);
        if (changed.StatusCode == HttpStatusCode.PreconditionFailed) return;
        if (!await answers.Judge(changed)) return;
        _words[listing] = new Word(summary, []);
        Acknowledged++;
    }

    // Tried: what was asked for since, when nobody said how that ended.
    private sealed record Word(string Kept, ImmutableList<string?> Tried);
}
