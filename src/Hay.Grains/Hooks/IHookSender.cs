using System.Collections.Immutable;

namespace Hay.Grains;

/// <summary>Sends what webhooks tell, to addresses on the public internet alone.</summary>
public interface IHookSender
{
    /// <summary>Whether this machine itself may be told, which is for tests and development.</summary>
    bool AllowsLoopback { get; }

    /// <summary>Sends it once. What goes wrong is part of the answer.</summary>
    Task<HookAnswer> Send(HookPost post, CancellationToken ct);
}

/// <summary>What is sent. Headers: names and values beside what every request has. Body: JSON.</summary>
public sealed record HookPost(Uri Address, ImmutableArray<(string Name, string Value)> Headers, byte[] Body);

/// <summary>Status: 0 where nobody answered, and then <paramref name="Trouble"/> says why. What else the answer says is not looked at.</summary>
public sealed record HookAnswer(int Status, HookTrouble? Trouble);
