using Hay.Grains;
using Hay.Web.Desk;

namespace Hay.Web.Organisations;

/// <summary>Closing an organisation: its listings stop first, so that none is left without people. Safe to repeat.</summary>
internal sealed class Closing(IGrainFactory grains, DeskBook desk)
{
    public async Task Close(string organisation, string by, CancellationToken ct)
    {
        foreach (var item in desk.Of(organisation).ToArray()) await grains.GetGrain<IActivityGrain>(item.Id).Withdraw(by, ct);
        var team = await grains.GetGrain<IOrganisationGrain>(organisation).Team(ct);
        if (team.Closed is null) await grains.GetGrain<IOrganisationGrain>(organisation).Close(ct);
    }
}
