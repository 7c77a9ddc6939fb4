using System.Collections.Concurrent;
using System.Diagnostics;
using Hay.Grains;
using Hay.Web.Accounts;
using Hay.Web.Api;
using Hay.Web.Tests.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hay.Seeded.Tests.Http;

/// <summary>The demo county with people of every role, a group, its listing, a feed, a webhook and a token; remembers which addresses were reached.</summary>
public sealed class FuzzSite : RunningSite
{
    public const string Password = "three warm socks";
    private const string GroupId = "group-of-the-fuzzer";
    private readonly ConcurrentDictionary<string, int> _reached = new();
    private IDisposable? _watching;

    /// <summary>Patterns of addresses that routing found, with how often.</summary>
    public IReadOnlyDictionary<string, int> Reached => _reached;

    /// <summary>Where the group that the organiser looks after is.</summary>
    public string Group { get; private set; } = "";

    /// <summary>What lets programs write for the group.</summary>
    public string Token { get; } = TokenDoor.Make(GroupId);

    internal async Task<List<FuzzPerson>> People()
    {
        var organiser = await Member("organiser");
        Group = await Populate(organiser.Account!);
        return
        [
            new FuzzPerson("guest", null), new FuzzPerson("guest with plans", null), organiser,
            await Member("host", new AccountRole(RoleKind.Host, "fenland")), await Member("analyst", new AccountRole(RoleKind.Analyst, "fenland")), await Member("administrator", new AccountRole(RoleKind.Administrator)),
        ];
    }

    /// <summary>All patterns that the site has.</summary>
    public IEnumerable<string> Patterns => Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(PatternOf).Distinct();

    /// <summary>What was logged as an error, the last first.</summary>
    internal ConcurrentStack<string> Errors { get; } = new();

    protected override void Change(WebApplicationBuilder builder)
    {
        // As an operator may say it; limits of writes count by address, and each connection here comes from another.
        builder.Configuration.AddInMemoryCollection([new("Hay:ApiReads", "1000000")]);
        builder.Services.AddSingleton<ILoggerProvider>(new ErrorLog(Errors));
    }

    internal void Watch() => _watching ??= Services.GetRequiredService<DiagnosticListener>().Subscribe(new Matched(this), static (name, _, _) => name == Matched.Name);

    private async Task<FuzzPerson> Member(string name, params AccountRole[] roles)
    {
        var email = $"{name}@example.org";
        await using var request = Services.CreateAsyncScope();
        var member = Web.Accounts.Member.New(email, "Pat", Clock.GetUtcNow());
        member.Details = member.Details with { EmailConfirmed = true };
        Assert.True((await request.ServiceProvider.GetRequiredService<UserManager<Member>>().CreateAsync(member, Password)).Succeeded);
        foreach (var role in roles) await Grains.GetGrain<IAccountGrain>(AccountRules.NameOf(email)).Grant(role, "a-test", default);
        return new FuzzPerson(name, new AccountRef(member.Details.Id, email));
    }

    private async Task<string> Populate(AccountRef by)
    {
        const string id = GroupId;
        var group = Grains.GetGrain<IOrganisationGrain>(id);
        Assert.Equal(OrganisationOutcome.Done, (await group.Begin(new OrganisationDetails { Name = "Tuesday Table", Space = "fenland" }, by, default)).Outcome);
        var today = DateOnly.FromDateTime(Clock.GetUtcNow().Date);
        Assert.Equal(OrganisationOutcome.Done, (await group.MakeToken(new ApiToken
        {
            Id = "t-fuzz",
            Hash = TokenDoor.HashOf(Token),
            Name = "Programs",
            Scopes = [TokenScope.Listings, TokenScope.Attendance],
            By = by.Id,
            Made = today,
            Until = today.AddDays(90),
        }, default)).Outcome);
        foreach (var listing in new[] { "tea-of-the-fuzzer", "draft-of-the-fuzzer" })
        {
            var activity = Grains.GetGrain<IActivityGrain>(listing);
            await activity.SaveDraft(new SaveDraft(new Listing
            {
                Title = "Tea at two",
                Summary = "Tea and a jigsaw.",
                Space = "fenland",
                Category = "games",
                Organisation = id,
                Booking = new() { Kind = BookingKind.Book, Capacity = 5 },
                Schedule = new Schedule { Start = today.AddDays(1).ToDateTime(new TimeOnly(14, 0)), Duration = TimeSpan.FromHours(1), Rule = "FREQ=DAILY;COUNT=6" },
            }, 0, by.Id), default);
            await activity.SubmitDraft(new SubmitDraft(1, by.Id, "It is the first one."), default);
            if (listing[0] == 't') await activity.DecideDraft(new DecideDraft(1, Verdict.Approve, "", "a-host"), default);
        }

        await Grains.GetGrain<IFeedsGrain>(id).Add(new AddFeed("f-fuzz", "Ours", "https://calendar.example/", FeedFormat.Calendar, by.Id, "It is the first."), default);
        await Grains.GetGrain<IHooksGrain>(HookKeys.OfSpace("fenland")).Add(new AddHook("w-fuzz", "https://tool.example/", "sealed", by.Id), default);
        await Until(() => Catalogue.Find("tea-of-the-fuzzer") is not null);
        return id;
    }

    private static string PatternOf(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText?.TrimStart('/');

    private sealed class Matched(FuzzSite site) : IObserver<KeyValuePair<string, object?>>
    {
        public const string Name = "Microsoft.AspNetCore.Routing.EndpointMatched";

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Value is HttpContext http && http.GetEndpoint() is RouteEndpoint endpoint) site._reached.AddOrUpdate(PatternOf(endpoint), 1, static (_, times) => times + 1);
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }
}
