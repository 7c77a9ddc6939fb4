using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Hay.Bench.Catalogue;
using Hay.Grains;
using Microsoft.AspNetCore.DataProtection;

namespace Hay.Bench.Load;

/// <summary>
/// What is asked of the site: 85 in a hundred pages and feeds, 10 places held, given up and things saved, by people of the store who each
/// have a cookie of their own, and 5 open pages (<see cref="LoadLive"/>).
/// </summary>
internal sealed partial class LoadMix
{
    public const double LiveWeight = 5;
    // Whoever comes in a quarter of an hour, for so long grains stay in memory: else that would grow for as long, whatever is asked.
    private const int Addresses = 5_000, Visitors = 5_000, Booked = 2_000;
    private readonly LoadSite _site;
    private readonly string _host;
    private readonly int _people;
    private readonly int _visitors;
    private readonly IDataProtector _cookies;
    private readonly (string Path, string Session)[] _bookable;
    private readonly (string Path, string Id)[] _listings;
    private readonly string _formCookie;
    private readonly string _formToken;
    private readonly ConcurrentQueue<(int Person, string Path, string Session)> _held = new();

    private LoadMix(LoadSite site, int people, IReadOnlyList<string> series, (string Cookie, string Token) form)
    {
        (_site, _people, _visitors, _host, (_formCookie, _formToken)) = (site, people, Math.Min(people, Visitors), site.Site.Address.Authority, form);
        // With the site's own keys: these are its visitors of before.
        _cookies = DataProtectionProvider.Create(new DirectoryInfo(Path.Combine(site.Folder, "keys")), static keys => keys.SetApplicationName("hay")).CreateProtector("hay.profile");
        var stored = Enumerable.Range(0, CountOf(site)).Select(i => (Id: County.IdOf(i), Activity: site.County.Stored(i))).ToList();
        _listings = [.. stored.Select(s => ($"/{s.Activity.Listing!.Space}/{s.Id}", s.Id))];
        var now = DateTimeOffset.UtcNow;
        _bookable = [.. (from one in stored
                        where one.Activity.Listing!.Booking.Kind != BookingKind.Elsewhere
                        let next = one.Activity.View(now)!.Sessions.FirstOrDefault(s => s.Start > now.AddHours(2) && s.Start < now.AddDays(40) && !s.Cancelled)
                        where next is not null
                        select ($"/{one.Activity.Listing!.Space}/{one.Id}", next.Session.Value)).Take(Booked)];
        Kinds =
        [
            new("home", 8, 200, random => Get("/", random)),
            new("space", 17, 200, random => Get($"/{One(County.Spaces, random)}", random)),
            new("activity", 28, 200, random => Get(One(_listings, random).Path, random)),
            new("search, never the same", 14, 200, random => Get($"/search?q={Question(random)}", random)),
            new("calendar", 5, 200, random => Get($"{One(_listings, random).Path}.ics", random)),
            new("API", 3, 200, random => Get($"/api/v1/activities/{One(_listings, random).Id}", random)),
            new("API search", 2, 200, random => Get($"/api/v1/search?q={Question(random)}", random)),
            new("Open Referral, 50", 3, 200, random => Get(string.Create(CultureInfo.InvariantCulture, $"/openreferral/services?per_page=50&page={1 + random.Next(Math.Max(1, _listings.Length / 60))}"), random)),
            new("OpenActive page", 3, 200, random => Get(series[random.Next(series.Count)], random)),
            new("Atom", 2, 200, random => Get($"/{One(County.Spaces, random)}/new.atom", random)),
            new("hold", 5, 302, Hold),
            new("give up", 2.5, 302, GiveUp),
            new("save", 2.5, 302, random => Post(Visitor(random), One(_bookable, random).Path, "Save", "", random)),
        ];
    }

    public IReadOnlyList<LoadKind> Kinds { get; }

    /// <summary>Paths of listings that are often booked in a run: open pages watch these.</summary>
    public IEnumerable<string> Watched => _bookable.Take(20).Select(b => b.Path[(b.Path.LastIndexOf('/') + 1)..]);

    public static async Task<LoadMix> Make(LoadSite site, LoadOptions options)
    {
        var page = $"/{site.County.Stored(0).Listing!.Space}/{County.IdOf(0)}";
        return new LoadMix(site, options.Profiles, await Series(site.Site.Address), await Form(site.Site.Address, page));
    }

