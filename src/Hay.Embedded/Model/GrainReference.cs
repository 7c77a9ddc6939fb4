using System.ComponentModel;
using Hay.Embedded;

namespace Orleans.Runtime;

/// <summary>How everything outside a grain holds it. Two references are equal when they lead to the same grain.</summary>
public abstract class GrainReference : IAddressable, IEquatable<GrainReference>
{
    private readonly GrainReferenceShared _shared;
    private readonly IdSpan _key;

    // Where the last call went. It refuses what comes after its end, so it need not be current.
    private ITarget? _target;

    protected GrainReference(GrainReferenceShared shared, IdSpan key) => (_shared, _key) = (shared, key);

    public GrainId GrainId => new(_shared.GrainType, _key);

    internal IdSpan Key => _key;

    public bool Equals(GrainReference? other) => other is not null && GrainId == other.GrainId;

    public override bool Equals(object? obj) => Equals(obj as GrainReference);

    public override int GetHashCode() => GrainId.GetHashCode();

    public sealed override string ToString() => GrainId.ToString();

    public static bool operator ==(GrainReference? reference1, GrainReference? reference2) => Equals(reference1, reference2);

    public static bool operator !=(GrainReference? reference1, GrainReference? reference2) => !Equals(reference1, reference2);

    internal object Cast(Type interfaceType) =>
        interfaceType.IsInstanceOfType(this) ? this : _shared.Silo.Types.Reference(interfaceType, _shared, _key);

    /// <summary>For generated code: makes a call and hands back its end.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected Task Call(GrainCall call, CancellationToken cancellationToken = default)
    {
        if (cancellationToken.CanBeCanceled) call.AnswerWhenCancelled(cancellationToken);
        Send(call, _shared.Rounds.Due);
        return call.Answer;
    }

    /// <inheritdoc cref="Call(GrainCall, CancellationToken)"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected Task<T> Call<T>(GrainCall<T> call, CancellationToken cancellationToken = default)
    {
        if (cancellationToken.CanBeCanceled) call.AnswerWhenCancelled(cancellationToken);
        Send(call, _shared.Rounds.Due);
        return call.Answer;
    }

    /// <summary>For generated code: makes a call that nobody waits for.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected Task Tell(OneWayCall call)
    {
        Send(call, due: long.MaxValue);
        return Task.CompletedTask;
    }

    /// <summary>For generated code: a grain or observer on its way into a call, as a reference.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected static T Pass<T>(T argument)
        where T : class? => Passing.Argument(argument);

    private void Send(Turn turn, long due)
    {
        turn.Due = due;
        try
        {
            while (_target?.Receive(turn) != true) _target = _shared.Locate(_key);
        }
        catch (Exception undeliverable) when (undeliverable is OrleansException or TimeoutException)
        {
            turn.Fail(undeliverable);
        }
    }
}

/// <summary>What the references to all grains of a type, or to all observers, have in common.</summary>
public abstract class GrainReferenceShared
{
    private protected GrainReferenceShared(Silo silo, GrainType type) => (Silo, Rounds, GrainType) = (silo, silo.Rounds, type);

    internal Silo Silo { get; }

    internal Rounds Rounds { get; }

    internal GrainType GrainType { get; }

    /// <summary>Where calls to this key go now.</summary>
    /// <exception cref="SiloUnavailableException">The silo takes no calls.</exception>
    internal abstract ITarget Locate(IdSpan key);
}
