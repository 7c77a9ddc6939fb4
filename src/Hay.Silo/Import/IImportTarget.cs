using Hay.Grains;

namespace Hay.Silo.Import;

/// <summary>Where an import goes: the grains, or a list in a test. Everything may be sent twice.</summary>
internal interface IImportTarget
{
    Task<PublishResult> Publish(string id, Listing listing, DateOnly? isChecked, CancellationToken ct);

    Task<PublishResult> Describe(string id, OrganisationDetails details, CancellationToken ct);

    Task<WithdrawOutcome> Withdraw(string id, CancellationToken ct);
}

/// <summary>The grains as a target.</summary>
internal sealed class GrainTarget(IGrainFactory grains) : IImportTarget
{
    public async Task<PublishResult> Publish(string id, Listing listing, DateOnly? isChecked, CancellationToken ct)
    {
        var grain = grains.GetGrain<IActivityGrain>(id);
        // A source repeats the day it was last checked; somebody may have confirmed the listing here since.
        var since = isChecked is null ? null : (await grain.View(ct))?.Checked;
        return await grain.Publish(new PublishListing { Listing = listing, Checked = since >= isChecked ? null : isChecked }, ct);
    }

    public Task<PublishResult> Describe(string id, OrganisationDetails details, CancellationToken ct) =>
        grains.GetGrain<IOrganisationGrain>(id).Describe(details, null, ct);

    public Task<WithdrawOutcome> Withdraw(string id, CancellationToken ct) => grains.GetGrain<IActivityGrain>(id).Withdraw(null, ct);
}