    /// <summary>One of all, by weight.</summary>
    public LoadKind Next(Random random)
    {
        var at = random.NextDouble() * Kinds.Sum(k => k.Weight);
        foreach (var kind in Kinds)
        {
            if ((at -= kind.Weight) < 0) return kind;
        }

        return Kinds[0];
    }

    /// <summary>Each of those who come in a run, and each listing that is booked in it, once.</summary>
    public IEnumerable<byte[]> EverybodyOnce()
    {
        var random = new Random(3);
        for (var i = 0; i < Math.Max(_visitors, _bookable.Length); i++)
        {
            var (path, session) = _bookable[i % _bookable.Length];
            yield return Post(VisitorAt(i % _visitors), path, i < _bookable.Length ? "Hold" : "Save", session, random);
        }
    }

    private static int CountOf(LoadSite site)
    {
        var count = 0;
        while (site.County.Has(count)) count++;
        return count;
    }

    private byte[] Hold(Random random)
    {
        // One in five goes where open pages watch.
        var (person, (path, session)) = (Visitor(random), random.Next(5) == 0 ? _bookable[random.Next(Math.Min(20, _bookable.Length))] : One(_bookable, random));
        _held.Enqueue((person, path, session));
        return Post(person, path, "Hold", session, random);
    }

    // Long enough after it was held that this has been answered. Until then, what nobody holds: that is asked too.
    private byte[] GiveUp(Random random) => _held.Count > 200 && _held.TryDequeue(out var held)
        ? Post(held.Person, held.Path, "GiveUp", held.Session, random)
        : One(_bookable, random) is var (path, session) ? Post(Visitor(random), path, "GiveUp", session, random) : [];

    // Spread over all that are stored.
    private int Visitor(Random random) => VisitorAt(random.Next(_visitors));

    private int VisitorAt(int number) => (int)((long)number * _people / _visitors);

    private string Question(Random random) => Uri.EscapeDataString($"{One(County.Activities, random)} {_site.County.Towns[random.Next(_site.County.Towns.Count)]} {One(County.Manner, random)}".Trim());

    private byte[] Get(string path, Random random) => Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {_host}\r\nX-Forwarded-For: {Address(random)}\r\n\r\n");

    private byte[] Post(int person, string path, string handler, string session, Random random)
    {
        var body = $"session={session}&__RequestVerificationToken={Uri.EscapeDataString(_formToken)}";
        return Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture,
            $"POST {path}?handler={handler} HTTP/1.1\r\nHost: {_host}\r\nX-Forwarded-For: {Address(random)}\r\nCookie: {_formCookie}; hay-me={_cookies.Protect(StoredPeople.Person(person).Value)}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {body.Length}\r\n\r\n{body}"));
    }

    private static string Address(Random random) => random.Next(Addresses) is var number ? string.Create(CultureInfo.InvariantCulture, $"10.{number / 65_536}.{number / 256 % 256}.{number % 256}") : "";

    private static T One<T>(IReadOnlyList<T> of, Random random) => of[random.Next(of.Count)];

    private static async Task<(string Cookie, string Token)> Form(Uri site, string page)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = site };
        using var answer = await http.GetAsync(new Uri(page, UriKind.Relative));
        var cookie = answer.Headers.GetValues("Set-Cookie").First(c => c.StartsWith("hay-form=", StringComparison.Ordinal));
        return (cookie[..cookie.IndexOf(';', StringComparison.Ordinal)], Token().Match(await answer.Content.ReadAsStringAsync()).Groups[1].Value);
    }

    private static async Task<List<string>> Series(Uri site)
    {
        var paths = new List<string>();
        for (var next = "/openactive/session-series"; paths.Count < 20;)
        {
            using var page = JsonDocument.Parse(await FeedsBench.Patiently(site, next));
            paths.Add(next);
            var after = new Uri(page.RootElement.GetProperty("next").GetString()!).PathAndQuery;
            if (after == next) break;
            next = after;
        }

        return paths;
    }

    [GeneratedRegex("""name="__RequestVerificationToken"[^>]*value="([^"]+)""")]
    private static partial Regex Token();
}
