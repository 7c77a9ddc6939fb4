using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Accounts;
using Hay.Web.Desk;

namespace Hay.Web.Freshness;

/// <summary>Somebody who is asked. Name: may be empty.</summary>
internal readonly record struct Asked(string Email, string Name);

/// <summary>Whom to ask about a listing: those who look after its organisation, else the address on it, else the organisation's.</summary>
internal sealed class AskedPeople(IGrainFactory grains, DeskBook desk)
{
    private const int Most = 5;

    public async Task<ImmutableArray<Asked>> Of(DeskItem item, CancellationToken ct)
    {
        var organisation = item.Organisation.Length == 0 ? null : desk.Organisation(item.Organisation);
        if (organisation is { HasColleagues: true } && await Colleagues(organisation.Id, ct) is { Length: > 0 } colleagues) return colleagues;
        string[] addresses = [item.Email, organisation is { IsClosed: false } ? organisation.Details.Contact.Email : ""];
        return addresses.FirstOrDefault(AccountRules.IsEmail) is { } address ? [new Asked(address, "")] : [];
    }

    /// <summary>Those who look after an organisation and have said that their address is theirs.</summary>
    public async Task<ImmutableArray<Asked>> Colleagues(string organisation, CancellationToken ct)
    {
        using var accounts = new AccountStore(grains);
        var team = await grains.GetGrain<IOrganisationGrain>(organisation).Team(ct);
        var people = ImmutableArray.CreateBuilder<Asked>();
        foreach (var colleague in team.Colleagues.Take(Most))
        {
            if (await accounts.FindByIdAsync(colleague.Account, ct) is { Details: { EmailConfirmed: true } details }) people.Add(new Asked(details.Email, details.Name));
        }

        return people.DrainToImmutable();
    }

    /// <summary>Whoever has this account, if the address is theirs; else nobody.</summary>
    public async Task<ImmutableArray<Asked>> Account(string id, CancellationToken ct)
    {
        using var accounts = new AccountStore(grains);
        return await accounts.FindByIdAsync(id, ct) is { Details: { EmailConfirmed: true } details } ? [new Asked(details.Email, details.Name)] : [];
    }
}
