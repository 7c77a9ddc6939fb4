using Hay.Grains;

namespace Hay.Uptake.Counting;

/// <summary>Exact counts of one listing in one week. They never leave this project: what is shown is a <see cref="ProtectedCount"/>.</summary>
/// <param name="Seen">Looks at its page.</param>
/// <param name="Saved">People who saved it in that week, and kept it to the week's end.</param>
/// <param name="Going">Places held in the sessions of that week, by the same person in several sessions several times.</param>
/// <param name="Came">How often somebody came to a session of that week.</param>
internal readonly record struct UptakeCounts(int Seen, int Saved, int Going, int Came);

/// <summary>
/// What the facts of the journal come to, by listing and week. Looks and saves count in the week in which they happened, places and
/// who came in the week of the session. Not safe for several threads.
/// </summary>
internal sealed class UptakeTally
{
    private readonly Dictionary<(string Activity, DateOnly Monday), Week> _weeks = [];

    /// <summary>Facts in the order of the journal, each once.</summary>
    public void Take(Fact fact)
    {
        switch (fact.Kind)
        {
            case FactKind.Seen: Of(fact).Seen += fact.Times; break;
            case FactKind.Saved: Of(fact).Saved.Add(fact); break;
            case FactKind.Unsaved: Of(fact).Saved.Remove(fact); break;
            case FactKind.Going: Of(fact).Going.Add(fact); break;
            case FactKind.GaveUp: Of(fact).Going.Remove(fact); break;
            case FactKind.Came: Of(fact).Came.Add(fact); break;
            case FactKind.DidNotCome: Of(fact).Came.Remove(fact); break;
        }
    }

    public UptakeCounts Of(string activity, DateOnly monday) => _weeks.GetValueOrDefault((activity, monday)) is { } week
        ? new(week.Seen, week.Saved.Count, week.Going.Count, week.Came.Count)
        : default;

    /// <summary>Lets go of the weeks before this one.</summary>
    public void Forget(DateOnly before)
    {
        foreach (var old in _weeks.Keys.Where(k => k.Monday < before).ToList()) _weeks.Remove(old);
    }

    private Week Of(Fact fact)
    {
        var day = fact.Session is { } session ? DateOnly.FromDateTime(session.ToLocal()) : LocalDay.Of(fact.At);
        var key = (fact.Activity, Weeks.MondayOf(day));
        return _weeks.TryGetValue(key, out var week) ? week : _weeks[key] = new Week();
    }

    private sealed class Week
    {
        public int Seen { get; set; }
        public Heads Saved { get; } = new();
        public Heads Going { get; } = new();
        public Heads Came { get; } = new();
    }

    /// <summary>
    /// People, each once a session. Somebody who asked to be forgotten stands in the facts without a name, before or after the
    /// ones that name them were taken in; so what is unnamed is a balance, which may be below nothing.
    /// </summary>
    private sealed class Heads
    {
        private readonly HashSet<(ProfileId Profile, SessionId? Session)> _named = [];
        private int _unnamed;

        public int Count => Math.Max(0, _named.Count + _unnamed);

        public void Add(Fact fact)
        {
            if (fact.Profile is { } profile) _named.Add((profile, fact.Session));
            else _unnamed++;
        }

        public void Remove(Fact fact)
        {
            if (fact.Profile is { } profile) _named.Remove((profile, fact.Session));
            else _unnamed--;
        }
    }
}
