namespace Hay.Grains;

/// <summary>The rules of a code: whom it carries and until when. Nobody: it is free.</summary>
public sealed record Carry(ProfileId? Profile, DateTimeOffset Until)
{
    public static readonly Carry Nobody = new(null, DateTimeOffset.MinValue);
    public static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(10);

    public (Carry Next, bool IsOffered) Offer(ProfileId profile, DateTimeOffset now) =>
        Peek(now) is { } other && other != profile ? (this, false) : (new Carry(profile, now + GoodFor), true);

    public (Carry Next, ProfileId? Profile) Take(DateTimeOffset now) => (Nobody, Peek(now));

    /// <summary>The same where it is not <paramref name="profile"/>'s, or not any more.</summary>
    public Carry Void(ProfileId profile) => Profile == profile ? Nobody : this;

    public ProfileId? Peek(DateTimeOffset now) => now < Until ? Profile : null;
}
