extern alias site;

using System.Diagnostics;
using System.Globalization;
using System.Net;
using Hay.Care;
using Hay.Grains;
using Hay.Silo;
using Hay.Silo.Storage;
using Hay.Web.Accounts;
using Hay.Web.Catalogue;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Storage;
using Claim = System.Security.Claims.Claim;

namespace Hay.Bench.Care;

/// <summary>
/// The pages of the site itself, asked one after the other by HTTP on loopback, server and client in this process: a connector's day, the figures, and a
/// record with and without its line in the log. People are signed in with a second lock as the site would, but for the forms.
/// </summary>
internal static class CarePages
{
    private const int People = 100;
    private const int Rounds = 20;
    // A site that has just been started is compiled once more beside its first thousands of pages, on one of what may be two processors. A page and
    // its line have no second one then, and it is not the line that costs that: a site runs for weeks.
    private const int WarmUps = 20;
    private const int AtOnce = 16;
    private const double DayTarget = 50, BoardTarget = 200, AuditTarget = 1.15;

    public static async Task Measure(string folder, CareKeys keys, CareCounty county, List<Metric> metrics, TextWriter progress)
    {
        var logs = new LogSwitch();
        await using var app = Site(folder, keys, logs);
        await app.StartAsync();
        await app.Services.GetRequiredService<CatalogueSlot>().Ready;
        if (app.Services.GetService<CareFeed>() is not { } feed)
        {
            await progress.WriteLineAsync("This site has no pages of care: they were not measured.");
            await app.StopAsync();
            return;
        }

        var watch = Stopwatch.StartNew();
        await feed.Ready.WaitAsync(TimeSpan.FromMinutes(5));
        await progress.WriteLineAsync($"Pages are there; the book took {watch.Elapsed.TotalSeconds:0.0} s more. Asking for them …");
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = new Uri(app.Urls.First()) };
        var connectors = await Task.WhenAll(Enumerable.Range(0, People).Select(i => SignIn(app, CareCounty.Actor(i * 5))));
        var leads = await Task.WhenAll(Enumerable.Range(0, 10).Select(team => SignIn(app, CareCounty.Lead(team))));

        var first = await Times(connectors.Select(cookie => ("/care/day", cookie)), client);
        var days = await Times(Enumerable.Range(0, 5).SelectMany(_ => connectors).Select(cookie => ("/care/day", cookie)), client);
        var book = app.Services.GetRequiredService<CareBook>();
        var (figures, seq) = (new List<double>(), 20_000_000L);
        await Times(leads.Select(cookie => ("/care/figures", cookie)), client); // warms up
        for (var i = 0; i < 50; i++)
        {
            CareBench.Touch(book, county, i * 97 % county.Cases, ++seq);
            figures.AddRange(await Times([("/care/figures", leads[i % leads.Length])], client));
        }

