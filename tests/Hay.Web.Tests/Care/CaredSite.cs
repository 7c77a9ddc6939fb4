using Hay.Care;
using Hay.Grains;
using Hay.Silo;
using Hay.Web.Accounts;
using Hay.Web.Tests.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace Hay.Web.Tests.Care;

/// <summary>The whole site with the connector service, its store sealed as always.</summary>
public sealed class CaredSite : RunningSite
{
    public const string North = "demo-north-team", South = "demo-south-team", Practice = "demo-windpump";
    internal const string Password = "three warm socks";

    public CaredSite() => HasCare = true;

    /// <summary>What each line in the log of a case waits for before it is written; what fails there fails it.</summary>
    internal Func<Task> Gate { get; set; } = static () => Task.CompletedTask;

    /// <summary>The same of lines in the audit log of the site.</summary>
    internal Func<Task> SiteGate { get; set; } = static () => Task.CompletedTask;

    public CareBook Book => Services.GetRequiredService<CareBook>();

    /// <summary>Makes a confirmed account with these roles and a second lock, whose codes these are; its id.</summary>
    public async Task<(string Id, string[] Codes)> Make(string email, params AccountRole[] roles)
    {
        using var scope = Services.CreateScope();
        var members = scope.ServiceProvider.GetRequiredService<UserManager<Member>>();
        var member = Member.New(email, email[..email.IndexOf('@', StringComparison.Ordinal)], Clock.GetUtcNow());
        member.Details = member.Details with { EmailConfirmed = true };
        AssertDone(await members.CreateAsync(member, Password));
        AssertDone(await members.ResetAuthenticatorKeyAsync(member));
        AssertDone(await members.SetTwoFactorEnabledAsync(member, true));
        var codes = (await members.GenerateNewTwoFactorRecoveryCodesAsync(member, 8))!.ToArray();
        foreach (var role in roles) Assert.Equal(AccountOutcome.Done, await Grains.GetGrain<IAccountGrain>(AccountRules.NameOf(email)).Grant(role, "a-test", default));
        return (member.Details.Id, codes);
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

    /// <summary>A case in which there is something of everything.</summary>
    public async Task<string> Whole(string name, CareActor holder)
    {
        var id = await Held(name, holder);
        var grain = Grains.GetGrain<ICaseGrain>(id);
        var (now, goal) = (Clock.GetUtcNow(), CaseId.New());
        CareResult[] results =
        [
            await grain.Agree(new AgreeGoals([new GoalWords(goal, "Sing again")], 10), holder, default),
            await grain.Score(new ScoreGoal(goal, 4, false), holder, default),
            await grain.AddContact(new Hay.Care.Contact { Id = CaseId.New(), Kind = ContactKind.SessionInPerson, At = now, Minutes = 50, Note = "We talked.\nAt length.", Next = "The choir", NextAt = now.AddHours(2) }, holder, default),
            await grain.AddWellbeing(CaseId.New(), DateOnly.FromDateTime(now.Date), new Wellbeing { Satisfied = 3, Happy = 4 }, holder, default),
            await grain.AddWellbeing(CaseId.New(), DateOnly.FromDateTime(now.Date), new Wellbeing { Satisfied = 6, Happy = 5, Anxious = 2 }, holder, default),
            await grain.AddExperience(new Experience(CaseId.New(), ExperienceOf.Carer, now, 9, "Good", ""), holder, default),
            await grain.AddTried(new Tried(CaseId.New(), "", "A walk", DateOnly.FromDateTime(now.Date), TriedHow.LikedIt, "Nice", ""), holder, default),
            await grain.AddDiscussion(new Discussion(CaseId.New(), now, "The practice nurse", "All agree.", ""), holder, default),
            await grain.AddRisk(CaseId.New(), "She falls.", "Her daughter, today", holder, default),
        ];
        Assert.All(results, r => Assert.Equal(CareResult.Done, r));
        await Known(holder, id, r => r.OpenRisks == 1);
        return id;
    }

    /// <summary>Somebody writes past Hay into the log of a case: it does not open any more, and no grain remembers what was in it.</summary>
    public async Task TearLog(string id, CareActor by)
    {
        using (var store = new SqliteConnection($"Data Source={Path.Combine(Services.GetRequiredService<SiloOptions>().DataFolder, "care", "hay.db")};Pooling=False"))
        {
            await store.OpenAsync();
            using var write = store.CreateCommand();
            write.CommandText = "UPDATE grain_state SET state = x'7b7d', version = version + 1 WHERE store = 'caselog' AND key = $key";
            write.Parameters.AddWithValue("$key", id);
            Assert.Equal(1, await write.ExecuteNonQueryAsync());
        }

        await Assert.ThrowsAnyAsync<Exception>(() => Grains.GetGrain<ICaseGrain>(id).Look(by, LookReason.Supervision, default));
    }

    /// <summary>Waits until lists have a case so.</summary>
    public async Task Known(CareActor who, string id, Func<CaseRow, bool> holds)
    {
        Services.GetRequiredService<CareFeed>().Nudge();
        await Until(() => Book.Find(who, id) is { } row && holds(row));
    }

    protected override void Change(WebApplicationBuilder builder)
    {
        Watch(CareStoreNames.Provider, CareStoreNames.CaseLog, () => Gate());
        Watch(StoreNames.Provider, StoreNames.Audit, () => SiteGate());

        void Watch(string store, string log, Func<Task> gate)
        {
            var kept = builder.Services.Last(s => s.IsKeyedService && s.ServiceType == typeof(IGrainStorage) && Equals(s.ServiceKey, store)).KeyedImplementationFactory!;
            builder.Services.AddKeyedSingleton<IGrainStorage>(store, (of, key) => new GatedLogs((IGrainStorage)kept(of, key), log, gate));
        }
    }

    private static void AssertDone(IdentityResult result) => Assert.True(result.Succeeded, $"{result}");

    public static CareActor Lead(string team) => new("a-lead", [new(RoleKind.CareLead, team)]);
}
