using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hay.Grains;

/// <summary>A session id is a plain string in JSON, as a value and as a dictionary key.</summary>
internal sealed class SessionIdJson : JsonConverter<SessionId>
{
    public override SessionId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? Parse(reader.GetString()) : throw Wrong();

    public override void Write(Utf8JsonWriter writer, SessionId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());

    public override SessionId ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Parse(reader.GetString());

    public override void WriteAsPropertyName(Utf8JsonWriter writer, SessionId value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.ToString());

    private static SessionId Parse(string? text) => SessionId.TryParse(text, out var id) ? id : throw Wrong();

    private static JsonException Wrong() => new("A session id looks like 20261124T1830.");
}
