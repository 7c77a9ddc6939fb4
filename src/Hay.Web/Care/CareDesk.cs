using System.Collections.Immutable;
using Hay.Care;
using Hay.Web.Accounts;

namespace Hay.Web.Care;

/// <summary>What every page of the connector service needs; one for each request.</summary>
internal sealed class CareDesk(Doorkeeper keeper, CareDoor door, CareBook book, CareFeed feed, ListLooks looks, CareNames names, IGrainFactory grains, TimeProvider clock)
{
    private readonly List<Task> _lines = [];
    private ImmutableHashSet<string> _untold = [];

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

    /// <summary>How many cases are not shown, because that somebody sees them could be told nowhere.</summary>
    public int NotShown => _untold.Count;

    /// <summary>The record, while its line is being written.</summary>
    public async Task<CaseAnswer> Look(string id, CareActor by, LookReason why, CancellationToken ct)
    {
        var (answer, told) = await CaseLog.Look(grains, id, by, why, ct);
        _lines.Add(told);
        return answer;
    }

    /// <summary>
    /// Tells the logs of cases in a list, and completes once they know. Draw after it: of those that could be told nowhere
    /// nothing may be shown (<see cref="Shown"/>).
    /// </summary>
    public async Task Tell(CareActor by, IEnumerable<string> cases, CancellationToken ct) => _untold = _untold.Union(await looks.Tell(by, cases, ct));

    /// <summary>Those of the rows that may be shown.</summary>
    public ImmutableArray<T> Shown<T>(ImmutableArray<T> rows, Func<T, string> idOf) => _untold.IsEmpty ? rows : rows.RemoveAll(r => _untold.Contains(idOf(r)));
}
