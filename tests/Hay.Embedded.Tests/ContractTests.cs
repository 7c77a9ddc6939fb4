namespace Hay.Embedded.Tests;

/// <summary>What may cross a call, told before the first one is made.</summary>
public sealed class ContractTests
{
    [Fact]
    public async Task Contracts_that_pass_what_may_change_are_refused_naming_every_method_and_type()
    {
        var refused = await RefusalOf("""
            public interface IBadGrain : IGrainWithStringKey
            {
                Task List(List<int> numbers);
                Task<int[]> Array();
                Task Unmarked(Unmarked plain);
                Task Settable(Settable given);
                Task Deep(ImmutableArray<Holder> holders);
                Task Shape(Shape shape);
                Task Mutable(Mutable box);
                Task Fine(string text, CancellationToken ct);
            }
            public sealed record Unmarked(string Text);
            [Immutable] public sealed record Settable { public int Number { get; set; } }
            [Immutable] public sealed record Holder(Settable Settable, IReadOnlyList<string> Words);
            [Immutable] public abstract record Shape(int Sides);
            [Immutable] public sealed record Blob(int Sides) : Shape(Sides) { public List<int> Dents = []; }
            public struct Mutable { public int Number; }
            """);

        Assert.Equal(
        [
            "- IBadGrain.Array answers: Int32[] is not marked [Immutable]",
            "- IBadGrain.Deep takes holders: in Holder.Settable, Settable.Number can be set",
            "- IBadGrain.List takes numbers: List<Int32> is not marked [Immutable]",
            "- IBadGrain.Mutable takes box: Mutable is a struct that is not readonly",
            "- IBadGrain.Settable takes given: Settable.Number can be set",
            "- IBadGrain.Shape takes shape: Blob.Dents can be set",
            "- IBadGrain.Unmarked takes plain: Unmarked is not marked [Immutable]",
        ],
            refused!.Split(Environment.NewLine).Skip(1));
    }

    [Fact]
    public async Task Contracts_that_pass_what_never_changes_are_fine()
    {
        Assert.Null(await RefusalOf("""
            public interface IGoodGrain : IGrainWithStringKey
            {
                Task<string?> Simple(int number, decimal money, System.Guid id, System.DateTimeOffset at, Colour colour, bool? maybe);
                Task<ImmutableDictionary<string, Leaf>> Collections(ImmutableArray<Leaf> leaves, ImmutableList<(int, string)> pairs);
                Task Tree(Tree tree, Point point);
                Task References(IGoodGrain other, IEar ear, GrainId id);
            }
            public interface IEar : IGrainObserver { [OneWay] Task Hear(Leaf leaf); }
            public enum Colour { Gold, Green }
            public readonly record struct Point(double X, double Y);
            [Immutable] public sealed record Leaf(string Text) { public ImmutableArray<int> Numbers { get; init; } = []; }
            [Immutable] public record Tree(Leaf Leaf, Tree? Left, ImmutableArray<Tree> More);
            """));
    }

    [Fact]
    public void The_generator_says_what_it_cannot_make_a_call_of()
    {
        var problems = Compiled.Problems("""
            public interface IOddGrain : IGrainWithStringKey
            {
                ValueTask Quick();
                int Now();
                Task Any<T>(T thing);
                string Name { get; }
                Task Out(out int number);
                [OneWay] Task<int> Answer();
            }
            public interface IBox<T> : IGrainWithStringKey { Task Put(string thing); }
            public class Outer { private interface IHidden : IGrainObserver { Task Hear(string text); } }
            public interface IFineGrain : IGrainWithStringKey { Task Go(); }
            internal sealed class TwoWays : Grain, IFineGrain
            {
                public TwoWays() { }
                public TwoWays(string text) { }
                public Task Go() => Task.CompletedTask;
            }
            """);

        Assert.Equal(
            ["HAY001", "HAY001", "HAY002", "HAY002", "HAY003", "HAY004", "HAY005", "HAY006", "HAY007"],
            problems.Select(p => p[..6]).Order(StringComparer.Ordinal));
        Assert.Contains(problems, p => p.Contains("IOddGrain.Quick() must return Task or Task<T>", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_contract_served_by_no_class_or_by_two_is_refused_where_it_is_asked_for()
    {
        var assembly = Compiled.Assembly("""
            public interface INobodyGrain : IGrainWithStringKey { Task Go(); }
            public interface ITwinGrain : IGrainWithStringKey { Task Go(); }
            internal sealed class FirstGrain : Grain, ITwinGrain { public Task Go() => Task.CompletedTask; }
            internal sealed class SecondGrain : Grain, ITwinGrain { public Task Go() => Task.CompletedTask; }
            """);
        await using var silo = await TestSilo.StartAsync(configure: o => o.AddGrains(assembly));

        Assert.Contains("No grain class", Refusal("Sample.INobodyGrain"), StringComparison.Ordinal);
        Assert.Contains("Several grain classes", Refusal("Sample.ITwinGrain"), StringComparison.Ordinal);

        string Refusal(string contract)
        {
            var get = typeof(IGrainFactory).GetMethod(nameof(IGrainFactory.GetGrain))!.MakeGenericMethod(assembly.GetType(contract)!);
            var thrown = Assert.Throws<System.Reflection.TargetInvocationException>(() => get.Invoke(silo.Grains, ["key", null]));
            return Assert.IsType<ArgumentException>(thrown.InnerException).Message;
        }
    }

    [Fact]
    public void An_assembly_without_generated_code_is_refused()
    {
        var silo = TestSilo.Make(configure: o => o.AddGrains(typeof(string).Assembly));
        var refused = Assert.Throws<InvalidOperationException>(() => silo.Grains);
        Assert.Contains("no generated grain code", refused.Message, StringComparison.Ordinal);
    }

    private static async Task<string?> RefusalOf(string source)
    {
        var assembly = Compiled.Assembly(source);
        await using var silo = TestSilo.Make(configure: o => o.AddGrains(assembly));
        return (await Record.ExceptionAsync(silo.StartAsync))?.Message;
    }
}
