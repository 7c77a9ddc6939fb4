using Hay.Care;
using Hay.Web.Accounts;

namespace Hay.Web.Care;

/// <summary>What every page of the connector service needs; one for each request.</summary>
internal sealed class CareDesk(Doorkeeper keeper, CareDoor door, CareBook book, CareFeed feed, ListLooks looks, CareNames names, IGrainFactory grains, TimeProvider clock)
{
    private readonly List<Task> _lines = [];

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

    /// <summary>Completes once the logs have all that this answer shows. <see cref="Pages.Care.CarePage"/> sends nothing before.</summary>
    public Task Told => Task.WhenAll(_lines);

    /// <summary>The record, while its line is being written.</summary>
    public async Task<CaseAnswer> Look(string id, CareActor by, LookReason why, CancellationToken ct)
    {
        var (answer, told) = await CaseLog.Look(grains, id, by, why, ct);
        _lines.Add(told);
        return answer;
    }

    /// <summary>Tells the logs of cases in a list.</summary>
    public void Tell(CareActor by, IEnumerable<CaseRow> rows, CancellationToken ct) => _lines.Add(looks.Tell(by, rows.Select(r => r.Id), ct));

    /// <inheritdoc cref="Tell(CareActor, IEnumerable{CaseRow}, CancellationToken)"/>
    public void Tell(CareActor by, IEnumerable<PracticeRow> rows, CancellationToken ct) => _lines.Add(looks.Tell(by, rows.Select(r => r.Id), ct));
}
