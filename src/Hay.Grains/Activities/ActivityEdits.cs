namespace Hay.Grains;

/// <summary>When what the public reads of it last changed, for whoever keeps a copy. Bookings, drafts and confirmations change nothing of that.</summary>
public sealed partial record Activity
{
    /// <summary>The last of its <see cref="Edits"/>; null in records from before these were counted.</summary>
    public DateTimeOffset? Edited { get; init; }
    /// <summary>How often the listing, its dates, or whether it is on have changed. Never says how many people booked.</summary>
    public int Edits { get; init; }

    public DateTimeOffset? LastEdit() => Edited ?? Changed ?? Listed;

    private Activity Edit(DateTimeOffset now) => this with { Edited = now, Edits = Edits + 1 };
}
