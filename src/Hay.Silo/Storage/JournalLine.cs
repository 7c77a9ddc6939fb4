using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Hay.Grains;

namespace Hay.Silo.Storage;

/// <summary>
/// A fact as a journal keeps it. At: UTC, ISO 8601, for people who look with other tools. Profile: whom it names. TakesBack: what its
/// grain said before of how things are goes with it.
/// </summary>
internal readonly record struct JournalLine(long Number, string At, string Kind, string? Profile, string Json, bool TakesBack);

/// <summary>Between facts and how a journal keeps them.</summary>
/// <param name="json">Knows <see cref="Fact"/> (its <see cref="JsonSerializerOptions.TypeInfoResolver"/>).</param>
internal sealed class JournalText(JsonSerializerOptions json)
{
    private readonly JsonTypeInfo<Fact> _type = (JsonTypeInfo<Fact>)json.GetTypeInfo(typeof(Fact));

    /// <exception cref="ArgumentException">The fact has no number: numbers count from 1.</exception>
    public JournalLine Line(string grain, Fact fact) => fact.Number < 1
        ? throw new ArgumentException($"A fact of {grain} has the number {fact.Number}: numbers count from 1.")
        : new JournalLine(
            fact.Number,
            fact.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
            fact.Kind.ToString(),
            fact.Profile?.Value,
            JsonSerializer.Serialize(fact, _type),
            fact is { Kind: FactKind.SaidHowThingsAre, Wellbeing: { } said } && said == Wellbeing.NotSaid);

    /// <param name="position">In the journal.</param>
    /// <param name="grain">Who said it.</param>
    /// <param name="fact">UTF-8 JSON.</param>
    /// <exception cref="UnreadableRecordException">It is not what this Hay understands.</exception>
    public JournalEntry Read(long position, string grain, ReadOnlySpan<byte> fact)
    {
        try
        {
            return (PlainFact.Read(fact) ?? JsonSerializer.Deserialize(fact, _type)) is { } said
                ? new JournalEntry(position, grain, said)
                : throw new JsonException("It is null.");
        }
        catch (JsonException cause)
        {
            throw new UnreadableRecordException($"fact {position} of the journal (by {grain})", cause);
        }
    }
}
