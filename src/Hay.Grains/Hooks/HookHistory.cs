namespace Hay.Grains;

/// <summary>What a fact about a listing is to whom, worked out from what happened to it before: the journal says it for ever the same.</summary>
public static class HookHistory
{
    /// <summary>Whether such a fact may be told at all. What people do with a listing never is.</summary>
    public static bool Tells(FactKind kind) => kind is FactKind.Listed or FactKind.Withdrawn or FactKind.Paused or FactKind.Resumed
        or FactKind.SessionCancelled or FactKind.SessionMoved or FactKind.SessionRestored;

    /// <param name="history">Facts of the same activity, by number; later ones may be among them.</param>
    /// <param name="fact">One of them.</param>
    /// <param name="position">Where it stands in the journal.</param>
    /// <param name="listing">As the activity says it now; null: it says nothing. For the further spaces it is shown in.</param>
    public static IEnumerable<(string Key, HookEvent Event)> Of(IEnumerable<Fact> history, Fact fact, long position, Listing? listing)
    {
        // A neighbour's is the neighbour's to tell.
        if (listing?.Home is not null) yield break;
        var before = history.Where(f => f.Number < fact.Number).Aggregate(new Standing(), static (s, f) => s.After(f));
        var after = before.After(fact);
        // Records of before it was noted whose a listing is: as it is now.
        var now = after.As ?? (listing is null ? null : ListedAs.Of(listing));
        if (now is null) yield break;
        var was = before.As ?? now;
        string[] spaces = [now.Space, .. listing?.AlsoIn ?? []];
        if (Kind(before.IsPublic && was.Organisation == now.Organisation, after.IsPublic, fact.Kind) is { } own && now.Organisation.Length > 0)
            yield return (HookKeys.OfOrganisation(now.Organisation), Event(own, now.Space));
        foreach (var space in spaces.Distinct())
        {
            if (Kind(before.IsPublic && (space != now.Space || was.Space == now.Space), after.IsPublic, fact.Kind) is { } there) yield return (HookKeys.OfSpace(space), Event(there, now.Space));
        }

        // Whom it has left.
        if (!before.IsPublic) yield break;
        if (was.Organisation.Length > 0 && was.Organisation != now.Organisation) yield return (HookKeys.OfOrganisation(was.Organisation), Event(HookEventKind.Withdrawn, now.Space));
        if (!spaces.Contains(was.Space)) yield return (HookKeys.OfSpace(was.Space), Event(HookEventKind.Withdrawn, now.Space));

        HookEvent Event(HookEventKind kind, string space) => new()
        {
            Id = $"{fact.Activity}-{FormattableString.Invariant($"{fact.Number}")}-{kind.ToString().ToLowerInvariant()}",
            Kind = kind,
            At = fact.At,
            Position = position,
            Activity = fact.Activity,
            Space = space,
            Session = fact.Session,
        };
    }

    private static HookEventKind? Kind(bool was, bool isNow, FactKind fact) => (was, isNow, fact) switch
    {
        (_, true, FactKind.SessionCancelled) => HookEventKind.SessionCancelled,
        (_, true, FactKind.SessionMoved) => HookEventKind.SessionMoved,
        (_, true, FactKind.SessionRestored) => HookEventKind.SessionRestored,
        (false, true, _) => HookEventKind.Listed,
        (true, true, FactKind.Listed) => HookEventKind.Updated,
        (true, false, _) => HookEventKind.Withdrawn,
        _ => null,
    };

    private sealed record Standing(bool IsListed = false, bool IsPaused = false, ListedAs? As = null)
    {
        public bool IsPublic => IsListed && !IsPaused;

        public Standing After(Fact fact) => fact.Kind switch
        {
            FactKind.Listed => this with { IsListed = true, As = fact.ListedAs ?? As },
            FactKind.Withdrawn => this with { IsListed = false },
            FactKind.Paused => this with { IsPaused = true },
            // By nobody: whoever had stopped it by a mail put it back. A host has a name.
            FactKind.Resumed when fact.By is null => this with { IsListed = true },
            FactKind.Resumed => this with { IsPaused = false },
            _ => this,
        };
    }
}
