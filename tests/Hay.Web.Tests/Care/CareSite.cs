using Hay.Care;
using Hay.Grains;
using Hay.Web.Accounts;
using Hay.Web.Tests.Accounts;
using Hay.Web.Tests.Site;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Hay.Web.Tests.Care;

/// <summary>The whole site with the connector service, its store sealed as always.</summary>
public sealed class CareSite : RunningSite
{
    public const string North = "demo-north-team", South = "demo-south-team", Practice = "demo-windpump";
    private const string Password = "three warm socks";

    public CareSite() => HasCare = true;

    public CareBook Book => Services.GetRequiredService<CareBook>();

    /// <summary>Makes a confirmed account with these roles and a second lock, whose codes these are; its id.</summary>
    public async Task<(string Id, string[] Codes)> Make(string email, params AccountRole[] roles)
    {
        using var scope = Services.CreateScope();
        var members = scope.ServiceProvider.GetRequiredService<UserManager<Member>>();
        var member = Member.New(email, email[..email.IndexOf('@', StringComparison.Ordinal)], Clock.GetUtcNow());
        member.Details = member.Details with { EmailConfirmed = true };
        AccountHost.AssertDone(await members.CreateAsync(member, Password));
        AccountHost.AssertDone(await members.ResetAuthenticatorKeyAsync(member));
        AccountHost.AssertDone(await members.SetTwoFactorEnabledAsync(member, true));
        var codes = (await members.GenerateNewTwoFactorRecoveryCodesAsync(member, 2))!.ToArray();
        foreach (var role in roles) Assert.Equal(AccountOutcome.Done, await Grains.GetGrain<IAccountGrain>(AccountRules.NameOf(email)).Grant(role, "a-test", default));
        return (member.Details.Id, codes);
    }

    /// <summary>Signs in by password and code.</summary>
    public static async Task Open(Guest who, string email, string code)
    {
        using var first = await who.Send("/sign-in", "", ("email", email), ("password", Password));
        Assert.StartsWith("/account/second", first.Headers.Location!.OriginalString, StringComparison.Ordinal);
        using var second = await who.Send("/account/second", "", ("number", code));
        Assert.Equal("/account", second.Headers.Location!.OriginalString);
    }

    /// <summary>Somebody with these roles, signed in with a second lock.</summary>
    public async Task<(Guest Who, CareActor Actor)> Enter(string email, params AccountRole[] roles)
    {
        var (id, codes) = await Make(email, roles);
        var who = new Guest(this);
        await Open(who, email, codes[0]);
        return (who, new CareActor(id, [.. roles]));
    }

    /// <summary>A referral of somebody by themselves, as it arrives; its case.</summary>
    public async Task<string> Refer(string name, string team = North, DateOnly? born = null, string phone = "01632 960001")
    {
        var id = CaseId.New();
        var result = await Grains.GetGrain<ICaseGrain>(id).Receive(new ReceiveReferral
        {
            Person = new CasePerson { PersonId = id, Name = name, Phone = phone, Born = born },
            Source = ReferralSource.Self,
            Wanted = "Somebody to talk to",
            Team = team,
            ConsentWords = "Yes, please.",
        }, CareActor.Person, default);
        Assert.Equal(CareResult.Done, result);
        return id;
    }

    /// <summary>A case that somebody holds, in the book too.</summary>
    public async Task<string> Held(string name, CareActor holder, string team = North)
    {
        var id = await Refer(name, team);
        var grain = Grains.GetGrain<ICaseGrain>(id);
        Assert.Equal(CareResult.Done, await grain.Accept(Lead(team), default));
        Assert.Equal(CareResult.Done, await grain.PickUp(holder, default));
        await Known(holder, id, r => r.Step == CareStep.Active);
        return id;
    }

    /// <summary>Waits until lists have a case so.</summary>
    public async Task Known(CareActor who, string id, Func<CaseRow, bool> holds)
    {
        Services.GetRequiredService<CareFeed>().Nudge();
        await Until(() => Book.Find(who, id) is { } row && holds(row));
    }

    public static CareActor Lead(string team) => new("a-lead", [new(RoleKind.CareLead, team)]);
}
