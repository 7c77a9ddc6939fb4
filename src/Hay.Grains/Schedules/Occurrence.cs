namespace Hay.Grains;

/// <summary>A session as it will happen, with any change to it applied.</summary>
/// <param name="Planned">The start its schedule gave it, on the wall clock.</param>
/// <param name="LocalStart">What the clock on the wall says when it starts, in the schedule's zone.</param>
/// <param name="Start">The same moment with its offset.</param>
/// <param name="End">When it ends, with the offset of that moment.</param>
/// <param name="Cancelled">It will not happen; it is listed so that people are told.</param>
/// <param name="Moved">It starts at another time than its schedule gave it.</param>
public readonly record struct Occurrence(
    DateTime Planned, DateTime LocalStart, DateTimeOffset Start, DateTimeOffset End, bool Cancelled, bool Moved)
{
    /// <summary>The name of the session, made when it is asked for: a catalogue goes through a million of these.</summary>
    public SessionId Id => SessionId.FromLocal(Planned);
}
