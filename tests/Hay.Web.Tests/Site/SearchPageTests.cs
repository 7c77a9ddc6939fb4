using System.Net;
using Hay.Grains;
using Microsoft.Extensions.DependencyInjection;

namespace Hay.Web.Tests.Site;

[Collection(OnTheSite.Name)]
public sealed class SearchPageTests(RunningSite site)
{
    [Theory]
    [InlineData("yogga", "Showing yoga. You typed yogga.", "q=yogga&amp;exact=1")]
    [InlineData("pilatis", "Showing pilates. You typed pilatis.", "q=pilatis&amp;exact=1")]
    public async Task A_slip_is_mended_and_said_kindly(string typed, string said, string exactly)
    {
        using var guest = new Guest(site);

        var page = await guest.Read($"/search?q={typed}");

        Assert.Contains(said, page, StringComparison.Ordinal);
        Assert.Contains(exactly, page, StringComparison.Ordinal);
        Assert.DoesNotContain("Nothing found", page, StringComparison.Ordinal);
        Assert.Contains("Nothing found, yet", await guest.Read($"/search?q={typed}&exact=1"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("somewhere to talk")]
    [InlineData("mums group")]
    [InlineData("something for my dad")]
    [InlineData("swiming")]
    [InlineData("on my own")]
    [InlineData("free this weekend")]
    [InlineData("walk in march")]
    public async Task Everyday_words_find_something(string typed)
    {
        using var guest = new Guest(site);

        Assert.DoesNotContain("Nothing found", await guest.Read("/search?q=" + Uri.EscapeDataString(typed)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Days_and_filters_in_words_are_chips_that_can_be_taken_away()
    {
        using var guest = new Guest(site);

        var page = await guest.Read("/search?q=free+walk+near+Ely+this+weekend");

        Assert.Contains("Take away: </span>Near Ely", page, StringComparison.Ordinal);
        Assert.Contains("Take away: </span>This weekend", page, StringComparison.Ordinal);
        Assert.Contains("Take away: </span>Free", page, StringComparison.Ordinal);
        Assert.Contains("/search?q=walk&amp;space=east-cambridgeshire&amp;near=ely&amp;with=free\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"walk\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_that_is_part_of_a_name_is_not_lost()
    {
        using var guest = new Guest(site);
        var activity = await site.List(title: "Zebra Tuesday Stompers");

        // Today is Tuesday, and its dates begin tomorrow.
        var page = await guest.Read("/search?q=zebra+tuesday+stompers");

        Assert.Contains(activity.Path, page, StringComparison.Ordinal);
        Assert.DoesNotContain("Take away: ", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_in_vain_counts_once_for_each_visitor_without_anything_about_who_searched()
    {
        using var guest = new Guest(site);
        var grain = site.Grains.GetGrain<IDemandGrain>("fenland");

        var page = await guest.Read("/search?q=Quidditch+for+beginners&space=fenland");
        Assert.Contains("/missing?q=Quidditch", page, StringComparison.Ordinal);
        await guest.Read("/search?q=quidditch+beginners&space=fenland");
        await guest.Read("/search?q=quidditch+01632960123&space=fenland");
        using var another = new Guest(site);
        await another.Read("/search?q=quidditch+beginners&space=fenland");
        await Until(async () => await Quidditch() is { Times: > 1 });

        var (demand, times) = (await Quidditch())!;
        Assert.Equal(("quidditch", "beginners", false, 2), (demand.Terms, demand.Filters, demand.IsAskedFor, times));

        async Task<DemandCount?> Quidditch() =>
            (await grain.Latest(default)).Counts.SingleOrDefault(c => c.Demand.Terms.Contains("quidditch", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Somebody_can_say_what_is_missing_and_the_journal_has_it()
    {
        using var guest = new Guest(site);

        using var answer = await guest.Send("/missing", "", ("q", "Underwater basket weaving"), ("space", "cambridge"), ("with", "free"));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("Thank you. We have written that down", await guest.Read(answer.Headers.Location!.OriginalString), StringComparison.Ordinal);

        var journal = site.Services.GetRequiredService<IJournal>();
        JournalEntry? found = null;
        await Until(async () =>
        {
            await foreach (var entry in journal.ReadAsync(0, default)) if (entry.Fact.Kind == FactKind.AskedFor) found = entry;
            return found is not null;
        });
        Assert.Equal("demand/cambridge", found!.Value.Grain);
        Assert.Equal(new UnmetDemand { Terms = "underwater basket weaving", Filters = "free", IsAskedFor = true }, found.Value.Fact.Demand);
        Assert.Null(found.Value.Fact.Profile);
        Assert.Equal("", found.Value.Fact.Activity);
    }

    [Fact]
    public async Task What_looks_personal_is_refused_kindly_and_a_form_without_token_is_refused()
    {
        using var guest = new Guest(site);

        using var answer = await guest.Send("/missing", "", ("q", "ring me on 01632 960123"));
        Assert.DoesNotContain("960123", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Contains("We have not kept that", await guest.Read(answer.Headers.Location!.OriginalString), StringComparison.Ordinal);

        using var bare = await guest.SendBare("/missing", ("q", "chess"));
        Assert.Equal(HttpStatusCode.BadRequest, bare.StatusCode);
    }

    [Fact]
    public async Task Languages_are_filters_with_counts_in_their_own_words()
    {
        using var guest = new Guest(site);

        var page = await guest.Read("/search");
        Assert.Contains("value=\"pl\"><span lang=\"pl\">polski", page, StringComparison.Ordinal);
        Assert.Contains("Take away: </span>In Polish", await guest.Read("/search?q=in+Polish"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_in_need_sees_help_first()
    {
        using var guest = new Guest(site);

        var page = await guest.Read("/search?q=i+want+to+die");

        Assert.Contains("If you need someone now", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Nobody here offers", page, StringComparison.Ordinal);
    }

    private static async Task Until(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (!await holds()) await Task.Delay(5, patience.Token);
    }

    [Theory]
    [InlineData("/search?when=9999-12-31")]
    [InlineData("/search?q=yoga+31/12/9999")]
    public async Task A_day_in_eight_thousand_years_is_no_accident(string path)
    {
        using var guest = new Guest(site);
        using var answer = await guest.Get(path);
        Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
    }
}
