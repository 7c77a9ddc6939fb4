namespace Hay.Faults;

/// <summary>How much and how long: a full run, or a brief one for tests.</summary>
/// <param name="Visitors">People at once.</param>
/// <param name="Outage">How long a store is away.</param>
/// <param name="Hold">How long connections that do nothing are held.</param>
/// <param name="Connections">How many of these.</param>
/// <param name="Patience">How often as long as promised is waited: a machine that runs other tests too is slow.</param>
internal sealed record Pace(int Visitors, TimeSpan Outage, TimeSpan Hold, int Connections, double Patience)
{
    public static readonly Pace Full = new(16, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(40), 10_000, 1);
    public static readonly Pace Brief = new(8, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(3), 1_500, 5);
}
