using System.Collections.Immutable;
using Hay.Grains;

namespace Hay.Web.Picking;

/// <summary>How well times of the week fit one person; each minute of a week is worked out once, as most things begin at the same few.</summary>
internal sealed class PickTimes(PickPerson? person)
{
    private static readonly DateTime Monday = new(2026, 1, 5);
    private readonly Dictionary<short, float> _known = [];

    /// <summary>Of the sessions that start in time, the one that fits best; among those that fit alike the first. Null: there is none.</summary>
    public PickSession? Best(ImmutableArray<PickSession> sessions, long from, long to, out float fits)
    {
        var best = (PickSession?)null;
        fits = 0;
        foreach (var session in sessions)
        {
            if (session.StartTicks < from || session.StartTicks >= to) continue;
            var fit = Of(session.Minute);
            if (best is not null && fit <= fits) continue;
            (best, fits) = (session, fit);
        }

        return best;
    }

    private float Of(short minute)
    {
        if (person is null) return 0;
        if (!_known.TryGetValue(minute, out var fit)) _known[minute] = fit = PickFit.Time(person.Times, person.GoesAt, Monday.AddMinutes(minute));
        return fit;
    }
}
