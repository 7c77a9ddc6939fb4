using System.Collections.Immutable;

namespace Hay.Grains;

/// <summary>Ids of an account's shortlists as stored, the newest first.</summary>
internal sealed record ShortlistIndex
{
    /// <summary>Those that have ended count too, for the weeks that they are kept.</summary>
    public const int Most = 200;

    public ImmutableArray<string> Ids { get; init; } = [];

    /// <summary>Null: there is no room.</summary>
    public ShortlistIndex? Add(string id) => Ids.Contains(id) ? this : Ids.Length >= Most ? null : this with { Ids = Ids.Insert(0, id) };

    public ShortlistIndex Drop(string id) => Ids.Contains(id) ? this with { Ids = Ids.Remove(id) } : this;
}
