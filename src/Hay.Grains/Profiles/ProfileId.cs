using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hay.Grains;

/// <summary>A person, pseudonymous: a random value that only their own device holds. Never a name or an address.</summary>
[GenerateSerializer, Immutable, Alias("hay.ProfileId"), JsonConverter(typeof(ProfileIdJson))]
public readonly record struct ProfileId([property: Id(0)] string Value)
{
    public static ProfileId New() => new(Guid.NewGuid().ToString("n"));

    /// <summary>True for 32 lower-case hexadecimal digits, the only form that <see cref="New"/> makes.</summary>
    public static bool TryParse(string? text, out ProfileId id)
    {
        id = new ProfileId(text ?? "");
        return text is { Length: 32 } && text.All(char.IsAsciiHexDigitLower);
    }

    public override string ToString() => Value;
}

internal sealed class ProfileIdJson : JsonConverter<ProfileId>
{
    public override ProfileId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetString() ?? "");

    public override void Write(Utf8JsonWriter writer, ProfileId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}
