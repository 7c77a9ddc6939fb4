namespace Hay.Web.Live;

/// <summary>
/// Pages that do not read what they are told, because their network is slow or they mean harm. A message to a group is sent when the
/// slowest page of it has taken it; nobody else waits for that longer than a second.
/// </summary>
internal static class SlowPages
{
    /// <summary>How long a page may take for one message before its connection ends. What is told to it meanwhile waits in memory.</summary>
    public static readonly TimeSpan CutOff = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Little = TimeSpan.FromSeconds(1);

    /// <summary>Waits until all is sent, or a second. Each page gets its messages in order either way.</summary>
    /// <param name="sends">Messages on their way.</param>
    /// <param name="clock">Measures the second.</param>
    public static async Task WaitALittle(IEnumerable<Task> sends, TimeProvider clock)
    {
        try
        {
            await Task.WhenAll(sends).WaitAsync(Little, clock);
        }
        catch (TimeoutException)
        {
            // The rest goes on by itself, until it is sent or cut off.
        }
    }
}
