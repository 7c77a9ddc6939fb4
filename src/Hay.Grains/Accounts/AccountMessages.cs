using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace Hay.Grains;

/// <summary>NotFound: there is no such account. Taken: there is one already. Stale: somebody else wrote first; read it again.</summary>
[GenerateSerializer, Alias("hay.AccountOutcome"), JsonConverter(typeof(JsonStringEnumConverter<AccountOutcome>))]
public enum AccountOutcome { Done, NotFound, Taken, Stale, Refused }

/// <summary>An account as it was at <paramref name="Revision"/>. It holds secrets: never for a page.</summary>
[GenerateSerializer, Immutable, Alias("hay.AccountView")]
public sealed record AccountView([property: Id(0)] AccountDetails Details, [property: Id(1)] long Revision)
{
    /// <summary>Numbers of the last lines of the audit log that are about it, oldest first.</summary>
    [Id(2)] public ImmutableArray<long> Lines { get; init; } = [];
    /// <summary>Ids of sessions that were ended.</summary>
    [Id(3)] public ImmutableArray<string> Ended { get; init; } = [];
}

/// <summary>Whose account: its id, which is kept, and its address, which leads to it and is kept nowhere else.</summary>
[GenerateSerializer, Immutable, Alias("hay.AccountRef")]
public sealed record AccountRef([property: Id(0)] string Id, [property: Id(1)] string Email);

/// <summary>What is kept about somebody with an account. Bytes are in base64url.</summary>
[GenerateSerializer, Immutable, Alias("hay.AccountDetails")]
public sealed record AccountDetails
{
    /// <summary>Random and for ever; names the account where its address must not be seen.</summary>
    [Id(0)] public required string Id { get; init; }
    /// <summary>As they typed it.</summary>
    [Id(1)] public required string Email { get; init; }
    [Id(2)] public bool EmailConfirmed { get; init; }
    /// <summary>How they want to be called.</summary>
    [Id(3)] public string Name { get; init; } = "";
    /// <summary>By the site's password hasher; null: they sign in in other ways.</summary>
    [Id(4)] public string? PasswordHash { get; init; }
    /// <summary>Changes with every way to sign in, and ends what was signed in before.</summary>
    [Id(5)] public string SecurityStamp { get; init; } = "";
    [Id(6)] public int FailedSignIns { get; init; }
    [Id(7)] public DateTimeOffset? LockedUntil { get; init; }
    [Id(8)] public bool HasSecondFactor { get; init; }
    /// <summary>Secret of their authenticator app (RFC 6238), in base32.</summary>
    [Id(9)] public string? AuthenticatorKey { get; init; }
    /// <summary>Hashes of the codes for when the app is lost; each is good once.</summary>
    [Id(10)] public ImmutableArray<string> RecoveryCodes { get; init; } = [];
    [Id(11)] public ImmutableArray<AccountPasskey> Passkeys { get; init; } = [];
    [Id(12)] public ImmutableArray<ExternalLogin> Logins { get; init; } = [];
    [Id(13)] public ImmutableArray<AccountRole> Roles { get; init; } = [];
    [Id(14)] public DateTimeOffset Created { get; init; }
    /// <summary>The half minute since 1970 of the last number of their app that was used: none is good twice.</summary>
    [Id(15)] public long LastNumber { get; init; }

    /// <summary>Keys of <see cref="IAccountHandleGrain"/> that lead here. They tell nothing to whoever reads them in the store.</summary>
    public IEnumerable<string> Handles() =>
    [
        IdHandle(Id), .. Passkeys.Select(p => PasskeyHandle(p.CredentialId)), .. Logins.Select(l => LoginHandle(l.Provider, l.Key)),
    ];

    public static string IdHandle(string id) => Handle("id", id);

    public static string PasskeyHandle(string credentialId) => Handle("passkey", credentialId);

    public static string LoginHandle(string provider, string key) => Handle("login", $"{provider}\n{key}");

    private static string Handle(string kind, string of) => $"{kind}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(of)))}";
}

/// <summary>A passkey (W3C Web Authentication, level 3), as the site needs it to know it again.</summary>
[GenerateSerializer, Immutable, Alias("hay.AccountPasskey")]
public sealed record AccountPasskey
{
    [Id(0)] public required string CredentialId { get; init; }
    [Id(1)] public required string PublicKey { get; init; }
    /// <summary>What its owner calls it.</summary>
    [Id(2)] public string Name { get; init; } = "";
    [Id(3)] public DateTimeOffset Created { get; init; }
    [Id(4)] public uint SignCount { get; init; }
    [Id(5)] public ImmutableArray<string> Transports { get; init; } = [];
    [Id(6)] public bool IsUserVerified { get; init; }
    [Id(7)] public bool IsBackupEligible { get; init; }
    [Id(8)] public bool IsBackedUp { get; init; }
    [Id(9)] public string AttestationObject { get; init; } = "";
    [Id(10)] public string ClientDataJson { get; init; } = "";
}

/// <summary>Signing in with another service. Key: what that service calls them.</summary>
[GenerateSerializer, Immutable, Alias("hay.ExternalLogin")]
public sealed record ExternalLogin([property: Id(0)] string Provider, [property: Id(1)] string Key, [property: Id(2)] string Shown);

/// <summary>Something an account may be.</summary>
/// <param name="Kind">What.</param>
/// <param name="Scope">Of what: the id of an organisation, the slug of a space; empty where the kind has no scope.</param>
[GenerateSerializer, Immutable, Alias("hay.AccountRole")]
public sealed record AccountRole([property: Id(0)] RoleKind Kind, [property: Id(1)] string Scope = "");

/// <summary>
/// Organiser: of an organisation. Host: of a space. Analyst and connector (a link worker): of a space. Administrator: of all of it. Those of the
/// connector service: care connector and care lead of a team, care practice of a practice, liaison and commissioner of all of it (the scope "care").
/// </summary>
[GenerateSerializer, Alias("hay.RoleKind"), JsonConverter(typeof(JsonStringEnumConverter<RoleKind>))]
public enum RoleKind { Organiser, Host, Analyst, Connector, Administrator, CareConnector, CareLead, CarePractice, CareLiaison, CareCommissioner }
