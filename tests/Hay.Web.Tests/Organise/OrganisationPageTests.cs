using System.Net;
using Hay.Grains;
using Hay.Web.Tests.Accounts;
using Hay.Web.Tests.Site;

namespace Hay.Web.Tests.Organise;

/// <summary>A group of one's own: begin, describe, invite, claim, leave, close.</summary>
public sealed class OrganisationPageTests(AccountPageTests.WithPost site) : IClassFixture<AccountPageTests.WithPost>
{
    [Fact]
    public async Task Who_begins_a_group_looks_after_it_and_nobody_else_can()
    {
        var (mia, account) = await site.SignIn("mia@example.org");
        var id = await mia.Begin("Tea and Talk");
        Assert.True(await site.Grains.GetGrain<IOrganisationGrain>(id).Has(account.Id, default));
        Assert.Contains("01632 960123", await mia.Read($"/organise/{id}"), StringComparison.Ordinal);
        await RunningSite.Until(() => mia.Read("/organise").Result.Contains("Tea and Talk", StringComparison.Ordinal));

        var said = await mia.Press($"/organise/{id}", "Write", ("name", "Tea and Talk"), ("space", "fenland"), ("about", "We talk <b>loudly</b>."), ("web", "tea.example.org"));
        Assert.Contains("We talk &lt;b&gt;loudly&lt;/b&gt;.", said, StringComparison.Ordinal);
        Assert.Contains("https://tea.example.org", said, StringComparison.Ordinal);

        var (otto, _) = await site.SignIn("otto@example.org", new AccountRole(RoleKind.Organiser, "another-group"), new AccountRole(RoleKind.Organiser, id));
        Assert.Contains("/status/403", (await otto.Get($"/organise/{id}")).Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "fenland", "", "Give the organisation a name.")]
    [InlineData("Tea", "atlantis", "", "Choose where the group is at home.")]
    [InlineData("Tea", "fenland", "12", "A charity number has 6 or 7 digits")]
    public async Task What_cannot_be_kept_is_said_and_what_was_typed_stays(string name, string space, string charity, string problem)
    {
        var (ida, _) = await site.SignIn($"ida{name.Length}{space.Length}{charity.Length}@example.org");
        using var answer = await ida.Send("/organise/new", "", ("name", name), ("space", space), ("charity", charity), ("about", "Biscuits too"));
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(problem, page, StringComparison.Ordinal);
        Assert.Contains("Biscuits too", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_colleague_comes_in_by_a_letter_once_and_goes_again()
    {
        var (nell, _) = await site.SignIn("nell@example.org");
        var id = await nell.Begin("Knit and Natter");
        Assert.Contains("on its way to pat@example.org", await nell.Press($"/organise/{id}", "Invite", ("email", "pat@example.org")), StringComparison.Ordinal);
        var link = await site.Post.Link("pat@example.org", 1);

        using var nobody = new Guest(site);
        Assert.StartsWith("/sign-in", (await nobody.Get(link)).Headers.Location!.PathAndQuery, StringComparison.Ordinal);
        var (pat, account) = await site.SignIn("pat@example.org");
        Assert.Contains("look after Knit and Natter", await pat.Read(link), StringComparison.Ordinal);
        var code = System.Web.HttpUtility.ParseQueryString(link[link.IndexOf('?', StringComparison.Ordinal)..])["code"]!;
        Assert.Contains("You look after Knit and Natter now.", await pat.Press(link, "", ("code", code)), StringComparison.Ordinal);
        Assert.True(await site.Grains.GetGrain<IOrganisationGrain>(id).Has(account.Id, default));

        var (quin, _) = await site.SignIn("quin@example.org");
        Assert.Contains("not good any more", await quin.Read(link), StringComparison.Ordinal);
        Assert.Contains("not good any more", await quin.Read($"{link}x"), StringComparison.Ordinal);

        await nell.Press($"/organise/{id}", "LetGo", ("account", account.Id));
        Assert.Contains("/status/403", (await pat.Get($"/organise/{id}")).Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_claim_shows_nothing_private_and_a_host_decides_on_it()
    {
        await site.Grains.GetGrain<IOrganisationGrain>("o-silver").Describe(new OrganisationDetails { Name = "Silver Swimmers", Space = "fenland" }, null, default);
        var (rae, account) = await site.SignIn("rae@example.org");
        var (sam, _) = await site.SignIn("sam@example.org");
        await rae.Press("/organise/o-silver/claim", "", ("words", "I open the door on Mondays."));
        var asked = await sam.Read("/organise/o-silver/claim");
        Assert.DoesNotContain("Mondays", asked, StringComparison.Ordinal);
        Assert.DoesNotContain("rae@", asked, StringComparison.Ordinal);
        await sam.Press("/organise/o-silver/claim", "", ("words", "It is mine."));

        var (hera, _) = await site.SignIn("hera@example.org", new AccountRole(RoleKind.Host, "fenland"));
        await RunningSite.Until(() => hera.Read("/host/fenland").Result.Contains("Silver Swimmers", StringComparison.Ordinal));
        var claims = await hera.Read("/host/fenland/claim/o-silver");
        Assert.Contains("I open the door on Mondays.", claims, StringComparison.Ordinal);
        await hera.Press("/host/fenland/claim/o-silver", "", ("account", account.Id), ("approve", "true"));

        Assert.Contains("Silver Swimmers", await rae.Read("/organise/o-silver"), StringComparison.Ordinal);
        Assert.Contains("Somebody from the group looks after it already", await sam.Read("/organise/o-silver/claim"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_group_stops_its_listings_and_is_gone_from_the_pages()
    {
        var (tess, account) = await site.SignIn("tess@example.org");
        var id = await tess.Begin("Chess at Noon");
        var listing = await site.HandIn(id, account, "Chess for anybody");
        await site.Grains.GetGrain<IActivityGrain>(listing).DecideDraft(new DecideDraft(1, Verdict.Approve, "", "a-host"), default);
        await RunningSite.Until(() => site.Catalogue.Find(listing) is not null);

        using var unsure = await tess.Send($"/organise/{id}", "Close");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unsure.StatusCode);
        await tess.Press($"/organise/{id}", "Close", ("sure", "yes"));

        await RunningSite.Until(() => site.Catalogue.Find(listing) is null);
        Assert.Equal(HttpStatusCode.NotFound, (await tess.Get($"/organise/{id}")).StatusCode);
    }

    [Fact]
    public async Task One_tap_says_that_a_listing_is_still_true_for_those_who_look_after_it()
    {
        var (vera, account) = await site.SignIn("vera@example.org");
        var id = await vera.Begin("Violins and Cake");
        var listing = await site.HandIn(id, account, "Violins for beginners");
        var grain = site.Grains.GetGrain<IActivityGrain>(listing);
        await grain.DecideDraft(new DecideDraft(1, Verdict.Approve, "", "a-host"), default);
        var published = (await grain.ViewForEditing(default)).Listing!;
        await grain.Publish(new PublishListing { Listing = published, Checked = DateOnly.FromDateTime(site.Clock.GetUtcNow().Date).AddDays(-100), By = account.Id }, default);
        await RunningSite.Until(() => vera.Read("/organise").Result.Contains("Yes, still running", StringComparison.Ordinal));

        var (wim, _) = await site.SignIn("wim@example.org");
        (await wim.SendTo("/organise?handler=Confirm", ("activity", listing))).Dispose();
        Assert.Contains("Yes, still running", await vera.Read("/organise"), StringComparison.Ordinal);

        // Older still, it is off the public pages: its own people find it all the more.
        await grain.Publish(new PublishListing { Listing = published, Checked = DateOnly.FromDateTime(site.Clock.GetUtcNow().Date).AddDays(-200), By = account.Id }, default);
        Assert.Contains("Violins for beginners", await vera.Read($"/organise/listing/{listing}"), StringComparison.Ordinal);

        (await vera.SendTo("/organise?handler=Confirm", ("activity", listing))).Dispose();
        var home = await vera.Read("/organise");
        Assert.DoesNotContain("Yes, still running", home, StringComparison.Ordinal);
        Assert.Contains("Checked earlier today", home, StringComparison.Ordinal);
    }
}
