namespace Hay.Seeded.Tests.Cluster;

/// <summary>Messages between processes: while the trouble lasts they are lost, doubled, late, and so overtake each other.</summary>
internal sealed class Wire(VirtualTime time, Random random, TimeSpan troubleEnds)
{
    public bool IsTroubled => time.Now < troubleEnds;

    /// <summary>One way: nobody learns whether it arrived.</summary>
    public void Send(Action deliver)
    {
        if (IsTroubled && Chance(0.15)) return;
        time.In(Way(), deliver);
        if (IsTroubled && Chance(0.1)) time.In(Way(), deliver);
    }

    /// <summary>Whether a question got lost on the way there or back.</summary>
    public bool Fails() => IsTroubled && Chance(0.1);

    /// <summary>How long a message takes.</summary>
    public TimeSpan Way() => IsTroubled && Chance(0.2) ? Up(TimeSpan.FromSeconds(2)) : TimeSpan.FromMilliseconds(1) + Up(TimeSpan.FromMilliseconds(20));

    public bool Chance(double share) => random.NextDouble() < share;

    public TimeSpan Up(TimeSpan most) => most * random.NextDouble();

    public T One<T>(IReadOnlyList<T> all) => all[random.Next(all.Count)];
}
