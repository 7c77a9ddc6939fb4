using Orleans.Runtime;

namespace Hay.Embedded;

/// <summary>
/// What crosses a call by reference must not let one grain into another's turn: grains go as references, as Orleans sends them.
/// </summary>
internal static class Passing
{
    /// <exception cref="ArgumentException">An observer that has no reference yet.</exception>
    public static T Argument<T>(T argument)
        where T : class? => argument switch
        {
            null or GrainReference => argument,
            IGrainBase { GrainContext: not null } grain => (T)grain.GrainContext.GrainReference.Cast(typeof(T)),
            _ => throw new ArgumentException(
                $"Pass the reference that CreateObjectReference<{typeof(T).Name}> gave, not the {argument.GetType().Name} itself."),
        };

    public static T Answer<T>(T answer) =>
        answer is IGrainBase { GrainContext: not null } grain ? (T)grain.GrainContext.GrainReference.Cast(typeof(T)) : answer;
}
