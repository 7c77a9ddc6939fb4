using System.Text;
using System.Text.Json;
using Hay.Grains;
using Hay.Silo.Storage;

namespace Hay.Silo.Tests.Storage;

/// <summary>The fast way of reading a fact and the general one come to the same.</summary>
public class PlainFactTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 29, 1, 30, 0, 123, TimeSpan.FromHours(1));

    [Fact]
    public void Every_plain_fact_reads_as_the_general_reader_reads_it()
    {
        var random = new Random(7);
        foreach (var kind in Enum.GetValues<FactKind>())
        {
            for (var i = 0; i < 20; i++)
            {
                bool Some() => random.Next(2) == 0;
                var fact = new Fact
                {
                    Number = random.NextInt64(1, long.MaxValue),
                    Kind = kind,
                    At = At.AddTicks(random.NextInt64(0, TimeSpan.TicksPerDay * 900)),
                    Activity = Some() ? $"yoga-{i}" : Some() ? "ünï\"code\\\n" : "",
                    Session = Some() ? SessionId.FromLocal(new DateTime(2026, 1, 1, 9, 5, 0).AddHours(random.Next(9000))) : null,
                    Profile = Some() ? ProfileId.New() : null,
                    Times = Some() ? random.Next(2, 1000) : 1,
                };
                var json = JsonSerializer.SerializeToUtf8Bytes(fact, GrainJson.Default.Fact);
                Assert.Equal(fact, JsonSerializer.Deserialize(json, GrainJson.Default.Fact));
                Assert.Equal(fact, PlainFact.Read(json));
            }
        }
    }

    [Fact]
    public void What_says_more_is_left_to_the_general_reader()
    {
        Fact[] more =
        [
            new() { Number = 1, Kind = FactKind.SaidAbout, At = At, About = new AboutMe { AgeBand = "80+" } },
            new() { Number = 1, Kind = FactKind.FoundNothing, At = At, Demand = new UnmetDemand { Terms = "chess" } },
            new() { Number = 1, Kind = FactKind.SaidHowThingsAre, At = At, Wellbeing = new Wellbeing { Happy = 0 } },
            new() { Number = 1, Kind = FactKind.SaidHowThingsAre, At = At, Wellbeing = Wellbeing.NotSaid },
            new() { Number = 1, Kind = FactKind.SaidHowThingsAre, At = At, IsFirst = true },
            new() { Number = 1, Kind = FactKind.Confirmed, At = At, Activity = "yoga", By = "someone" },
        ];
        Assert.All(more, fact => Assert.Null(PlainFact.Read(JsonSerializer.SerializeToUtf8Bytes(fact, GrainJson.Default.Fact))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"number":1,"kind":"Going"}""")]
    [InlineData("""{"number":1,"kind":"Dancing","at":"2026-01-01T00:00:00+00:00"}""")]
    [InlineData("""{"number":1,"kind":3,"at":"2026-01-01T00:00:00+00:00"}""")]
    [InlineData("""{"number":1,"kind":"Going","at":"yesterday"}""")]
    [InlineData("""{"number":"1","kind":"Going","at":"2026-01-01T00:00:00+00:00"}""")]
    [InlineData("""{"number":1,"kind":"Going","at":"2026-01-01T00:00:00+00:00","session":"soon"}""")]
    [InlineData("""{"number":1,"kind":"Going","at":"2026-01-01T00:00:00+00:00","profile":null}""")]
    [InlineData("""{"number":1,"kind":"Going","at":"2026-01-01T00:00:00+00:00","wings":2}""")]
    [InlineData("""{"number":1,"kind":"Going","at":"2026-01-01T00:00:00+00:00"} {}""")]
    [InlineData("""{"number":1,"kind":"Going","at":"2026-01-01T00:00:00+00:00" """)]
    public void What_is_not_quite_a_fact_is_left_to_the_general_reader(string json) => Assert.Null(PlainFact.Read(Encoding.UTF8.GetBytes(json)));
}
