using System.Collections.Immutable;

namespace Hay.Seeded.Tests.Cluster;

/// <summary>What happens in one run, all of it from a seed; each step can be left out to find the smallest run that still fails.</summary>
internal sealed record ClusterPlan(int Seed, ImmutableArray<PlannedStep> Steps)
{
    /// <summary>When the trouble ends, and how long after that every page has to show the truth.</summary>
    public static readonly TimeSpan Trouble = TimeSpan.FromSeconds(30), Soon = TimeSpan.FromSeconds(60);

    public static ClusterPlan Of(int seed)
    {
        var random = new Random(seed);
        var steps = new List<PlannedStep>();
        Add(StepKind.Book, random.Next(4, 14));
        Add(StepKind.Cancel, random.Next(0, 2));
        Add(StepKind.Move, random.Next(0, 3));
        Add(StepKind.Reword, random.Next(0, 3));
        Add(StepKind.Notice, random.Next(0, 4));
        Add(StepKind.KillWeb, random.Next(0, 4));
        Add(StepKind.LoseStore, random.Next(0, 3));
        Add(StepKind.MoveSwitchboard, random.Next(0, 3));
        Add(StepKind.LosePage, random.Next(0, 4));
        Add(StepKind.OpenPage, random.Next(0, 3));
        return new(seed, [.. steps.OrderBy(step => step.At)]);

        void Add(StepKind kind, int times)
        {
            for (; times > 0; times--) steps.Add(new(kind, Trouble * random.NextDouble(), random.Next(1000), TimeSpan.FromSeconds(0.2 + (8 * random.NextDouble()))));
        }
    }

    /// <summary>The same with as few steps as it takes to fail.</summary>
    public ClusterPlan Smallest(Func<ClusterPlan, bool> fails)
    {
        var plan = this;
        for (var i = plan.Steps.Length - 1; i >= 0; i--)
        {
            if (plan with { Steps = plan.Steps.RemoveAt(i) } is var fewer && fails(fewer)) plan = fewer;
        }

        return plan;
    }

    public override string ToString() => $"seed {Seed}, {Steps.Length} steps:\n{string.Join('\n', Steps)}";
}

internal enum StepKind { Book, Cancel, Move, Reword, Notice, KillWeb, LoseStore, MoveSwitchboard, LosePage, OpenPage }

/// <param name="Kind">What happens.</param>
/// <param name="At">When.</param>
/// <param name="Which">Chooses which page, process or session.</param>
/// <param name="For">How long, where it ends.</param>
internal sealed record PlannedStep(StepKind Kind, TimeSpan At, int Which, TimeSpan For);
