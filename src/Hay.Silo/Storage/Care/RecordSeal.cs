using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Hay.Grains;

namespace Hay.Silo.Storage;

/// <summary>
/// Seals records with AES-256-GCM and opens them again. A sealed record is a small JSON object: <c>k</c> the id of its key, <c>n</c> the
/// nonce, <c>c</c> what was sealed with its tag, both in base64. Store, key and version of the record are bound to it: one that is put in another's
/// place, or back where a later one is, does not open there.
/// </summary>
/// <remarks>
/// Each seal has a new random nonce of 96 bits. With one key at most 2^32 records should be sealed (NIST SP 800-38D, 8.3); each write of a
/// record is one.
/// </remarks>
internal sealed class RecordSeal(CareKeys keys)
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    /// <summary>How much longer a record may be when it is sealed: what is larger than this is refused.</summary>
    public const int MostBytes = (StoreLimits.MaxStateBytes - 256) / 4 * 3 - TagBytes;

    /// <param name="store">The record's store.</param>
    /// <param name="key">Its key.</param>
    /// <param name="version">The one that it will have.</param>
    /// <param name="json">What to seal.</param>
    /// <exception cref="ArgumentException">It is empty or too large.</exception>
    public byte[] Seal(string store, string key, long version, ReadOnlySpan<byte> json)
    {
        if (json.IsEmpty || json.Length > MostBytes) throw new ArgumentException($"The state of {RecordName.Of(store, key)} has {json.Length} bytes; the care store keeps 1 to {MostBytes}.", nameof(json));
        var with = keys.First;
        var nonce = RandomNumberGenerator.GetBytes(NonceBytes);
        var sealedBytes = new byte[json.Length + TagBytes];
        using (var aes = new AesGcm(with.Bytes, TagBytes)) aes.Encrypt(nonce, json, sealedBytes.AsSpan(0, json.Length), sealedBytes.AsSpan(json.Length), Place(store, key, version));
        return Write(with.Id, nonce, sealedBytes);
    }

    /// <summary>What was sealed; empty for an empty record, which says only that there is none.</summary>
    /// <param name="store">The record's store.</param>
    /// <param name="key">Its key.</param>
    /// <param name="version">The one that it has there.</param>
    /// <param name="state">What is there.</param>
    /// <exception cref="UnreadableRecordException">It does not open: another key, another place or version, or not as it was written.</exception>
    public byte[] Open(string store, string key, long version, ReadOnlySpan<byte> state)
    {
        if (state.IsEmpty) return [];
        var (id, nonce, sealedBytes) = Read(store, key, state);
        var with = keys.Find(id) ?? throw Unreadable(store, key, $"it is sealed with the key {Shown(id)}, which the setting {CareKeys.Setting} does not have (it has {string.Join(", ", keys.Ids)}).");
        var json = new byte[sealedBytes.Length - TagBytes];
        try
        {
            using var aes = new AesGcm(with.Bytes, TagBytes);
            aes.Decrypt(nonce, sealedBytes.AsSpan(0, json.Length), sealedBytes.AsSpan(json.Length), json, Place(store, key, version));
            return json;
        }
        catch (AuthenticationTagMismatchException cause)
        {
            throw Unreadable(store, key, $"it was changed, or was sealed for another place or version, or the key {Shown(id)} is another one now.", cause);
        }
    }

    /// <summary>Which key a record is sealed with.</summary>
    /// <exception cref="UnreadableRecordException">It is not sealed at all.</exception>
    public static string KeyOf(string store, string key, ReadOnlySpan<byte> state) => Read(store, key, state).Id;

    private static byte[] Write(string id, byte[] nonce, byte[] sealedBytes)
    {
        var buffer = new byte[64 + id.Length + Base64.GetMaxEncodedToUtf8Length(NonceBytes) + Base64.GetMaxEncodedToUtf8Length(sealedBytes.Length)];
        using var stream = new MemoryStream(buffer);
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("k"u8, id);
            json.WriteBase64String("n"u8, nonce);
            json.WriteBase64String("c"u8, sealedBytes);
            json.WriteEndObject();
        }

        return buffer[..(int)stream.Position];
    }

    private static (string Id, byte[] Nonce, byte[] Sealed) Read(string store, string key, ReadOnlySpan<byte> state)
    {
        try
        {
            var (id, nonce, sealedBytes) = ("", Array.Empty<byte>(), Array.Empty<byte>());
            var json = new Utf8JsonReader(state);
            while (json.Read())
            {
                if (json.TokenType != JsonTokenType.PropertyName) continue;
                var name = json.GetString();
                json.Read();
                if (name == "k") id = json.GetString() ?? "";
                else if (name == "n") nonce = json.GetBytesFromBase64();
                else if (name == "c") sealedBytes = json.GetBytesFromBase64();
            }

            if (id.Length > 0 && nonce.Length == NonceBytes && sealedBytes.Length > TagBytes) return (id, nonce, sealedBytes);
        }
        catch (Exception cause) when (cause is JsonException or FormatException or InvalidOperationException)
        {
            throw Unreadable(store, key, "it is not sealed as Hay seals.", cause);
        }

        throw Unreadable(store, key, "it is not sealed as Hay seals.");
    }

    // Each part with its length, so that no two places are written alike.
    private static byte[] Place(string store, string key, long version) =>
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"hay care 1\n{store.Length}:{store}\n{key.Length}:{key}\n{version}"));

    // From a damaged record it may be anything.
    private static string Shown(string id) => id.Length <= 40 && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') ? id : "?";

    private static UnreadableRecordException Unreadable(string store, string key, string why, Exception? cause = null) =>
        new($"the record {RecordName.Of(store, key)}", new CryptographicException(why, cause));
}
