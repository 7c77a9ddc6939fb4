using System.Net;
using System.Text.RegularExpressions;

namespace Hay.Faults;

/// <summary>A person who asks for places, gives them up, saves and reads, and remembers what they were told.</summary>
internal sealed partial class Visitor(string ownAddress, Answers answers) : IDisposable
{
    // Below the limit of one person in a minute.
    private const int MostWrites = 25;
    // Who is asked to come again does so, but not at once.
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1.5);
    private static readonly string[] Pages = ["/", $"/{Town.Space}", "/search?q=table", $"/search?q=jigsaw&in={Town.Space}", "/me", "/help-now", "/api/v1/search?q=table"];

    private readonly CookieContainer _cookies = new();
    private readonly Dictionary<Target, Belief> _places = [];
    private readonly Dictionary<string, Belief> _saved = [];
    private HttpClient? _browser;
    private int _acknowledged;
    private int _writes;

    /// <summary>How many writes this person was told of that are kept.</summary>
    public int Acknowledged => Volatile.Read(ref _acknowledged);

    public void Open(Uri site)
    {
        _browser?.Dispose();
        _browser = Browser.Open(site, ownAddress, _cookies);
    }

    /// <summary>Does this and that until told to leave, however often the site is gone.</summary>
    public async Task Act(IReadOnlyList<Target> targets, Random random, CancellationToken leave)
    {
        while (!leave.IsCancellationRequested)
        {
            var what = random.Next(100);
            var target = targets[random.Next(targets.Count)];
            var page = Pages[random.Next(Pages.Length)];
            if (what >= 60 || _writes >= MostWrites) await Try(() => Read(page), page);
            else if (what >= 45) await Try(() => Save(target), target.Path);
            else await Try(() => Ask(target), target.Path);
            if (_writes >= MostWrites) await Task.Delay(20, CancellationToken.None);
        }
    }

    /// <summary>What this person was told and the pages do not say, in words.</summary>
    public async Task<IEnumerable<string>> Missed()
    {
        var missed = new List<string>();
        foreach (var path in _places.Keys.Select(t => t.Path).Concat(_saved.Keys).Distinct())
        {
            var page = await _browser!.GetStringAsync(new Uri(path, UriKind.Relative));
            missed.AddRange(_places.Where(p => p.Key.Path == path && p.Value is not Belief.Unsure && HoldsIn(page, p.Key) != (p.Value == Belief.Yes))
                .Select(p => $"told {(p.Value == Belief.Yes ? "that a place is theirs" : "that a place is given up")} ({p.Key.Activity} {p.Key.Session}), and it is not so"));
            if (_saved.TryGetValue(path, out var saved) && saved != Belief.Unsure && SavedIn(page) != (saved == Belief.Yes))
                missed.Add($"told that {path} is {(saved == Belief.Yes ? "saved" : "not saved any more")}, and it is not so");
        }

        return missed;
    }

    public void Dispose() => _browser?.Dispose();

    private async Task Try(Func<Task> act, string what)
    {
        try
        {
            await act();
        }
        catch (Exception cause) when (Browser.IsGone(cause))
        {
            answers.Broke(what, cause);
            await Task.Delay(50);
        }
    }

    private async Task<string?> Read(string path)
    {
        using var answer = await _browser!.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        return await answers.Judge(answer) && answer.StatusCode == HttpStatusCode.OK ? await answer.Content.ReadAsStringAsync() : null;
    }

    private async Task Ask(Target target)
    {
        if (await Read(target.Path) is not { } page) return;
        // Who does not know looks first.
        var holds = _places.GetValueOrDefault(target) == Belief.Unsure ? HoldsIn(page, target) : _places.GetValueOrDefault(target) == Belief.Yes;
        var before = _places.GetValueOrDefault(target);
        _places[target] = Belief.Unsure;
        if (await Post(page, $"{target.Path}?handler={(holds ? "GiveUp" : "Hold")}", target.Session) is { } isKept) _places[target] = isKept ? (holds ? Belief.No : Belief.Yes) : before;
    }

    private async Task Save(Target target)
    {
        if (await Read(target.Path) is not { } page) return;
        var (saved, before) = (SavedIn(page), _saved.GetValueOrDefault(target.Path));
        _saved[target.Path] = Belief.Unsure;
        if (await Post(page, $"{target.Path}?handler={(saved ? "Unsave" : "Save")}", target.Session) is { } isKept) _saved[target.Path] = isKept ? (saved ? Belief.No : Belief.Yes) : before;
    }

    // True: it is kept. False: it was not done. Null: nobody knows.
    private async Task<bool?> Post(string page, string path, string session)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["session"] = session, ["__RequestVerificationToken"] = Token().Match(page).Groups[1].Value });
        using var press = new HttpRequestMessage(HttpMethod.Post, path) { Content = form };
        using var answer = await _browser!.SendAsync(press, HttpCompletionOption.ResponseHeadersRead);
        _writes++;
        if (answer.StatusCode == HttpStatusCode.ServiceUnavailable) await Task.Delay(Rest);
        if (!await answers.Judge(answer)) return answer.StatusCode == HttpStatusCode.TooManyRequests ? false : null;
        Interlocked.Increment(ref _acknowledged);
        return true;
    }

    private static bool HoldsIn(string page, Target target) => Regex.IsMatch(page, $"""value="{target.Session}"[^>]*handler=GiveUp""", RegexOptions.CultureInvariant);

    private static bool SavedIn(string page) => page.Contains("handler=Unsave", StringComparison.Ordinal);

    [GeneratedRegex("""name="__RequestVerificationToken"[^>]*value="([^"]+)""")]
    private static partial Regex Token();

    private enum Belief { No, Yes, Unsure }
}
