using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Net;
using System.Text;
using Hay.Grains;
using Hay.Uptake;
using Hay.Web.Tests.Accounts;
using Hay.Web.Tests.Organise;
using Hay.Web.Tests.Site;
using Hay.Web.Uptake;
using Microsoft.Extensions.DependencyInjection;

namespace Hay.Web.Tests.Uptake;

/// <summary>From a look at a page to the table that a group's people read.</summary>
public sealed class NumbersPageTests(AccountPageTests.WithPost site) : IClassFixture<AccountPageTests.WithPost>
{
    private const string Browser = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    private IJournal Journal => site.Services.GetRequiredService<IJournal>();

    [Fact]
    public async Task A_device_counts_once_a_day_and_machines_and_organisers_do_not()
    {
        var run = await site.Open("looks.run@example.org");
        using var ann = new Guest(site);
        using var bob = new Guest(site);
        await Look(ann, run.Path, Browser);
        await Look(ann, run.Path, Browser);
        await Look(bob, run.Path, Browser);
        await Look(bob, run.Path, "Examplebot/2.1");
        await Look(bob, run.Path, "");
        await Look(run.Who, run.Path, Browser);
        using (await ann.Get($"{run.Path}-not-there", ("User-Agent", Browser)))
        {
            await site.Services.GetRequiredService<PageLooks>().Flush(default);
        }

        Assert.Equal(2, await Arrived(run.Id, 2));
    }

    [Fact]
    public async Task Numbers_are_of_whole_days_small_ones_hidden_by_week_and_in_a_table()
    {
        var run = await site.Open("numbers.run@example.org");
        var (today, lastWeek) = (site.Clock.GetUtcNow(), site.Clock.GetUtcNow().AddDays(-8));
        await Journal.AppendAsync("looks/test-numbers", [Seen(1, run.Id, lastWeek, 33_000), Seen(2, run.Id, today, 3)], default);
        await Journal.AppendAsync("profile/test-numbers", [new Fact { Number = 1, Kind = FactKind.Saved, At = lastWeek, Activity = run.Id, Profile = ProfileId.New() }], default);
        site.Pass(TimeSpan.FromDays(1));
        await Journal.AppendAsync("looks/test-numbers", [Seen(3, run.Id, site.Clock.GetUtcNow(), 500)], default);

        await site.Services.GetRequiredService<UptakeReader>().CountAnew(default);
        var page = await run.Who.Read($"/organise/{run.Group}/numbers");
        // Large enough that what the number is moved by does not change its first two figures but at most by one.
        Assert.Matches("people looked about (329|330)[0-9]{2} times and saved it a few times.", page);
        Assert.Matches(@"16 Nov</th><td>(329|330)[0-9]{2}</td><td>\*</td><td>0</td><td>0</td>", page);
        Assert.Contains("23 Nov (so far)</th><td>*</td>", page, StringComparison.Ordinal);
        Assert.Contains("counted to the end of Tuesday 24 November", page, StringComparison.Ordinal);

        using var table = await run.Who.Get($"/organise/{run.Group}/numbers?as=csv");
        Assert.Equal("text/csv", table.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", table.Content.Headers.ContentDisposition!.DispositionType);
        var lines = (await table.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(1 + GroupNumbers.Shown, lines.Length);
        Assert.Equal("week_starting,week_complete,listing,title,looked,saved,places_taken,came", lines[0]);
        Assert.Equal($"2026-11-23,no,{run.Id},Singing on the porch,*,0,0,0", lines[1]);
        Assert.Matches($@"^2026-11-16,yes,{run.Id},Singing on the porch,(329|330)[0-9]{{2}},\*,0,0$", lines[2]);
    }

    [Fact]
    public async Task A_title_that_looks_like_a_formula_stays_a_title()
    {
        var figures = new UptakeFigures(FrozenDictionary<UptakeBlock, ProtectedCount>.Empty, FrozenDictionary<(Quarter, string), ImmutableArray<DemandRow>>.Empty) { Through = new(2026, 11, 24) };
        Assert.Contains(",\"'=1+1, or two\",", Encoding.UTF8.GetString(await GroupNumbers.Table(figures, [("sums", "=1+1, or two")])), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_listing_of_another_group_has_no_numbers_here()
    {
        var run = await site.Open("mine.run@example.org");
        var other = await site.List();
        using var answer = await run.Who.Get($"/organise/{run.Group}/numbers?listing={other.Id}");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_group_without_listings_is_told_what_to_do()
    {
        var (who, _) = await site.SignIn("empty.numbers@example.org");
        var group = await who.Begin("Quiet Corner");
        Assert.Contains("Nothing of this group is listed yet.", await who.Read($"/organise/{group}/numbers"), StringComparison.Ordinal);
    }

    private static Fact Seen(long number, string activity, DateTimeOffset at, int times) =>
        new() { Number = number, Kind = FactKind.Seen, At = at, Activity = activity, Times = times };

    private static async Task Look(Guest who, string path, string browser)
    {
        using var answer = await who.Get(path, ("User-Agent", browser));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    // How many looks the journal has, once there are as many as expected; the outbox takes a moment.
    private async Task<int> Arrived(string activity, int expected)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (true)
        {
            var count = 0;
            await foreach (var entry in Journal.ReadAsync(0, patience.Token))
            {
                if (entry.Fact.Kind == FactKind.Seen && entry.Fact.Activity == activity) count += entry.Fact.Times;
            }

            if (count >= expected) return count;
            await Task.Delay(10, patience.Token);
        }
    }
}
