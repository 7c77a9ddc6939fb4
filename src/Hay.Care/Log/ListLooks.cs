namespace Hay.Care;

/// <summary>
/// Tells the logs that somebody saw cases in a list, before it is shown: once an hour for each case and account, so that a page that is loaded
/// again costs nothing. One in each web process. Safe from any thread.
/// </summary>
public sealed class ListLooks(IGrainFactory grains, TimeProvider clock)
{
    public static readonly TimeSpan Rest = TimeSpan.FromHours(1);

    /// <summary>Completes once every line is durable; what throws here is to stop the page.</summary>
    public Task Tell(CareActor by, IEnumerable<string> cases, CancellationToken ct) => throw new NotImplementedException($"{grains} {clock} {by} {cases} {ct}");
}
