using System.Collections.Frozen;
using System.Text;
using System.Text.Json;
using Hay.Grains;

namespace Hay.Silo.Storage;

/// <summary>
/// Reads facts that say no more than who did what and when, as nearly all of millions do: several times as fast as by reflection. Any
/// other fact, and any that is not quite as expected, is left to the general reader.
/// </summary>
internal static class PlainFact
{
    private static readonly FrozenDictionary<string, FactKind> Kinds = Enum.GetValues<FactKind>().ToFrozenDictionary(kind => kind.ToString());
    private static readonly FrozenDictionary<string, FactKind>.AlternateLookup<ReadOnlySpan<char>> ByLetters = Kinds.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly int Longest = Kinds.Keys.Max(name => name.Length);

    /// <param name="json">UTF-8.</param>
    /// <returns>Null: it says something else too.</returns>
    public static Fact? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return ReadOrNull(json);
        }
        catch (Exception cause) when (cause is JsonException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }

    private static Fact? ReadOrNull(ReadOnlySpan<byte> json)
    {
        var (number, times, activity) = (0L, 1, "");
        var (kind, at, session, profile) = (default(FactKind?), default(DateTimeOffset?), default(SessionId?), default(ProfileId?));
        var reader = new Utf8JsonReader(json);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.ValueSpan;
            if (name.SequenceEqual("number"u8)) number = reader.Read() ? reader.GetInt64() : 0;
            else if (name.SequenceEqual("times"u8)) times = reader.Read() ? reader.GetInt32() : 1;
            else if (name.SequenceEqual("at"u8)) at = reader.Read() ? reader.GetDateTimeOffset() : null;
            else if (name.SequenceEqual("activity"u8) && Text(ref reader) is { } slug) activity = slug;
            else if (name.SequenceEqual("profile"u8) && Text(ref reader) is { } who) profile = new ProfileId(who);
            else if (name.SequenceEqual("session"u8) && Text(ref reader) is { } when && SessionId.TryParse(when, out var parsed)) session = parsed;
            else if (name.SequenceEqual("kind"u8) && KindOf(ref reader) is { } known) kind = known;
            else return null;
        }

        if (reader.TokenType != JsonTokenType.EndObject || reader.Read()) return null;
        return kind is { } isOf && at is { } then
            ? new Fact { Number = number, Kind = isOf, At = then, Activity = activity, Session = session, Profile = profile, Times = times } : null;
    }

    private static string? Text(ref Utf8JsonReader reader) => reader.Read() && reader.TokenType == JsonTokenType.String ? reader.GetString() : null;

    private static FactKind? KindOf(ref Utf8JsonReader reader)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.String || reader.ValueIsEscaped || reader.ValueSpan.Length > Longest) return null;
        Span<char> letters = stackalloc char[reader.ValueSpan.Length];
        return Encoding.UTF8.TryGetChars(reader.ValueSpan, letters, out var length) && ByLetters.TryGetValue(letters[..length], out var kind) ? kind : null;
    }
}
