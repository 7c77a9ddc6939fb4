using System.Text.Json;
using System.Text.Json.Serialization;
using Hay.Grains;

namespace Hay.Silo.Demo;

/// <summary>An access fact in the content files: true, false, "part", or null for not known.</summary>
internal sealed class KnownJson : JsonConverter<Known>
{
    public override bool HandleNull => true;

    public override Known Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.True => Known.Yes,
        JsonTokenType.False => Known.No,
        JsonTokenType.Null => Known.Unknown,
        JsonTokenType.String when reader.ValueTextEquals("part"u8) => Known.Part,
        _ => throw new JsonException("An access fact is true, false, \"part\" or null."),
    };

    public override void Write(Utf8JsonWriter writer, Known value, JsonSerializerOptions options) => throw new NotSupportedException();
}

/// <summary>Text in the content files: null means not known, which in a listing is the empty text.</summary>
internal sealed class TextJson : JsonConverter<string>
{
    public override bool HandleNull => true;

    public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Null ? "" : reader.GetString()!;

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => throw new NotSupportedException();
}
