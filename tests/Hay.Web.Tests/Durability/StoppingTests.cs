using System.Net;
using Hay.Web.Tests.Site;

namespace Hay.Web.Tests.Durability;

/// <summary>SIGTERM on the real program, as an orchestrator sends it before it takes a process away.</summary>
public sealed class StoppingTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hay-stopping-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task From_the_moment_it_is_told_to_stop_it_is_not_ready_and_still_answers()
    {
        await using var site = await SiteProcess.Start(_folder, ("Hay__Drain", "2"));
        using var guest = new Guest(site.Address);
        Assert.Equal("ready", await guest.Read("/health/ready"));

        await site.Terminate();
        await Until(async () => await Status(guest, "/health/ready") == HttpStatusCode.ServiceUnavailable);

        // On connections made after it was told.
        using var late = new Guest(site.Address);
        using var answer = await late.Get("/health/ready");
        Assert.StartsWith("Stopping", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("live", await late.Read("/health/live"));
        Assert.Equal(HttpStatusCode.OK, await Status(late, "/peterborough"));
        Assert.Equal(0, await site.Ended());
    }

    private static async Task<HttpStatusCode> Status(Guest guest, string path)
    {
        using var answer = await guest.Get(path);
        return answer.StatusCode;
    }

    private static async Task Until(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (!await holds()) await Task.Delay(5, patience.Token);
    }
}
