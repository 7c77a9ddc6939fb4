using System.Text;
using System.Text.Json.Nodes;
using Hay.Grains;

namespace Hay.Care.Tests;

public sealed class CareMapTests
{
    private static readonly string Root = FindRoot();
    private static readonly SpaceMap Spaces = SpaceMap.Load(Path.Combine(Root, "content/spaces.json"));
    private static readonly string Ours = Path.Combine(Root, "content/care-map.json");
    private static readonly CareMap Map = CareMap.Load(Ours, Spaces);

    [Fact]
    public void Our_map_is_marked_as_invented_and_has_what_stepped_care_has()
    {
        Assert.True(Map.IsDemo);
        string[] needed = ["care-connectors", "care-psychological-skills", "care-relational", "care-physical-health", "care-substance-outreach", "care-pharmacist", "care-pcn-lead", "care-urgent"];
        Assert.Empty(needed.Except(Map.All.Select(h => h.Id)));
        Assert.All(Map.All, help => Assert.NotEmpty(help.Criteria.Takes));
        // Nobody real can be rung by what is invented.
        Assert.All(Map.All, help => Assert.Equal(new Grains.Contact(), help.Contact));
    }

    [Fact]
    public void What_answers_most_needs_comes_first_and_says_which()
    {
        var fits = Map.Fitting(["tablets", "sleep", "no-such-need"], "");
        Assert.Equal(["care-pharmacist", "care-near-home", "care-psychological-skills", "care-physical-health"], fits.Select(f => f.Help.Id));
        Assert.Equal(["sleep", "tablets"], fits[0].Because.Select(n => n.Id));
        Assert.Empty(Map.Fitting([], ""));
        Assert.Empty(Map.Fitting(["no-such-need"], ""));
    }

    [Fact]
    public void What_is_urgent_comes_before_all_else() =>
        Assert.Equal("care-urgent", Map.Fitting([.. Map.Needs.Where(n => n.Id != "afraid-for-somebody").Select(n => n.Id)], "")[0].Help.Id);

    [Fact]
    public void What_is_not_in_a_space_does_not_fit_there()
    {
        Assert.Contains(Map.Fitting(["drink-or-drugs"], "peterborough"), f => f.Help.Id == "care-substance-outreach");
        Assert.Empty(Map.Fitting(["drink-or-drugs"], "cambridge"));
    }

    public static TheoryData<string, string, string> Wrong() => new()
    {
        { "services/0/id", "\"Two Words\"", "'Two Words' is no id" },
        { "services/0/id", "\"care-connectors\"", "twice" },
        { "services/0/id", "\"for-professionals\"", "an address of Hay itself" },
        { "services/0/step", "7", "step 7" },
        { "services/0/needs", "[\"far\"]", "'far'" },
        { "services/0/next", "[\"far\"]", "'far'" },
        { "services/0/spaces", "[\"atlantis\"]", "'atlantis'" },
        { "services/0/typicalWait", "\" \"", "typicalWait" },
        { "services/0/whoCanRefer", "[]", "whoCanRefer" },
        { "services/0/criteria", "{}", "criteria.takes" },
        { "needs/0/words", "\"\"", "has no words" },
        { "needs/0/id", "\"unheard\"", "'company'" },
        { "steps/1/step", "0", "two steps 0" },
        { "services", "[]", "it needs" },
    };

    [Theory, MemberData(nameof(Wrong))]
    public void A_file_that_does_not_stand_together_says_where(string where, string what, string words)
    {
        var json = JsonNode.Parse(File.ReadAllText(Ours))!;
        var parts = where.Split('/');
        var at = parts[..^1].Aggregate(json, (node, part) => int.TryParse(part, out var index) ? node[index]! : node[part]!);
        at[parts[^1]] = JsonNode.Parse(what);
        json["isDemo"] = false; // an example may be of spaces that are not here
        Assert.Contains(words, Assert.Throws<InvalidDataException>(() => CareMap.Parse(Encoding.UTF8.GetBytes(json.ToJsonString()), Spaces)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_or_no_json_is_named()
    {
        Assert.Contains("nowhere.json", Assert.Throws<InvalidDataException>(() => CareMap.Load("/nowhere.json", Spaces)).Message, StringComparison.Ordinal);
        Assert.Contains("README.md", Assert.Throws<InvalidDataException>(() => CareMap.Load(Path.Combine(Root, "README.md"), Spaces)).Message, StringComparison.Ordinal);
    }

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Hay.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
