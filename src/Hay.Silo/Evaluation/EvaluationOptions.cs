namespace Hay.Silo.Evaluation;

/// <summary>What <c>hay evaluate</c> was asked.</summary>
internal sealed record EvaluationOptions
{
    /// <summary>Only this model; null for all that fit.</summary>
    public string? Model { get; init; }

    /// <summary>Settings as they are by default, instead of chosen on a validation part.</summary>
    public bool Untuned { get; init; }

    /// <summary>Where data that know times are cut, in milliseconds since 1970; null for where four fifths of the visits are before.</summary>
    public long? Cut { get; init; }

    /// <summary>Bytes that training may take.</summary>
    public long Memory { get; init; } = 4L << 30;

    public int Seed { get; init; } = 1;
}
