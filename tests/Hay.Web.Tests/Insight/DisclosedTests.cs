using Hay.Care;
using Hay.Grains;
using Hay.Silo;
using Hay.Uptake;
using Hay.Web.Insight;

namespace Hay.Web.Tests.Insight;

/// <summary>No table says more of people than the blocks it is made of.</summary>
public sealed class DisclosedTests
{
    private static readonly CareNetwork Network = CareNetwork.Load(Path.Combine(SiloSetup.ContentFolder, "care-network.json"));

    private static readonly Measure[] Measures = [Measure.Looked, Measure.Going, Measure.NotForMe];
    private static readonly SpaceDefinition?[] Spaces = [.. InsightTown.Spaces.All.Take(2), null];

    private static readonly Func<InsightSources, IEnumerable<InsightTable>> All = of =>
    [
        .. from space in Spaces
           from measure in Measures
           from level in Enum.GetValues<AreaLevel>()
           from category in new[] { "", "yoga" }
           let asked = InsightTown.Asked with { Space = space, Measure = measure, Level = level, Category = category, Beside = InsightQuery.YearBefore }
           from name in InsightViews.TableNames
           select InsightViews.Table(name, of, asked)!,
        // Those of networks are of the whole county, all kinds and neighbourhoods, whatever else is asked.
        .. from measure in Measures
           let asked = InsightTown.Asked with { Measure = measure, Beside = InsightQuery.YearBefore }
           from table in PcnProfile.All(Network, of).SelectMany(pcn => PcnTables.Names.Select(name => PcnTables.Table(name, of, asked, pcn)!)).Append(PcnTables.All(of, asked, Network))
           select table,
        .. OpenData.Tables.Select(open => open.Make(of)),
        .. Spaces.Select(space => MonthReport.Of(of, space ?? InsightTown.Spaces.All[2], new DateOnly(2026, 10, 1)).Table),
    ];

    private static readonly HashSet<ColumnKind> OfPeople = [ColumnKind.People, ColumnKind.PerThousand, ColumnKind.Percent, ColumnKind.Mean];

    [Fact]
    public void Where_all_is_hidden_no_table_says_a_number_of_people()
    {
        var cells = All(InsightTown.With(_ => 3)).SelectMany(table => Of(table, OfPeople)).ToList();

        Assert.Contains(cells, cell => cell.Text == "*");
        Assert.All(cells, cell => Assert.Contains(cell.Text, new[] { "*", "0", "" }));
        Assert.All(cells, cell => Assert.Null(cell.Text == "*" ? cell.Value : null));
    }

    [Fact]
    public void Whatever_is_hidden_from_1_to_7_all_tables_are_the_same()
    {
        string Said(int hidden) => string.Join('\n', All(InsightTown.With(n => n <= 40 ? hidden : n)).SelectMany(table => table.Rows.SelectMany(row => row.Cells.Select(cell => cell.Text))));

        var one = Said(1);
        Assert.All(new[] { 4, 7 }, hidden => Assert.Equal(one, Said(hidden)));
    }

    [Fact]
    public void People_are_in_fives() =>
        Assert.All(All(InsightTown.With()).SelectMany(table => Of(table, [ColumnKind.People])).Where(cell => cell is { Value: not null } && !cell.Text.Contains('.', StringComparison.Ordinal)),
            cell => Assert.Equal(0, cell.Value!.Value % 5));

    private static IEnumerable<InsightCell> Of(InsightTable table, HashSet<ColumnKind> kinds) =>
        table.Rows.SelectMany(row => row.Cells.Where((_, at) => kinds.Contains(table.Columns[at].Kind)));
}
