using Hay.Grains;
using Hay.Web.Freshness;
using Hay.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;

namespace Hay.Web.Tests.Freshness;

/// <summary>Who is asked, when, and how often.</summary>
public sealed class AskRoundsTests(AskingSite site) : IClassFixture<AskingSite>
{
    private IEnumerable<Mail> To(string address) => site.Sent.Where(m => m.To == address);

    [Fact]
    public async Task The_mail_says_what_it_is_about_and_has_a_link_for_each_answer()
    {
        var (id, yes, changed, stopped) = await site.Ask(80, "Soup, “stew” and a jigsaw");

        var mail = Assert.Single(To($"{id}@example.org"));
        Assert.Equal("Is Soup, “stew” and a jigsaw still running?", mail.Subject);
        Assert.Contains("on Hay, the noticeboard of Fenland", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Nobody has told us for 80 days", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Its next date, as far as we know: Wednesday 25 November, 2pm.", mail.Text, StringComparison.Ordinal);
        Assert.Equal(3, new[] { yes, changed, stopped }.Distinct().Count());
        Assert.Equal(75, site.Desk.Find(id)?.Asked?.Days ?? (await site.View(id)).Asked!.Days);
    }

    [Fact]
    public async Task Two_processes_that_ask_at_once_send_one_mail()
    {
        var ids = new List<string>();
        for (var i = 0; i < 5; i++) ids.Add(await site.ListAged(76));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => site.AnotherProcess()).ToList().Select(p => Task.Run(() => p.Round(default))));

        Assert.All(ids, id => Assert.Single(To($"{id}@example.org")));
        await site.Round();
        Assert.All(ids, id => Assert.Single(To($"{id}@example.org")));
    }

    [Fact]
    public async Task What_is_not_old_enough_or_has_nobody_to_ask_is_let_be()
    {
        var young = await site.ListAged(74);
        var nobody = await site.ListAged(100, email: "");
        await site.Round();

        Assert.Null((await site.View(young)).Asked);
        Assert.Null((await site.View(nobody)).Asked);
        Assert.Empty(To($"{young}@example.org"));
    }

    [Fact]
    public async Task Those_who_look_after_an_organisation_are_asked_before_any_address_on_paper()
    {
        var organisation = $"o-{Guid.NewGuid():n}"[..16];
        var (ann, bob) = (await Account("ann"), await Account("bob", isConfirmed: false));
        var grain = site.Grains.GetGrain<IOrganisationGrain>(organisation);
        Assert.Equal(OrganisationOutcome.Done, (await grain.Begin(new OrganisationDetails { Name = "Soup Club", Contact = new Contact { Email = $"{organisation}@example.org" } }, ann, default)).Outcome);
        await grain.Invite("letter", bob.Email, ann.Id, default);
        await grain.Accept("letter", bob, default);
        await RunningSite.Until(() => site.Desk.Organisation(organisation) is { HasColleagues: true });
        var id = await site.ListAged(76, organisation: organisation, email: $"{organisation}-door@example.org");
        await site.Round();

        Assert.StartsWith("Hello ann,", Assert.Single(To(ann.Email)).Text, StringComparison.Ordinal);
        Assert.Empty(To(bob.Email));
        Assert.Empty(To($"{organisation}-door@example.org"));
        Assert.Empty(To($"{organisation}@example.org"));

        var confirming = site.Services.GetRequiredService<Confirming>();
        Assert.False(await confirming.Confirm(id, "somebody else", default));
        Assert.True(await confirming.Confirm(id, ann.Id, default));
        Assert.Equal(site.Today, site.Desk.Find(id)!.Checked);
        Assert.False(await confirming.Confirm("no-such-thing", ann.Id, default));
    }

    [Fact]
    public async Task Where_nobody_looks_after_it_the_organisations_address_is_asked_and_at_most_three_times_a_day()
    {
        var organisation = $"o-{Guid.NewGuid():n}"[..16];
        await site.Grains.GetGrain<IOrganisationGrain>(organisation).Describe(new OrganisationDetails { Name = "Many", Contact = new Contact { Email = $"{organisation}@example.org" } }, null, default);
        await RunningSite.Until(() => site.Desk.Organisation(organisation) is not null);
        for (var i = 0; i < 5; i++) await site.ListAged(76 + i, organisation: organisation);

        await site.Round();
        await RunningSite.Until(() => site.Desk.Of(organisation).Count(i => i.Asked is not null) == AskRounds.MostADay);
        await site.Round();

        Assert.Equal(AskRounds.MostADay, To($"{organisation}@example.org").Count());
        // The oldest first.
        Assert.All(site.Desk.Of(organisation), i => Assert.Equal(i.AgesFrom <= site.Today.AddDays(-78), i.Asked is not null));
    }

    [Fact]
    public async Task A_mail_that_fails_is_tried_again_and_hinders_no_other()
    {
        var broken = await site.ListAged(79);
        var other = await site.ListAged(78);
        site.Fails = mail => mail.To == $"{broken}@example.org";
        await site.Round();
        Assert.Null((await site.View(broken)).Asked);
        Assert.Single(To($"{other}@example.org"));

        site.Fails = static _ => false;
        await RunningSite.Until(() => site.Desk.Find(broken)!.Asked is null);
        await site.Round();
        Assert.Single(To($"{broken}@example.org"));
    }

    [Fact]
    public async Task What_needs_a_tap_is_said_in_words()
    {
        var say = new Hay.Web.Languages.CurrentPhrases();
        string? Words(string id) => Due.Of(site.Desk.Find(id)!, site.Today, say)?.Words;

        Assert.Null(Words(await site.ListAged(74)));
        Assert.Equal("Is it still running? Nobody has said so for 75 days.", Words(await site.ListAged(75)));
        Assert.Contains("comes after the others", Words(await site.ListAged(91)), StringComparison.Ordinal);
        Assert.Contains("off the public pages", Words(await site.ListAged(181)), StringComparison.Ordinal);
    }

    private async Task<AccountRef> Account(string name, bool isConfirmed = true)
    {
        var account = new AccountRef(Guid.NewGuid().ToString("n"), $"{name}-{Guid.NewGuid():n}@example.org");
        var outcome = await site.Grains.GetGrain<IAccountGrain>(AccountRules.NameOf(account.Email))
            .Save(new AccountDetails { Id = account.Id, Email = account.Email, EmailConfirmed = isConfirmed, Name = name }, 0, "a-test", default);
        Assert.Equal(AccountOutcome.Done, outcome);
        return account;
    }
}

