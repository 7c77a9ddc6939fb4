using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Hay.Grains;

/// <summary>
/// How states and facts are written: camelCase, no nulls, enums as words, no CLR type names.
/// Not source-generated: generated readers set every init-only property, so a field that yesterday's record does not
/// have would lose its default (see docs/decisions).
/// </summary>
public sealed class GrainJson
{
    public static readonly GrainJson Default = new();

    private GrainJson()
    {
        Options = new JsonSerializerOptions(JsonSerializerDefaults.General)
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        };
        Options.MakeReadOnly();
    }

    /// <summary>Read-only.</summary>
    public JsonSerializerOptions Options { get; }

    public JsonTypeInfo<Activity> Activity => Info<Activity>();
    public JsonTypeInfo<Organisation> Organisation => Info<Organisation>();
    public JsonTypeInfo<Profile> Profile => Info<Profile>();
    public JsonTypeInfo<Space> Space => Info<Space>();
    public JsonTypeInfo<Fact> Fact => Info<Fact>();
    public JsonTypeInfo<Listing> Listing => Info<Listing>();

    private JsonTypeInfo<T> Info<T>() => (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T));
}
