using System.Text.Json;
using Hay.Web.Gatherings;
using Hay.Web.Tests.Site;

namespace Hay.Web.Tests.Durability;

public sealed class GatheringKillTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hay-kill-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_gathering_goes_on_by_the_same_clock_when_the_process_is_killed()
    {
        List<TogetherNews> before;
        await using (var site = await SiteProcess.Start(_folder))
        {
            using var guest = new Guest(site.Address);
            // Just before its usual time a space waits for that; these two have different ones.
            foreach (var space in new[] { "fenland", "cambridge" }) (await guest.Send($"/{space}/together", "", ("taster", "desk-stretch"))).Dispose();
            before = await News(guest);
            Assert.Contains(before, news => news.Number > 0);
            await site.Kill();
        }

        await using var again = await SiteProcess.Start(_folder);
        using var visitor = new Guest(again.Address);
        var after = await News(visitor);
        Assert.All(before.Zip(after).Where(n => n.First.Number > 0), n =>
            Assert.Equal((n.First.Number, n.First.Start, n.First.Seconds), (n.Second.Number, n.Second.Start, n.Second.Seconds)));
    }

    private static async Task<List<TogetherNews>> News(Guest guest)
    {
        var news = new List<TogetherNews>();
        foreach (var space in new[] { "fenland", "cambridge" })
        {
            news.Add(JsonSerializer.Deserialize<TogetherNews>(await guest.Read($"/api/together/{space}"), JsonSerializerOptions.Web)!);
        }

        return news;
    }
}
