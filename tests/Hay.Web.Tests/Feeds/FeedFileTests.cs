using System.Net;
using System.Text;
using Hay.Grains;
using Hay.Web.Tests.Site;

namespace Hay.Web.Tests.Feeds;

/// <summary>A table or a calendar as a file: looked at, listed, sent again.</summary>
public sealed class FeedFileTests(FeedSite site) : IClassFixture<FeedSite>
{
    private const string Table = "Name,When,Venue,Town,Cost\nTea,\"Tuesdays, 2pm to 4pm\",Queens Hall,March,Free\nChess,Ask at the bar,The Griffin,March,£2\n,Fridays,Nowhere,,\n";

    [Fact]
    public async Task A_table_is_looked_at_and_then_listed_and_twice_is_once()
    {
        var (who, group) = await site.Known();
        var page = await Look(who, group, Table);
        Assert.Contains("2 listings", page, StringComparison.Ordinal);
        Assert.Contains("Tuesdays, 2pm to 4pm", page, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"row\">line 4</th><td>It has no title.</td>", page, StringComparison.Ordinal);
        Assert.DoesNotContain(site.Desk.Of(group), i => i.Title == "Tea");

        page = await List(who, group);
        Assert.Contains("2 listings are up to date", page, StringComparison.Ordinal);
        await RunningSite.Until(() => site.Desk.Of(group).Any(i => i.Title == "Tea"));
        var tea = (await site.View(site.Desk.Of(group).First(i => i.Title == "Tea").Id)).Listing!;
        Assert.Equal("FREQ=WEEKLY;BYDAY=TU", tea.Schedule!.Rule);
        Assert.NotNull(tea.Venue!.Lat);

        await Look(who, group, Table);
        Assert.Contains("2 were as they are already", await List(who, group), StringComparison.Ordinal);
        Assert.Equal(3, site.Desk.Of(group).Count());
    }

    [Fact]
    public async Task A_file_of_a_group_that_nobody_knows_waits_row_by_row()
    {
        using var who = await Organiser.SignIn(site);
        var group = await who.Begin(site);
        Assert.Contains("a host looks at each", await Look(who, group, Table), StringComparison.Ordinal);
        Assert.Contains("2 listings wait for a host", await List(who, group), StringComparison.Ordinal);
        Assert.All(site.Desk.Of(group), i => Assert.Equal((DraftStage.Waiting, false), (i.Stage, i.WasListed)));
    }

    [Fact]
    public async Task A_calendar_can_be_pasted()
    {
        var (who, group) = await site.Known();
        Assert.Contains("<strong>Bingo</strong>", await Look(who, group, site.Calendar("Bingo")), StringComparison.Ordinal);
        Assert.Contains("1 listing is up to date", await List(who, group), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_comes_as_a_file_in_whatever_letters_it_is_written()
    {
        var (who, group) = await site.Known();
        var page = await Send(who, group, Encoding.Latin1.GetBytes("title,cost\nCafé,£3\n"));
        Assert.Contains("<strong>Café</strong>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task There_is_a_table_to_fill_in_which_is_read_as_it_is()
    {
        var (who, group) = await site.Known();
        using var answer = await who.Browser.Get($"/organise/{group}/feeds/file?handler=Template");
        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        var page = await Send(who, group, await answer.Content.ReadAsByteArrayAsync());
        Assert.Contains("1 listing", page, StringComparison.Ordinal);
        Assert.Contains("Tuesdays, 10am to 11am", page, StringComparison.Ordinal);
        Assert.DoesNotContain("What is left out", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_too_much_is_refused_whole_and_in_words()
    {
        var (who, group) = await site.Known();
        var rows = "title\n" + string.Concat(Enumerable.Range(0, 1001).Select(n => $"Tea {n}\n"));
        Assert.Contains("There is more in it than we can read.", await Look(who, group, rows, HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
        Assert.Contains("a file holds up to 2 MB", await Send(who, group, new byte[2_000_001], HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
        Assert.Contains("Choose a file, or paste", await Look(who, group, "", HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
        Assert.Contains("web page", await Look(who, group, "<html></html>", HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_far_too_much_is_no_fault_of_ours()
    {
        var (who, group) = await site.Known();
        using var answer = await Sent(who, group, new byte[9_000_000]);
        Assert.InRange((int)answer.StatusCode, 400, 499);
    }

    [Fact]
    public async Task More_than_five_hundred_listings_are_left_out_with_a_reason()
    {
        var (who, group) = await site.Known();
        var page = await Look(who, group, "id,title\n" + string.Concat(Enumerable.Range(0, 510).Select(n => $"{n:000},Tea {n:000}\n")));
        Assert.Contains("500 listings", page, StringComparison.Ordinal);
        Assert.Contains("A file holds at most 500 listings.", page, StringComparison.Ordinal);
    }

    internal static async Task<string> Look(Organiser who, string group, string text, HttpStatusCode status = HttpStatusCode.OK)
    {
        var at = $"/organise/{group}/feeds/file";
        using var answer = await who.Browser.SendBare($"{at}?handler=Look", ("text", text), ("__RequestVerificationToken", await FeedSite.Token(who.Browser, at)));
        return await Page(answer, status);
    }

    private static async Task<string> List(Organiser who, string group)
    {
        var at = $"/organise/{group}/feeds/file";
        using var answer = await who.Browser.SendBare($"{at}?handler=List", ("__RequestVerificationToken", await FeedSite.Token(who.Browser, at)));
        return await Page(answer, HttpStatusCode.OK);
    }

    private async Task<string> Send(Organiser who, string group, byte[] file, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var answer = await Sent(who, group, file);
        return await Page(answer, status);
    }

    private async Task<HttpResponseMessage> Sent(Organiser who, string group, byte[] file)
    {
        var at = $"/organise/{group}/feeds/file";
        using var browser = new HttpClient(new SocketsHttpHandler { CookieContainer = who.Browser.Cookies, AllowAutoRedirect = false, Expect100ContinueTimeout = TimeSpan.FromSeconds(30) }) { BaseAddress = site.Address };
        using var form = new MultipartFormDataContent
        {
            { new StringContent(await FeedSite.Token(who.Browser, at)), "__RequestVerificationToken" },
            { new ByteArrayContent(file), "file", "table.csv" },
        };
        // As browsers do not, but curl does: the answer comes before the rest is sent.
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"{at}?handler=Look", UriKind.Relative)) { Content = form };
        request.Headers.ExpectContinue = true;
        return await browser.SendAsync(request);
    }

    private static async Task<string> Page(HttpResponseMessage answer, HttpStatusCode status)
    {
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.True(status == answer.StatusCode, $"{answer.StatusCode}: {page}");
        return page;
    }
}