        if (first.Count > 0) metrics.Add(CareBench.Of("page of a day, first look of the hour, p95", Sorted(first), null));
        if (days.Count > 0) metrics.Add(CareBench.Of("page of a day, p95", Sorted(days), DayTarget));
        if (figures.Count > 0) metrics.Add(CareBench.Of("page of figures after a change, p95", Sorted(figures), BoardTarget));
        else await progress.WriteLineAsync("There is no page of figures: it was not measured.");
        await Records(client, county, connectors, logs, metrics);
        await app.StopAsync();
    }

    // In turns, so that a machine that is busy now and then is so for both.
    private static async Task Records(HttpClient client, CareCounty county, string[] connectors, LogSwitch logs, List<Metric> metrics)
    {
        var mine = Enumerable.Range(0, county.Cases).Where(n => CareCounty.StepOf(n) == CareStep.Active && CareCounty.HolderOf(n) % 5 == 0)
            .Select(n => ($"/care/case/{CareCounty.IdOf(n)}", connectors[CareCounty.HolderOf(n) / 5])).Take(100).ToArray();
        var (with, without, withMany, withoutMany) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        var (worked, workedWithout) = (TimeSpan.Zero, TimeSpan.Zero);
        for (var round = 0; round < WarmUps + Rounds; round++)
        {
            if (round == WarmUps)
            {
                foreach (var warm in (List<double>[])[with, without, withMany, withoutMany]) warm.Clear();
                worked = workedWithout = TimeSpan.Zero;
            }

            foreach (var isKept in (bool[])[round % 2 == 0, round % 2 != 0])
            {
                logs.IsKept = isKept;
                var before = Environment.CpuUsage.TotalTime;
                (isKept ? with : without).AddRange(await Times(mine, client));
                var start = Stopwatch.GetTimestamp();
                await Task.WhenAll(mine.Chunk((mine.Length / AtOnce) + 1).Select(part => Times(part, client)));
                (isKept ? withMany : withoutMany).Add(mine.Length / Stopwatch.GetElapsedTime(start).TotalSeconds);
                var work = Environment.CpuUsage.TotalTime - before;
                if (isKept) worked += work;
                else workedWithout += work;
            }
        }

        logs.IsKept = true;
        if (with.Count == 0) return;
        // Many share one wait for the disk: this is what the log costs the machine, and the median below what it costs who waits.
        var (many, manyDropped) = (Sorted(withMany)[withMany.Count / 2], Sorted(withoutMany)[withoutMany.Count / 2]);
        metrics.Add(new(string.Create(CultureInfo.InvariantCulture, $"pages of records a second, {AtOnce} at once"), many, "/s", "without their lines", many / manyDropped, null, null));
        // What others do on the machine is not in it; the client is.
        metrics.Add(new("processor time of a page of a record", worked.TotalMilliseconds / (2 * with.Count), "ms", "without its line", worked / workedWithout, null, null));
        var (kept, dropped) = (Sorted(with)[with.Count / 2], Sorted(without)[without.Count / 2]);
        metrics.Add(new("page of a record, median", kept, "ms", "without its line in the log", kept / dropped, AuditTarget, kept / dropped <= AuditTarget));
    }

    private static WebApplication Site(string folder, CareKeys keys, LogSwitch logs) => site::Program.Build(
        new SiloOptions { DataFolder = folder, Demo = false, Urls = "http://127.0.0.1:0", Care = true, CareKeys = keys.First.Written },
        builder =>
        {
            builder.Logging.ClearProviders();
            var network = CareBench.Network(folder);
            builder.Services.AddSingleton(network);
            builder.Services.AddSingleton(new CareBook(network, area => CareCounty.DecileOf(area)));
            builder.Services.AddKeyedSingleton<IGrainStorage>(CareStoreNames.Provider, (services, _) =>
                new LogsAtWill(new JsonGrainStorage(services.GetRequiredService<CareStore>().Records, GrainJson.Default.Options), logs));
        });

    // The cookie of a session as the site's own sign-in makes it.
    private static async Task<string> SignIn(WebApplication app, CareActor who)
    {
        var email = $"{who.Account}@example.org";
        await using var scope = app.Services.CreateAsyncScope();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        scope.ServiceProvider.GetRequiredService<IHttpContextAccessor>().HttpContext = http;
        var members = scope.ServiceProvider.GetRequiredService<UserManager<Member>>();
        var made = await members.CreateAsync(new Member(new AccountDetails { Id = who.Account, Email = email, Name = who.Account, EmailConfirmed = true, Created = DateTimeOffset.UtcNow }));
        if (!made.Succeeded) throw new InvalidOperationException($"An account was not made: {made}.");
        var account = app.Services.GetRequiredService<IGrainFactory>().GetGrain<IAccountGrain>(AccountRules.NameOf(email));
        foreach (var role in who.Roles) await account.Grant(role, AuditEntry.Operator, CancellationToken.None);
        var member = await members.FindByIdAsync(who.Account) ?? throw new InvalidOperationException("An account is not there.");
        await scope.ServiceProvider.GetRequiredService<SignInManager<Member>>().SignInWithClaimsAsync(member, null, [new Claim("amr", "mfa")]);
        return string.Join("; ", http.Response.Headers.SetCookie.Select(cookie => cookie!.Split(';')[0]));
    }

    // Milliseconds each; none where there is no such page.
    private static async Task<List<double>> Times(IEnumerable<(string Path, string Cookie)> asked, HttpClient client)
    {
        var took = new List<double>();
        foreach (var (path, cookie) in asked)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Cookie", cookie } } };
            var start = Stopwatch.GetTimestamp();
            using var answer = await client.SendAsync(request);
            await answer.Content.ReadAsByteArrayAsync();
            var time = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            if (answer.StatusCode == HttpStatusCode.NotFound) return [];
            if (answer.StatusCode != HttpStatusCode.OK) throw new InvalidOperationException($"{path} answered {(int)answer.StatusCode} {answer.Headers.Location}: nothing was measured.");
            took.Add(time);
        }

        return took;
    }

    private static double[] Sorted(List<double> times) => [.. times.Order()];
}
