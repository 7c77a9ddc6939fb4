using Orleans.Runtime;

namespace Orleans;

/// <summary>Questions about a grain, a reference or an observer's reference.</summary>
public static class GrainExtensions
{
    /// <summary>A reference to the same grain by another of its interfaces; for a grain's <c>this</c>, the way to hand itself out.</summary>
    /// <exception cref="ArgumentException">An object that is neither a grain nor a reference.</exception>
    public static TGrainInterface AsReference<TGrainInterface>(this IAddressable grain) =>
        (TGrainInterface)grain.AsReference(typeof(TGrainInterface));

    /// <inheritdoc cref="AsReference{TGrainInterface}"/>
    public static object AsReference(this IAddressable grain, Type interfaceType) => ReferenceTo(grain).Cast(interfaceType);

    /// <inheritdoc cref="AsReference{TGrainInterface}"/>
    public static TGrainInterface Cast<TGrainInterface>(this IAddressable grain) => grain.AsReference<TGrainInterface>();

    public static GrainId GetGrainId(this IAddressable grain) => grain switch
    {
        GrainReference reference => reference.GrainId,
        IGrainBase { GrainContext: { } context } => context.GrainId,
        _ => throw NotAGrain(grain),
    };

    public static string GetPrimaryKeyString(this IAddressable grain) => grain.GetGrainId().Key.ToString();

    private static GrainReference ReferenceTo(IAddressable grain) => grain switch
    {
        GrainReference reference => reference,
        IGrainBase { GrainContext: { } context } => context.GrainReference,
        _ => throw NotAGrain(grain),
    };

    private static ArgumentException NotAGrain(IAddressable? grain) => new(
        $"{grain?.GetType().FullName ?? "null"} is neither a reference nor a grain made by the runtime.", nameof(grain));
}