/// <summary>As somebody tries Hay out: no mail server, no address of its own.</summary>
[Collection(OnTheSite.Name)]
public sealed class AskedInFilesTests(RunningSite site)
{
    [Fact]
    public async Task Without_a_mail_server_the_mail_is_a_file_whose_links_lead_here()
    {
        var id = $"aged-{Guid.NewGuid():n}"[..20];
        await site.Grains.GetGrain<IActivityGrain>(id).Publish(new PublishListing
        {
            Listing = new Listing { Title = "Soup", Space = "fenland", Contact = new Contact { Email = $"{id}@example.org" } },
            Checked = DateOnly.FromDateTime(site.Clock.GetUtcNow().Date).AddDays(-91),
        }, default);
        await RunningSite.Until(() => site.Services.GetRequiredService<Desk.DeskBook>().Find(id) is not null);
        await ActivatorUtilities.CreateInstance<AskRounds>(site.Services).Round(default);

        var file = Assert.Single(Directory.GetFiles(site.Services.GetRequiredService<IMailer>().Folder!, "*.eml"), f => File.ReadAllText(f).Contains($"{id}@example.org", StringComparison.Ordinal));
        var text = System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(File.ReadAllText(file).Split("\r\n\r\n", 2)[1].ReplaceLineEndings("")));
        Assert.Contains($"\n{site.Address.OriginalString.TrimEnd('/')}/still-true?code=", text, StringComparison.Ordinal);
    }
}
