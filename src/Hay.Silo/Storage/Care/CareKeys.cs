using System.Collections.Immutable;
using System.Security.Cryptography;

namespace Hay.Silo.Storage;

/// <summary>One key of the care store. Id: what records say they are sealed with. Bytes: 32 of them, a secret.</summary>
internal sealed record CareKey(string Id, byte[] Bytes)
{
    /// <summary>As a setting has it.</summary>
    public string Written => $"{Id}:{Convert.ToBase64String(Bytes)}";

    /// <summary>Secrets are for nobody's log.</summary>
    public override string ToString() => Id;

    /// <summary>A new one, by the system's random numbers.</summary>
    public static CareKey New() => new(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4)), RandomNumberGenerator.GetBytes(CareKeys.KeyBytes));
}

/// <summary>The keys that seal what the connector service keeps: the first seals, all open.</summary>
internal sealed class CareKeys
{
    /// <summary>AES-256.</summary>
    public const int KeyBytes = 32;

    /// <summary>The setting, as people write it.</summary>
    public const string Setting = "Hay__Care__Keys";

    private const int LongestId = 32;
    private readonly ImmutableArray<CareKey> _keys;

    private CareKeys(ImmutableArray<CareKey> keys) => _keys = keys;

    /// <summary>The one that seals.</summary>
    public CareKey First => _keys[0];

    public IEnumerable<string> Ids => _keys.Select(k => k.Id);

    /// <summary>Null: it is none of these.</summary>
    public CareKey? Find(string id) => _keys.FirstOrDefault(k => k.Id == id);

    /// <summary>Reads them as the setting has them: ID:KEY, several separated by semicolons; KEY is 32 bytes in base64.</summary>
    /// <exception cref="InvalidDataException">They are not like that. The message does not repeat them.</exception>
    public static CareKeys Parse(string setting)
    {
        var keys = ImmutableArray.CreateBuilder<CareKey>();
        foreach (var (number, written) in setting.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Index())
        {
            var key = ParseOne(written) ?? throw new InvalidDataException(
                $"Key {number + 1} in the setting {Setting} is none: it is ID:KEY, ID of at most {LongestId} letters, digits, - and _, KEY as `./hay care key` prints it.");
            if (keys.Any(k => k.Id == key.Id)) throw new InvalidDataException($"Two keys in the setting {Setting} have the id {key.Id}: each needs an id of its own.");
            keys.Add(key);
        }

        return keys.Count > 0 ? new CareKeys(keys.ToImmutable()) : throw new InvalidDataException($"The setting {Setting} has no key: `./hay care key` makes one.");
    }

    private static CareKey? ParseOne(string written)
    {
        if (written.Split(':', 2) is not [{ Length: > 0 and <= LongestId } id, var text] || !id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')) return null;
        var bytes = new byte[KeyBytes + 1];
        return Convert.TryFromBase64String(text, bytes, out var length) && length == KeyBytes ? new CareKey(id, bytes[..KeyBytes]) : null;
    }
}
