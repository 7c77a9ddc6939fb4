using System.Net;
using Hay.Grains;
using Hay.Web.Insight;
using Hay.Web.Tests.Organise;

namespace Hay.Web.Tests.Insight;

/// <summary>The pages of analysts when counting has just begun: on the Thursday before, five days ago.</summary>
public sealed class FirstDaysTests
{
    [Fact]
    public async Task A_report_says_when_there_is_one_and_no_page_fails()
    {
        var site = new FiguredSite { Figures = WholePeriodsTests.Counted("2026-11-19", "2026-11-23") };
        await site.InitializeAsync();
        try
        {
            var (ana, _) = await site.SignIn("ana.first@example.org", new AccountRole(RoleKind.Analyst, "fenland"));

            var page = WebUtility.HtmlDecode(await ana.Read("/insight/report/fenland"));

            Assert.Contains("The first week is still being counted", page, StringComparison.Ordinal);
            Assert.Contains("The first is here on Monday 30 November.", page, StringComparison.Ordinal);
            using var none = await ana.Get("/insight/report/fenland?month=2026-11");
            Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
            foreach (var view in InsightViews.All.Append(InsightViews.Overview)) await ana.Read($"/insight/{view.Slug}");
            Assert.Contains("No quarter is over yet", await ana.Read("/data"), StringComparison.Ordinal);
        }
        finally
        {
            await site.DisposeAsync();
        }
    }
}
