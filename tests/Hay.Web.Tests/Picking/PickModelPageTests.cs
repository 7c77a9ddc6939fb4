using System.Net;
using Hay.Grains;
using Hay.Web.Tests.Site;
using Hay.Web.Today;
using Microsoft.Extensions.DependencyInjection;

namespace Hay.Web.Tests.Picking;

/// <summary>Pages once something has been learnt: a site of its own, with a model that was trained on made-up people.</summary>
public sealed class PickModelPageTests(LearntSite site) : IClassFixture<LearntSite>
{
    [Fact]
    public async Task How_picks_work_shows_the_card_of_the_model_and_hides_small_counts()
    {
        using var guest = new Guest(site);

        var page = WebUtility.HtmlDecode(await guest.Read("/how-picks-work"));

        Assert.Contains("picks-of-a-test", page, StringComparison.Ordinal);
        Assert.Contains("* people, 3 listings, 125 choices", page, StringComparison.Ordinal);
        Assert.Contains("It goes with what you chose before", page, StringComparison.Ordinal);
        Assert.Contains("1.25", page, StringComparison.Ordinal);
        Assert.Contains("-0.50", page, StringComparison.Ordinal);
        Assert.Contains("Showing everybody what most people go to", page, StringComparison.Ordinal);
        Assert.Contains("Fewer than twenty people have allowed it", page, StringComparison.Ordinal);
        Assert.Contains("On 20 % of days", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_saved_is_the_reason_and_only_for_who_saved_it_and_allowed_it()
    {
        using var ann = new Guest(site);
        using var bob = new Guest(site);
        foreach (var guest in new[] { ann, bob }) await guest.Press(site.PathOf(site.Saved), "Save");
        var token = (await ann.Read("/me")).Split("name=\"__RequestVerificationToken\"")[1].Split("value=\"")[1].Split('"')[0];
        using (await ann.SendBare("/picks?handler=Allow", ("__RequestVerificationToken", token)))
        {
        }

        var reason = $"Because you saved {site.Catalogue.Find(site.Saved)!.Listing.Title}";
        Assert.Contains(reason, WebUtility.HtmlDecode(await ann.Read("/?at=peterborough")), StringComparison.Ordinal);
        Assert.Contains(site.Goes, await ann.Read("/me"), StringComparison.Ordinal);
        Assert.DoesNotContain(reason, WebUtility.HtmlDecode(await bob.Read("/?at=peterborough")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_goes_with_an_activity_is_on_its_page_once()
    {
        using var guest = new Guest(site);

        var page = await guest.Read(site.PathOf(site.Saved));

        Assert.Contains("Like this one", page, StringComparison.Ordinal);
        Assert.Single(page.Split($"href=\"{site.PathOf(site.Goes)}\"").Skip(1));
    }
}

public sealed class LearntSite : RunningSite, IAsyncLifetime
{
    internal string Saved { get; private set; } = "";
    internal string Goes { get; private set; } = "";

    internal string PathOf(string activity) => $"/{Catalogue.Find(activity)!.Listing.Space}/{activity}";

    async Task IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        var now = Clock.GetUtcNow();
        var open = Catalogue.Entries.Where(e => e.Listing is { Space: "peterborough", Setting: Setting.Indoor } && Suits.Anybody(e.Listing, PickTown.Kinds.Find(e.Listing.Category)!)
            && e.Sessions.Any(s => s is { Cancelled: false, PlacesLeft: > 3 } && s.Start > now.AddHours(3) && s.Start < now.AddDays(6))).OrderBy(e => e.Id).ToList();
        (Saved, Goes) = (open[0].Id, open.First(e => e.Listing.Category != open[0].Listing.Category && e.Listing.Organisation != open[0].Listing.Organisation).Id);
        var model = PickTown.Trained([.. Enumerable.Repeat<string[]>([Saved, Goes], 30), .. Enumerable.Repeat<string[]>([open[^1].Id], 30)]) with { Version = "picks-of-a-test" };
        Services.GetRequiredService<PicksSlot>().Current = model;
        await Grains.GetGrain<ITrainingGrain>(ITrainingGrain.Key).Offer(new OfferedModel
        {
            File = "picks-of-a-test.model",
            Checksum = "0",
            Card = new PicksCard
            {
                Version = model.Version,
                TrainedAt = now.AddHours(-6),
                People = 6,
                Listings = 3,
                Facts = 123,
                Weights = [new PicksWeight("Taste", 1.25, 0), new PicksWeight("Near", 0.75, -0.5)],
                Exploration = 0.2,
                Quality = new PicksQuality { People = 30, Ndcg = 0.4, Recall = 0.5, Coverage = 0.6, SmallShare = 0.3 },
                Popularity = new PicksQuality { People = 30, Ndcg = 0.2, Recall = 0.3, Coverage = 0.1, SmallShare = 0.1 },
                Notes = [TrainingNote.FewPeople],
            },
        }, default);
    }
}
