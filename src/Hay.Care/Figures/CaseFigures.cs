using Hay.Grains;

namespace Hay.Care;

/// <summary>One stay of a case in a step with a team. Days are those of <see cref="DateOnly.DayNumber"/>; Until: the day of the next one, which is not in it.</summary>
internal readonly record struct StepSpan(CareStep Step, int Team, int From, int Until)
{
    public const int Open = int.MaxValue;

    /// <summary>In the evening of a day it was here.</summary>
    public bool HoldsEvening(int day) => From <= day && day < Until;

    /// <summary>On one of these days, or on a part of it, it was here.</summary>
    public bool Touches(int first, int last) => From <= last && first <= Until;
}

/// <summary>Somebody, as figures know them: which cases are theirs. For one writer at a time; whoever counts meanwhile sees the old list or the new one.</summary>
internal sealed class CarePerson
{
    private volatile CaseFigures[] _cases = [];

    public CaseFigures[] Cases => _cases;

    public void Add(CaseFigures one) => _cases = [.. _cases, one];

    public void Remove(CaseFigures one) => _cases = [.. _cases.Where(c => c != one)];
}

/// <summary>What figures need of a case, without a word of what was written in it. Small: there are many.</summary>
internal sealed class CaseFigures
{
    public required string Id { get; init; }
    public required CarePerson Person { get; init; }
    public required string Pcn { get; init; }
    public required string Area { get; init; }
    public required DateTimeOffset ReceivedAt { get; init; }
    public required StepSpan[] Spans { get; init; }
    /// <summary>Contacts that count, by day, each with its team.</summary>
    public required uint[] Contacts { get; init; }
    public required int Sessions { get; init; }
    /// <summary>It was not taken, as it was of somebody who was here already.</summary>
    public required bool IsDouble { get; init; }
    public required int Goals { get; init; }
    public required int GoalsMet { get; init; }

    /// <summary>How many teams there may be: what is left of 32 bits beside a day.</summary>
    public const int MostTeams = 4096;

    public static CaseFigures Of(string id, Case state, string pcn, CarePerson person, CareTeams teams) => new()
    {
        Id = id,
        Person = person,
        Pcn = pcn,
        Area = state.Person.Area,
        ReceivedAt = state.Referral.At,
        Spans = [.. state.Steps.Select((s, i) => new StepSpan(s.Step, teams.IndexOf(s.Team, s.Provider), DayOf(s.Since), i + 1 < state.Steps.Length ? DayOf(state.Steps[i + 1].Since) : StepSpan.Open))],
        Contacts = [.. state.Contacts.Where(c => c.Kind.Counts()).Select(c => Pack(DayOf(c.At), teams.IndexOf(state.At(c.At).Team, state.At(c.At).Provider)))],
        Sessions = state.Sessions,
        IsDouble = state is { Now.Step: CareStep.Declined, Declined.Reason: DeclineReason.AlreadyHere },
        Goals = state.Goals.Length,
        GoalsMet = state.Goals.Count(g => g.IsMet),
    };

    public static int DayOf(DateTimeOffset moment) => LocalDay.Of(moment).DayNumber;

    public static int DayOf(uint contact) => (int)(contact / MostTeams);

    public static int TeamOf(uint contact) => (int)(contact % MostTeams);

    private static uint Pack(int day, int team) => checked(((uint)day * MostTeams) + (uint)team);
}

/// <summary>Teams by small numbers, also those that the network no longer knows. Grows, and forgets none. For one writer at a time.</summary>
internal sealed class CareTeams
{
    private readonly Dictionary<string, int> _numbers = [];
    private readonly List<(string Team, string Provider)> _all = [];

    public int Count => _all.Count;

    /// <summary>As it is now.</summary>
    public CareTeams Copy()
    {
        var copy = new CareTeams();
        foreach (var (team, provider) in _all) copy.IndexOf(team, provider);
        return copy;
    }

    public (string Team, string Provider) this[int index] => _all[index];

    public int IndexOf(string team, string provider)
    {
        if (_numbers.TryGetValue(team, out var known)) return known;
        if (_all.Count >= CaseFigures.MostTeams) throw new InvalidOperationException($"There are more than {CaseFigures.MostTeams} teams.");
        _all.Add((team, provider));
        return _numbers[team] = _all.Count - 1;
    }
}
