using Hay.Grains;

namespace Hay.Web.Picking;

/// <summary>How well times of the week fit one person; each is worked out once, as most things begin at the same few.</summary>
internal sealed class PickTimes
{
    private static readonly DateTime Monday = new(2026, 1, 5);
    private readonly PickPerson? _person;
    private readonly PickSheet _sheet;
    private readonly float[] _known;

    public PickTimes(PickPerson? person, PickSheet sheet)
    {
        // Of whom nothing is known, no time fits better than another.
        _person = person is { Times.IsEmpty: true, GoesAt.IsEmpty: true } ? null : person;
        _sheet = sheet;
        _known = _person is null ? [] : new float[sheet.Minutes.Length];
        Array.Fill(_known, float.NaN);
    }

    /// <summary>Of the sessions that start in time, the one that fits best; among those that fit alike the first. Null: there is none.</summary>
    /// <param name="sessions">By time.</param>
    /// <param name="from">Ticks.</param>
    /// <param name="to">Ticks; not any more.</param>
    /// <param name="fits">0 to 1.</param>
    public LineSession? Best(ReadOnlySpan<LineSession> sessions, long from, long to, out float fits)
    {
        var best = (LineSession?)null;
        fits = 0;
        foreach (ref readonly var session in sessions)
        {
            if (session.StartTicks >= to) break;
            if (session.StartTicks < from) continue;
            var fit = Of(session.When);
            if (best is not null && fit <= fits) continue;
            (best, fits) = (session, fit);
            if (_person is null) break;
        }

        return best;
    }

    private float Of(int when)
    {
        if (_person is null) return 0;
        var fit = _known[when];
        return float.IsNaN(fit) ? _known[when] = PickFit.Time(_person.Times, _person.GoesAt, Monday.AddMinutes(_sheet.Minutes[when])) : fit;
    }
}
