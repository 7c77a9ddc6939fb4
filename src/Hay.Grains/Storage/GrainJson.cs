using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Hay.Grains;

/// <summary>
/// How states and facts are written: camelCase, enums as words, no CLR type names, and nothing that says no more than a
/// new record would (a default is part of the stored form: never change one). That halves what is stored and read.
/// Not source-generated: generated readers set every init-only property, so a field that a record does not have would
/// lose its default (docs/decisions/0004).
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
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutDefaults } },
        };
        Options.MakeReadOnly();
    }

    /// <summary>Read-only.</summary>
    public JsonSerializerOptions Options { get; }

    public JsonTypeInfo<Activity> Activity => Info<Activity>();
    public JsonTypeInfo<Organisation> Organisation => Info<Organisation>();
    public JsonTypeInfo<FeedList> FeedList => Info<FeedList>();
    public JsonTypeInfo<HookList> HookList => Info<HookList>();
    public JsonTypeInfo<Profile> Profile => Info<Profile>();
    public JsonTypeInfo<Space> Space => Info<Space>();
    public JsonTypeInfo<Fact> Fact => Info<Fact>();
    public JsonTypeInfo<Listing> Listing => Info<Listing>();

    private JsonTypeInfo<T> Info<T>() => (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T));

    // What a property is in a new object of its type. Types that only their constructor can fill have no such thing.
    private static void LeaveOutDefaults(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object || type.Type.GetConstructor(Type.EmptyTypes) is null) return;
        // Made when the first one is written: a start only reads, and is ready sooner.
        var fresh = new Lazy<object>(() => Activator.CreateInstance(type.Type)!);
        foreach (var property in type.Properties)
        {
            if (property is not { Get: { } get, IsRequired: false }) continue;
            property.ShouldSerialize = (_, value) => value is not null && !SaysTheSame(value, get(fresh.Value), type.Options);
        }
    }

    // Records compare lists by identity; here an empty list is an empty list.
    private static bool SaysTheSame(object? value, object? usual, JsonSerializerOptions options)
    {
        if (Equals(value, usual)) return true;
        if (value is null || usual is null || value.GetType() != usual.GetType()) return false;
        if (value is ICollection list) return list.Count == 0 && ((ICollection)usual).Count == 0;
        var type = options.GetTypeInfo(value.GetType());
        return type.Kind == JsonTypeInfoKind.Object
            && type.Properties.All(p => p.Get is not { } get || SaysTheSame(get(value), get(usual), options));
    }
}
