namespace Hay.Web.Catalogue;

/// <summary>
/// One dated session in 24 bytes: a catalogue of 100,000 listings holds about a million of them.
/// Start: UTC ticks. Length: seconds. Offsets: minutes east of UTC at the start and at the end.
/// Named: the wall clock its schedule gave it, in minutes since the year 1.
/// </summary>
internal readonly record struct SessionSlot(
    long StartTicks, int Length, int Named, short StartOffset, short EndOffset, bool Cancelled)
{
    public long EndTicks => StartTicks + (Length * TimeSpan.TicksPerSecond);

    public DateTimeOffset Start => new DateTimeOffset(StartTicks, TimeSpan.Zero).ToOffset(TimeSpan.FromMinutes(StartOffset));

    public DateTimeOffset End => new DateTimeOffset(EndTicks, TimeSpan.Zero).ToOffset(TimeSpan.FromMinutes(EndOffset));

    /// <summary>What the clock on the wall says when it starts, in ticks.</summary>
    public long LocalTicks => StartTicks + (StartOffset * TimeSpan.TicksPerMinute);

    public PartOfDay Part => (LocalTicks % TimeSpan.TicksPerDay / TimeSpan.TicksPerHour) switch
    {
        < 12 => PartOfDay.Morning,
        < 17 => PartOfDay.Afternoon,
        _ => PartOfDay.Evening,
    };
}

/// <summary>How many go to one session and how many wait for it; only numbers, never who.</summary>
internal readonly record struct SessionCount(int Named, int Going, int Waiting);
