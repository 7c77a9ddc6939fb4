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
        await EndFeeds(organisation, by, ct);
        await Stop(organisation, by, ct);
        await grains.GetGrain<IOrganisationGrain>(organisation).Close(by, ct);
        await Stop(organisation, by, ct);
        await grains.GetGrain<IHooksGrain>(HookKeys.OfOrganisation(organisation)).Close(ct);
    }

    // What one of them is being read from just now comes once more, and is stopped with the rest.
    private async Task EndFeeds(string organisation, string by, CancellationToken ct)
    {
        var feeds = grains.GetGrain<IFeedsGrain>(organisation);
        foreach (var feed in await feeds.View(ct)) await feeds.End(feed.Id, FeedEnd.Withdraw, by, ct);
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
