using System.Net;
using Hay.Grains;
using Hay.Web.Tests.Site;

namespace Hay.Web.Tests.Freshness;

/// <summary>How a listing that nobody has confirmed for long is shown, and when it is not.</summary>
public sealed class OldListingPageTests(AskingSite site) : IClassFixture<AskingSite>
{
    [Theory]
    [InlineData(90, null)]
    [InlineData(91, "Nobody has confirmed this for 3 months. Ring or write before you set off.")]
    [InlineData(180, "Nobody has confirmed this for 6 months. Ring or write before you set off.")]
    public async Task After_90_days_its_card_and_its_page_say_so(int days, string? said)
    {
        var word = $"Zither{Guid.NewGuid():n}"[..14];
        var id = await site.ListAged(days, word);
        await RunningSite.Until(() => site.Catalogue.Find(id) is not null);
        using var guest = new Guest(site);
        var (card, page) = (await guest.Read($"/search?q={word}"), await guest.Read($"/fenland/{id}"));
        Assert.Contains(word, card, StringComparison.Ordinal);
        Assert.Equal(said is not null, card.Contains(said ?? "Nobody has confirmed", StringComparison.Ordinal));
        Assert.Contains(said ?? "Still running. Checked", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_180_days_it_leaves_every_public_page_and_one_word_brings_it_back()
    {
        var word = $"Zither{Guid.NewGuid():n}"[..14];
        var id = await site.ListAged(181, word);
        await RunningSite.Until(() => site.Catalogue.Stopped(id) is not null);
        using var guest = new Guest(site);
        foreach (var path in new[] { $"/fenland/{id}", $"/fenland/{id}/poster", $"/fenland/{id}.ics" })
        {
            using var answer = await guest.Get(path);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        using var gone = await guest.Get($"/fenland/{id}");
        var said = await gone.Content.ReadAsStringAsync();
        Assert.Contains($"Is {word} still running?", said, StringComparison.Ordinal);
        Assert.Contains("off our pages", said, StringComparison.Ordinal);
        Assert.DoesNotContain(id, await guest.Read($"/search?q={word}"), StringComparison.Ordinal);
        Assert.Equal("[]", await guest.Read($"/api/places?of={id}"));

        await site.Grains.GetGrain<IActivityGrain>(id).Confirm(new ConfirmListing(null, site.Today), default);
        await RunningSite.Until(() => site.Catalogue.Find(id) is not null);
        Assert.Contains("Still running. Checked earlier today.", await guest.Read($"/fenland/{id}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_saved_it_is_told_the_truth()
    {
        var id = await site.ListAged(0, "Quiet chess");
        await RunningSite.Until(() => site.Catalogue.Find(id) is not null);
        using var guest = new Guest(site);
        await guest.Press($"/fenland/{id}", "Save");
        var grain = site.Grains.GetGrain<IActivityGrain>(id);
        var listing = (await grain.ViewForEditing(default)).Listing!;
        await grain.Publish(new PublishListing { Listing = listing, Checked = site.Today.AddDays(-181), By = "somebody" }, default);
        await RunningSite.Until(() => site.Catalogue.Find(id) is null);

        var mine = await guest.Read("/me");
        Assert.Contains("Nobody has confirmed Quiet chess for half a year. Ask before you go.", mine, StringComparison.Ordinal);
        Assert.DoesNotContain("has stopped", mine, StringComparison.Ordinal);
    }
}
