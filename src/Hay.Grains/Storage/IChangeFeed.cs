namespace Hay.Grains;

/// <summary>
/// One stored grain state as the change feed tells it.
/// <para><see cref="Seq"/>: the place in the feed; grows over the whole store, one number a write.</para>
/// <para><see cref="Store"/>: the state's name (<see cref="StoreNames"/>). <see cref="Key"/>: the grain's key.</para>
/// <para><see cref="Version"/>: 1 for the first write of this record, then one more each write.</para>
/// <para><see cref="State"/>: UTF-8 JSON; empty when the record was cleared.</para>
/// </summary>
public readonly record struct GrainRecord(long Seq, string Store, string Key, long Version, ReadOnlyMemory<byte> State);

/// <summary>The store as a feed: what changed since a number, replayable from 0.</summary>
public interface IChangeFeed
{
    /// <summary>
    /// The present state of every record of <paramref name="store"/> that was written after <paramref name="after"/>,
    /// by growing <see cref="GrainRecord.Seq"/>. A record written twice is told once, with its latest state. Never skips
    /// a record whose write was acknowledged before the call.
    /// </summary>
    IAsyncEnumerable<GrainRecord> ReadAsync(string store, long after, CancellationToken ct);
}

/// <summary>The names under which grains keep their state. Written on disk: never rename.</summary>
public static class StoreNames
{
    public const string Activity = "activity";
    public const string Organisation = "organisation";
    public const string Profile = "profile";
    public const string Space = "space";
    public const string Gathering = "gathering";
    public const string Demand = "demand";
    public const string Looks = "looks";
    public const string NoMail = "no-mail";
    public const string Account = "account";
    public const string Feeds = "feeds";
    public const string Hooks = "hooks";
    public const string AccountHandle = "account-handle";
    public const string Picture = "picture";
    public const string Training = "training";
    public const string UptakeSecret = "uptake-secret";
    public const string Pulse = "pulse";
    public const string Wishes = "wishes";
    public const string Shortlist = "shortlist";
    public const string ShortlistIndex = "shortlist-index";
    public const string Audit = "audit";
    public const string AuditPage = "audit-page";
    /// <summary>The storage provider that all of them use (the second name in <c>[PersistentState]</c>).</summary>
    public const string Provider = "hay";
}
