using System.Text.Json.Serialization;

namespace Hay.Grains;

/// <summary>
/// How states and facts are written: camelCase, no nulls, enums as words, no CLR type names. Source-generated, so
/// reading twenty thousand of them at start needs no reflection.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Activity))]
[JsonSerializable(typeof(Organisation))]
[JsonSerializable(typeof(Profile))]
[JsonSerializable(typeof(Space))]
[JsonSerializable(typeof(Fact))]
[JsonSerializable(typeof(Listing))]
public sealed partial class GrainJson : JsonSerializerContext;
