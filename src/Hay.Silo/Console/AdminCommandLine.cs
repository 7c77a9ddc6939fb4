using System.CommandLine;
using Hay.Grains;
using Microsoft.Extensions.DependencyInjection;

namespace Hay.Silo.Console;

/// <summary><c>admin create EMAIL</c>: makes the first administrator, who can then give others what they may do. Not while the site runs.</summary>
internal static class AdminCommandLine
{
    public static Command Make(Func<ParseResult, SiloOptions> options)
    {
        var email = new Argument<string>("email") { Description = "Address of the administrator" };
        var create = new Command("create", "Make an administrator; they choose a password by “I forgot my password”") { email };
        create.SetAction((parsed, ct) => Create(parsed.GetValue(email)!, options(parsed) with { Demo = false }, ct));
        return new Command("admin", "Look after who looks after Hay") { create };
    }

    private static async Task<int> Create(string email, SiloOptions options, CancellationToken ct)
    {
        if (!AccountRules.IsEmail(email)) throw new InvalidDataException($"'{ReportCommandLine.Plain(email)}' is not an e-mail address.");
        var outcome = await QuietSilo.Run(options, silo => Make(silo, email, ct), ct);
        if (outcome != AccountOutcome.Done) throw new InvalidDataException($"{email} could not be made an administrator ({outcome}). Try again.");
        await System.Console.Out.WriteLineAsync($"{email} is an administrator. Start the site, open /account/forgot and ask for a link to choose a password.");
        return 0;
    }

    // Whoever has this shell has the data: the address need not be confirmed first. But whoever typed it into the site before
    // and never confirmed it may be anybody: nothing they chose stays.
    private static async Task<AccountOutcome> Make(IServiceProvider silo, string email, CancellationToken ct)
    {
        var account = silo.GetRequiredService<IGrainFactory>().GetGrain<IAccountGrain>(AccountRules.NameOf(email));
        var there = await account.View(ct);
        var id = there?.Details.Id ?? Guid.NewGuid().ToString("n");
        await Audit.Write(silo.GetRequiredService<IGrainFactory>(), new AuditEntry(AuditEntry.Operator, AuditAct.AdministratorMade, StoreNames.Account, id), ct);
        if (there is not { Details.EmailConfirmed: true })
        {
            var made = await account.Save(new AccountDetails
            {
                Id = id,
                Email = email,
                EmailConfirmed = true,
                SecurityStamp = Guid.NewGuid().ToString("n"),
                Created = silo.GetRequiredService<TimeProvider>().GetUtcNow(),
            }, there?.Revision ?? 0, AuditEntry.Operator, ct);
            if (made != AccountOutcome.Done) return made;
        }

        return await account.Grant(new AccountRole(RoleKind.Administrator), AuditEntry.Operator, ct);
    }
}
