namespace Hay.Grains.Tests.Uptake;

public class LooksTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Looks_become_facts_about_nobody()
    {
        var next = new Looks().Record([new Look("soup", 3), new Look("yoga", 1)], Now);

        Assert.Equal([("soup", 3), ("yoga", 1)], next.Outbox.Waiting.Select(f => (f.Activity, f.Times)));
        Assert.All(next.Outbox.Waiting, f => Assert.Equal((FactKind.Seen, null, null), (f.Kind, f.Profile, f.Session)));
    }

    [Fact]
    public void What_cannot_be_is_passed_over()
    {
        var before = new Looks();
        Assert.Same(before, before.Record([new Look("soup", 0), new Look("soup", -3), new Look("Not a slug", 1), new Look("", 1)], Now));
        Assert.Equal(Looks.MostTimes, Assert.Single(before.Record([new Look("soup", int.MaxValue)], Now).Outbox.Waiting).Times);
        Assert.Equal(Looks.MostAtOnce, before.Record([.. Enumerable.Range(0, 900).Select(i => new Look($"a{i}", 1))], Now).Outbox.Waiting.Length);
    }

    [Fact]
    public void Once_is_not_written_and_is_read_as_once()
    {
        var fact = new Looks().Record([new Look("soup", 1)], Now).Outbox.Waiting[0];
        var text = System.Text.Json.JsonSerializer.Serialize(fact, GrainJson.Default.Fact);
        Assert.DoesNotContain("times", text, StringComparison.Ordinal);
        Assert.Equal(fact, System.Text.Json.JsonSerializer.Deserialize(text, GrainJson.Default.Fact));
    }
}
