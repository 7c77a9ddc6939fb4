using System.Collections.Immutable;
using System.Text.Json;
using Hay.Grains;
using Hay.Web.Freshness;
using Hay.Web.Site;
using Microsoft.Extensions.Localization;
using Words = Hay.Web.Languages.Words;

namespace Hay.Web.Hooks;

/// <summary>The mail that says that something could not be delivered for three days: to those who look after the group, or the hosts of the space.</summary>
internal sealed partial class HookLetters(
    IMailer mailer, AskedPeople people, IChangeFeed changes, SpaceMap spaces, PublicAddress address, IStringLocalizer<Words> say, ILogger<HookLetters> log)
{
    /// <summary>Most hosts of one space that are told.</summary>
    private const int Most = 50;

    public async Task SayGivenUp(string key, string hook, string to, CancellationToken ct)
    {
        var space = HookKeys.SpaceOf(key) is { } slug ? spaces.Find(slug) : null;
        var page = space is null ? $"/organise/{HookKeys.OrganisationOf(key)}/webhooks/{hook}" : $"/host/{space.Slug}/webhooks/{hook}";
        foreach (var person in space is null ? await people.Colleagues(HookKeys.OrganisationOf(key) ?? "", ct) : await Hosts(space.Slug, ct))
        {
            try
            {
                await mailer.Send(new Mail(person.Email, say["A webhook of yours does not arrive"], Text(person, new Uri(to).Host, page)), ct);
            }
            // It is said once: whatever keeps it from one of them keeps it from no other.
            catch (Exception failed) when (failed is not OperationCanceledException)
            {
                LogFailure(failed.Message);
            }
        }
    }

    // Nobody keeps a list of hosts: it is asked for once in a long while.
    private async Task<ImmutableArray<Asked>> Hosts(string space, CancellationToken ct)
    {
        var role = new AccountRole(RoleKind.Host, space);
        var hosts = ImmutableArray.CreateBuilder<Asked>();
        await foreach (var record in changes.ReadAsync(StoreNames.Account, 0, ct))
        {
            if (record.State.IsEmpty || hosts.Count == Most) continue;
            if (AccountOf(record)?.Details is { EmailConfirmed: true } details && details.Roles.Contains(role)) hosts.Add(new Asked(details.Email, details.Name));
        }

        return hosts.ToImmutable();
    }

    private Account? AccountOf(GrainRecord record)
    {
        try
        {
            return JsonSerializer.Deserialize<Account>(record.State.Span, GrainJson.Default.Options);
        }
        catch (JsonException wrong)
        {
            LogFailure(wrong.Message);
            return null;
        }
    }

    // The path of an address may hold a secret: the host is enough to know it by.
    private string Text(Asked person, string host, string page) => $"""
        {(person.Name.Length > 0 ? say["Hello {0},", person.Name] : say["Hello,"])}

        {say["For three days we could not deliver something to {0}, so we have stopped trying that. What happens from now on is still sent there.", host]}

        {say["Sign in to Hay to see what was not delivered, and to send it again:"]}

        {address.Own}{page}

        Hay
        """;

    [LoggerMessage(Level = LogLevel.Warning, Message = "A mail that says that a webhook does not arrive was not sent: {Why}")]
    private partial void LogFailure(string why);
}
