using System.Net;
using Hay.Care;
using Hay.Grains;
using Hay.Web.Care;
using Hay.Web.Tests.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hay.Web.Tests.Care;

/// <summary>However many addresses a program has: when nobody has looked at a day's referrals yet, no more are taken, and people are told where else there is help.</summary>
public sealed class AskCeilingTests(AskCeilingTests.FewSite site) : IClassFixture<AskCeilingTests.FewSite>
{
    private static readonly CareActor Lead = CaredSite.Lead(CaredSite.South);

    [Fact]
    public async Task A_day_takes_so_many_until_the_team_has_looked()
    {
        using var guest = new Guest(site);
        var ids = new[] { CaseId.New(), CaseId.New() };
        foreach (var id in ids)
        {
            Assert.DoesNotContain("Very many people have asked today", await guest.Read("/local-care/ask"), StringComparison.Ordinal);
            using var sent = await guest.Send("/local-care/ask", "", [.. Whole("Flo Flood"), ("id", id)]);
            Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
            await Known(id, CareStep.Received);
        }

        // Another address has no more luck; nothing typed is lost, and help now stands beside it.
        Assert.Contains("Very many people have asked today", await guest.Read("/local-care/ask"), StringComparison.Ordinal);
        using (var full = await guest.Send("/local-care/ask", "", Whole("Tom Toomany")))
        {
            var page = WebUtility.HtmlDecode(await full.Content.ReadAsStringAsync());
            Assert.Equal((HttpStatusCode.ServiceUnavailable, 86400), (full.StatusCode, full.Headers.RetryAfter?.Delta?.TotalSeconds));
            Assert.Contains("ring one of the numbers on this page", page, StringComparison.Ordinal);
            Assert.Contains("116 123", page, StringComparison.Ordinal);
            Assert.Contains("A bit of company", page, StringComparison.Ordinal);
        }

        Assert.Empty(Book.Search(Lead, new PersonSearch("Toomany")));
        // What is missing is said first.
        using (var wrong = await guest.Send("/local-care/ask", "", [.. Whole("Tom Toomany").Where(f => f.Name != "agrees")])) Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);

        // The team looks at one; and the next day is another.
        Assert.Equal(CareResult.Done, await site.Grains.GetGrain<ICaseGrain>(ids[0]).Accept(Lead, default));
        await Known(ids[0], CareStep.Waiting);
        using (var sent = await guest.Send("/local-care/ask", "", [.. Whole("Una Untouched"), ("id", ids[0] = CaseId.New())])) Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        await Known(ids[0], CareStep.Received);
        using (var full = await guest.Send("/local-care/ask", "", Whole("Tom Toomany"))) Assert.Equal(HttpStatusCode.ServiceUnavailable, full.StatusCode);
        site.Pass(TimeSpan.FromHours(25));
        using (var sent = await guest.Send("/local-care/ask", "", Whole("Nell Nextday"))) Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
    }

    [Theory]
    [InlineData(null, AskCeiling.Usual)]
    [InlineData("", AskCeiling.Usual)]
    [InlineData("7", 7)]
    [InlineData("0", 0)]
    [InlineData("-5", 0)]
    [InlineData("many", 0)]
    public void How_many_is_a_setting(string? said, int number)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new(AskCeiling.Setting, said)]).Build();
        if (number > 0) Assert.Equal(number, AskCeiling.Read(settings));
        else Assert.Contains(AskCeiling.Setting, Assert.Throws<InvalidDataException>(() => AskCeiling.Read(settings)).Message, StringComparison.Ordinal);
    }

    private CareBook Book => site.Services.GetRequiredService<CareBook>();

    private Task Known(string id, CareStep step)
    {
        site.Services.GetRequiredService<CareFeed>().Nudge();
        return RunningSite.Until(() => Book.Find(Lead, id)?.Step == step);
    }

    private static (string Name, string Value)[] Whole(string name) =>
        [("name", name), ("phone", "01632 960555"), ("reach", "Text"), ("wanted", "A bit of company"), ("place", "cambridge"), ("agrees", "true")];

    /// <summary>A site that takes two.</summary>
    public sealed class FewSite : RunningSite
    {
        public FewSite() => (HasCare, HasCounty) = (true, true);

        protected override void Change(WebApplicationBuilder builder) =>
            builder.Services.AddSingleton(static of => new AskCeiling(of.GetRequiredService<CareBook>(), of.GetRequiredService<TimeProvider>(), 2));
    }
}
