using System.Net;
using System.Text.Json;
using Hay.Grains;
using Hay.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;

namespace Hay.Web.Tests.Picking;

/// <summary>What somebody says of picks reaches the journal, and leaves it with them.</summary>
[Collection(OnTheSite.Name)]
public sealed class JudgedFactsPageTests(RunningSite site)
{
    [Fact]
    public async Task What_is_pressed_is_a_fact_until_whoever_pressed_is_forgotten()
    {
        using var ann = new Guest(site);
        var activity = await site.List();
        await Post(ann, "Allow");
        await Post(ann, "MoreLike", activity.Id);
        await Post(ann, "MoreLike", activity.Id);
        await Post(ann, "NotForMe", activity.Id);
        using var copy = JsonDocument.Parse(await ann.Read("/me.json"));
        var number = copy.RootElement.GetProperty("number").GetString()!;

        await RunningSite.Until(() => Facts(activity.Id).Result.Count == 2);
        var facts = await Facts(activity.Id);
        Assert.Equal([FactKind.Liked, FactKind.NotForMe], facts.Select(entry => entry.Fact.Kind));
        Assert.All(facts, entry => Assert.Equal(number, entry.Fact.Profile?.Value));

        await ann.Press("/me", "Forget");

        await foreach (var entry in site.Services.GetRequiredService<IJournal>().ReadAsync(0, default))
        {
            Assert.NotEqual(number, entry.Fact.Profile?.Value);
            Assert.DoesNotContain(number, entry.Grain, StringComparison.Ordinal);
        }
    }

    private async Task<List<JournalEntry>> Facts(string activity)
    {
        var facts = new List<JournalEntry>();
        await foreach (var entry in site.Services.GetRequiredService<IJournal>().ReadAsync(0, default))
        {
            if (entry.Fact.Activity == activity && entry.Fact.Kind is (FactKind.Liked or FactKind.NotForMe or FactKind.Unjudged)) facts.Add(entry);
        }

        return facts;
    }

    private static async Task Post(Guest ann, string handler, string activity = "")
    {
        var token = (await ann.Read("/me")).Split("name=\"__RequestVerificationToken\"")[1].Split("value=\"")[1].Split('"')[0];
        using var answer = await ann.SendBare($"/picks?handler={handler}", ("activity", activity), ("from", "me"), ("__RequestVerificationToken", token));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }
}
