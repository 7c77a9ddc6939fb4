using System.Globalization;
using System.Text.Json.Nodes;
using Xunit.Abstractions;

namespace Hay.Seeded.Tests.Http;

/// <summary>
/// The real site, asked what nobody means: paths, queries, forms, headers and bodies bent from one seed, as people of every role.
/// <c>./hay fuzz</c> does the same for longer.
/// </summary>
public sealed class FuzzTests(FuzzSite site, ITestOutputHelper output) : IClassFixture<FuzzSite>
{
    private const int Clients = 4;
    private const int PagesEach = 90;
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(60);

    // Reached by a run that does its work; fewer means that it silently does not.
    private const double LeastPatterns = 0.85;
    private const int LeastForms = 30, LeastRequests = 1000;

    [Fact]
    public async Task Whatever_is_asked_the_site_neither_fails_nor_hangs_nor_tells_of_itself()
    {
        var seconds = int.TryParse(Environment.GetEnvironmentVariable("HAY_FUZZ_SECONDS"), CultureInfo.InvariantCulture, out var said) ? TimeSpan.FromSeconds(said) : Usual;
        var seed = int.TryParse(Environment.GetEnvironmentVariable("HAY_FUZZ_SEED"), CultureInfo.InvariantCulture, out var given) ? given : 20261124;
        var (people, targets) = await Prepare();
        output.WriteLine($"seed {seed}: {targets.Count} requests to bend, {targets.Count(t => t.Method == "POST")} of them forms");
        using var run = new FuzzRun(site, people, new FuzzBend(targets, site.Token, people.Count), seed);
        if (Environment.GetEnvironmentVariable("HAY_FUZZ_ONLY")?.Split('/') is [var client, var number])
        {
            await run.One(int.Parse(client, CultureInfo.InvariantCulture), int.Parse(number, CultureInfo.InvariantCulture));
            Report(run);
            return;
        }

        var all = site.Patterns.Count();
        await run.For(seconds, () => all - Missed().Count >= all * LeastPatterns && run.Forms >= LeastForms && run.Answers.Values.Sum() >= LeastRequests, Clients);
        var (missed, sent) = (Missed(), run.Answers.Values.Sum());
        output.WriteLine($"{sent} requests in {seconds.TotalSeconds} s; {all - missed.Count} of {all} addresses and {run.Forms} forms reached; not reached: {string.Join(' ', missed)}");
        Report(run);
        Assert.True(all - missed.Count >= all * LeastPatterns, $"Only {all - missed.Count} of {all} addresses were reached; not {string.Join(' ', missed)}");
        Assert.InRange(run.Forms, LeastForms, int.MaxValue);
        Assert.InRange(sent, LeastRequests, int.MaxValue);
        Assert.True(run.Answers.GetValueOrDefault(429) < sent / 5, "Limits hid the site.");
    }

    private List<string> Missed() => [.. site.Patterns.Except(site.Reached.Keys).Order()];

    private void Report(FuzzRun run)
    {
        output.WriteLine(string.Join(", ", run.Answers.OrderBy(a => a.Key).Select(a => $"{(a.Key == 0 ? "no answer" : a.Key)}: {a.Value}")));
        Assert.True(run.Findings.Count == 0, $"{run.Findings.Count} findings:\n{string.Join('\n', run.Findings.Values)}");
    }

    private async Task<(List<FuzzPerson> People, List<FuzzTarget> Targets)> Prepare()
    {
        site.Watch();
        using var http = FuzzRun.Client(site.Address);
        var people = await site.People();
        foreach (var person in people) await person.SignIn(http);
        var starts = people.Select(person => person.Name switch
        {
            "organiser" => new[] { "/organise", $"/organise/{site.Group}", "/organise/listing/tea-of-the-fuzzer", "/organise/listing/tea-of-the-fuzzer/sessions", "/account" },
            "host" => ["/host/fenland", "/host/fenland/board", "/host/fenland/draft/draft-of-the-fuzzer", "/organise", "/account"],
            "analyst" => ["/insight", "/insight/methods", "/account"],
            "administrator" => ["/host/roles", "/host", "/insight", "/account"],
            _ => ["/", "/me", "/fenland/tea-of-the-fuzzer", "/data", "/data/listings", "/help", "/robots.txt", "/sitemap.xml", "/openactive", "/openreferral/", "/fhir/metadata", "/health/ready", "/api/places?of=tea-of-the-fuzzer", "/embed/fenland"],
        });
        var crawled = await Task.WhenAll(people.Zip(starts).Select((both, i) => FuzzCrawl.As(http, both.First, i, both.Second, PagesEach)));
        using var answer = await http.GetAsync("/api/v1/openapi.json");
        var document = new FuzzDocument(JsonNode.Parse(await answer.Content.ReadAsStringAsync())!, "tea-of-the-fuzzer", site.Group);
        return (people, [.. crawled.SelectMany(found => found), .. document.Targets(), .. FuzzPatterns.Targets(site.Patterns, people.Count)]);
    }
}
