using System.Buffers;
using System.Text.Json;

namespace Hay.Silo.Import.OpenActive;

/// <summary>
/// What an opportunity does not say itself, the event above it says for it (modelling-opportunity-data 2.0, section
/// "property inheritance"), when that event is written out in it.
/// </summary>
internal static class Inheritance
{
    private const int Generations = 3;

    // Ids and dates are an opportunity's own.
    private static readonly HashSet<string> NotInherited = new(StringComparer.Ordinal)
    {
        "@id", "id", "identifier", "@type", "type", "url", "subEvent", "superEvent", "startDate", "endDate", "duration", "eventStatus", "eventSchedule",
    };

    public static JsonElement Of(JsonElement opportunity, int generation = 0)
    {
        var above = opportunity.Field("superEvent");
        if (above.ValueKind != JsonValueKind.Object || generation == Generations) return opportunity;
        above = Of(above, generation + 1);

        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartObject();
            foreach (var property in opportunity.EnumerateObject()) property.WriteTo(writer);
            foreach (var property in above.EnumerateObject().Where(p => !NotInherited.Contains(p.Name) && !opportunity.Has(p.Name))) property.WriteTo(writer);
            writer.WriteEndObject();
        }

        using var whole = JsonDocument.Parse(bytes.WrittenMemory);
        return whole.RootElement.Clone();
    }
}
