using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Hay.Grains;

/// <summary>Who goes to one session and who waits for it, each in the order in which they asked; and how it went.</summary>
public sealed record SessionBookings
{
    public required SessionId Session { get; init; }
    public ImmutableArray<HeldPlace> Going { get; init; } = [];
    public ImmutableArray<HeldPlace> Waiting { get; init; } = [];
    /// <summary>How many came without a place; nobody knows who.</summary>
    public int WalkIns { get; init; }
    /// <summary>What its organisers said to those who go, the oldest first.</summary>
    public ImmutableArray<SessionMessage> Messages { get; init; } = [];
}

/// <summary>
/// A place in one session. What somebody told of themselves is of this session alone, is nowhere else, and goes with it.
/// </summary>
public sealed record HeldPlace(ProfileId Profile, DateTimeOffset At)
{
    /// <summary>What the organiser may call them; null: "someone".</summary>
    public string? FirstName { get; init; }
    /// <summary>Where news of this session goes; null: nowhere. Shown to nobody.</summary>
    public string? Email { get; init; }
    /// <summary>When they were said to have come; null: not yet.</summary>
    public DateTimeOffset? Came { get; init; }

    /// <summary>What an organiser's page calls this place. Who sees it learns nothing of the person, nor of their other sessions.</summary>
    public string NameIn(SessionId session) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Profile.Value}/{session.Value}")).AsSpan(0, 8));
}
