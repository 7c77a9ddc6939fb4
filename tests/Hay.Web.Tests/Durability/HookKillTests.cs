using System.Net.Http.Headers;
using System.Net.Http.Json;
using Hay.Grains;
using Hay.Silo;
using Hay.Web.Accounts;
using Hay.Web.Api;
using Hay.Web.Hooks;
using Hay.Web.Tests.Hooks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Hay.Web.Tests.Durability;

/// <summary>Whatever moment the process is killed at: what was accepted is told.</summary>
public sealed class HookKillTests : IAsyncLifetime
{
    private const string Group = "o-kill";
    private const string Listing = "tea-that-lasts";
    private readonly string _folder = Directory.CreateTempSubdirectory("hay-kill-").FullName;
    private Receiver _receiver = null!;

    public async Task InitializeAsync() => _receiver = await Receiver.Start();

    public async Task DisposeAsync()
    {
        await _receiver.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task What_was_accepted_arrives_though_the_process_is_killed_before_and_while_it_is_sent()
    {
        var token = await Begin();
        await using (var site = await Start())
        {
            using var program = new HttpClient { BaseAddress = site.Address, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };
            using var read = await program.GetAsync(new Uri($"/api/v1/listings/{Listing}", UriKind.Relative));
            Assert.True(read.IsSuccessStatusCode, await read.Content.ReadAsStringAsync());
            using var change = new HttpRequestMessage(HttpMethod.Patch, $"/api/v1/listings/{Listing}") { Content = JsonContent.Create(new { summary = "Now with cake." }) };
            change.Headers.IfMatch.Add(read.Headers.ETag!);
            using var changed = await program.SendAsync(change);
            Assert.True(changed.IsSuccessStatusCode, await changed.Content.ReadAsStringAsync());
            await site.Kill();
        }

        // It is being sent, and nobody will ever say how that went.
        _receiver.Answers("/", http => Task.Delay(Timeout.Infinite, http.RequestAborted));
        await using (var site = await Start())
        {
            await Updated(1);
            await site.Kill();
        }

        _receiver.Answers("/", StatusCodes.Status204NoContent);
        await using var last = await Start();
        var posts = await Updated(2);
        Assert.Single(posts.Select(p => p.Id).Distinct());
        Assert.All(posts, p => Assert.Equal("Now with cake.", p.Data.GetProperty("activity").GetProperty("summary").GetString()));
    }

    private Task<SiteProcess> Start() => SiteProcess.Start(_folder, ("Hay__Feeds__AllowLoopback", "true"));

    private async Task<List<Post>> Updated(int count)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(40));
        while (true)
        {
            if (_receiver.At("/").Where(p => p.Type == "listing.updated").ToList() is var posts && posts.Count >= count) return posts;
            await Task.Delay(10, patience.Token);
        }
    }

    // A group with a listing, a token for a program and a webhook; the token.
    private async Task<string> Begin()
    {
        await using var app = Program.Build(new SiloOptions { DataFolder = _folder, Urls = "http://127.0.0.1:0", Demo = false }, builder => builder.Configuration["Hay:Feeds:AllowLoopback"] = "true");
        await app.StartAsync();
        var grains = app.Services.GetRequiredService<IGrainFactory>();
        await using var scope = app.Services.CreateAsyncScope();
        var member = Member.New("kim@example.org", "Kim", DateTimeOffset.UtcNow);
        member.Details = member.Details with { EmailConfirmed = true };
        Assert.True((await scope.ServiceProvider.GetRequiredService<UserManager<Member>>().CreateAsync(member, "three warm socks")).Succeeded);
        var account = new AccountRef(member.Details.Id, "kim@example.org");
        var organisation = grains.GetGrain<IOrganisationGrain>(Group);
        Assert.Equal(OrganisationOutcome.Done, (await organisation.Begin(new OrganisationDetails { Name = "Kim's", Space = "fenland" }, account, default)).Outcome);
        var token = TokenDoor.Make(Group);
        var day = LocalDay.Of(DateTimeOffset.UtcNow);
        Assert.Equal(OrganisationOutcome.Done, (await organisation.MakeToken(
            new ApiToken { Id = "t-1", Hash = TokenDoor.HashOf(token), Name = "Till", Scopes = [TokenScope.Listings], By = account.Id, Made = day, Until = day.AddDays(9) }, default)).Outcome);
        Assert.Empty((await grains.GetGrain<IActivityGrain>(Listing).Publish(new PublishListing { By = account.Id, Listing = new Listing { Title = "Tea", Space = "fenland", Category = "games", Organisation = Group } }, default)).Problems);
        var hooks = grains.GetGrain<IHooksGrain>(HookKeys.OfOrganisation(Group));
        Assert.Equal(HookOutcome.Done, await hooks.Add(new AddHook("w-1", _receiver.Address("/"), app.Services.GetRequiredService<HookSecrets>().New().Sealed, account.Id), default));
        await app.StopAsync();
        return token;
    }
}
