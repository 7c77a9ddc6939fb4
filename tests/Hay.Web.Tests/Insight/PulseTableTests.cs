using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Insight;

namespace Hay.Web.Tests.Insight;

public sealed class PulseTableTests
{
    [Fact]
    public void The_latest_week_comes_first_and_all_is_the_sum_of_what_is_shown()
    {
        var of = InsightTown.With();
        var (one, two) = (of.Spaces.All[0], of.Spaces.All[1]);
        PulseWeek Week(int day, params int[] counts) => new(new DateOnly(2026, 11, day), [.. counts.Select(ProtectedCount.Of)]);
        var weeks = new Dictionary<string, ImmutableArray<PulseWeek>> { [one.Slug] = [Week(16, 13, 8, 0, 3, 7), Week(9, 0, 0, 0, 0, 0)], [two.Slug] = [Week(16, 1, 1, 1, 1, 1)] };

        var rows = PulseTables.Weeks(weeks, of).Rows.Select(row => string.Join('|', row.Cells.Select(cell => cell.Text)));

        Assert.Equal([$"2026-11-16|{one.Name}|15|10|0|*|*|25 + *", $"2026-11-16|{two.Name}|*|*|*|*|*|*", $"2026-11-09|{one.Name}|0|0|0|0|0|0"], rows);
    }
}
