using Hay.Grains;
using Hay.Web.Desk;

namespace Hay.Web.Organisations;

/// <summary>
/// Closing an organisation: its listings stop and its drafts go first, so that one that is broken off can be done again; and once
/// more when nobody can begin another. Safe to repeat.
/// </summary>
internal sealed class Closing(IGrainFactory grains, DeskBook desk)
{
    public async Task Close(string organisation, string by, CancellationToken ct)
    {
        await Stop(organisation, by, ct);
        await grains.GetGrain<IOrganisationGrain>(organisation).Close(ct);
        await Stop(organisation, by, ct);
    }

    private async Task Stop(string organisation, string by, CancellationToken ct)
    {
        foreach (var item in desk.Of(organisation).ToArray())
        {
            var activity = grains.GetGrain<IActivityGrain>(item.Id);
            await activity.Withdraw(by, ct);
            await activity.DropDraft(ct);
        }
    }
}
