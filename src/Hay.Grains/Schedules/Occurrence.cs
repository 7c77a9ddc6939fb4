namespace Hay.Grains;

/// <summary>A session as it will happen, with any change to it applied.</summary>
/// <param name="Id">The start its schedule gave it.</param>
/// <param name="LocalStart">What the clock on the wall says when it starts, in the schedule's zone.</param>
/// <param name="Start">The same moment with its offset.</param>
/// <param name="End">When it ends, with the offset of that moment.</param>
/// <param name="Cancelled">It will not happen; it is listed so that people are told.</param>
/// <param name="Moved">It starts at another time than its schedule gave it.</param>
public readonly record struct Occurrence(
    SessionId Id, DateTime LocalStart, DateTimeOffset Start, DateTimeOffset End, bool Cancelled, bool Moved);
