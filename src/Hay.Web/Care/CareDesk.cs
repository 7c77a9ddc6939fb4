using Hay.Care;
using Hay.Web.Accounts;

namespace Hay.Web.Care;

/// <summary>What every page of the connector service needs.</summary>
internal sealed class CareDesk(Doorkeeper keeper, CareDoor door, CareBook book, CareFeed feed, ListLooks looks, CareNames names, IGrainFactory grains, TimeProvider clock)
{
    public Doorkeeper Keeper => keeper;
    public CareDoor Door => door;
    public CareBook Book => book;
    public CareNetwork Network => book.Network;
    public CareNames Names => names;
    public IGrainFactory Grains => grains;
    public DateTimeOffset Now => clock.GetUtcNow();

    public ICaseGrain Case(string id) => grains.GetGrain<ICaseGrain>(id);

    /// <summary>Something was written: lists are to have it soon.</summary>
    public void Nudge() => feed.Nudge();

    /// <summary>Tells the logs, before they are shown, of cases in a list.</summary>
    public Task Tell(CareActor by, IEnumerable<CaseRow> rows, CancellationToken ct) => looks.Tell(by, rows.Select(r => r.Id), ct);

    /// <inheritdoc cref="Tell(CareActor, IEnumerable{CaseRow}, CancellationToken)"/>
    public Task Tell(CareActor by, IEnumerable<PracticeRow> rows, CancellationToken ct) => looks.Tell(by, rows.Select(r => r.Id), ct);
}
