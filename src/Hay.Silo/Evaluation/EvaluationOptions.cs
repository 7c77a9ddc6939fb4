using Hay.Silo.Storage;

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

    /// <summary>Of a Meetup export: fit the weights that Hay comes with, and nothing else.</summary>
    public bool StartingWeights { get; init; }

    /// <summary>spaces.json files of further counties, for people's places in a data folder of Hay's.</summary>
    public IReadOnlyList<string> SpaceFiles { get; init; } = [];

    /// <summary>The store that the data set named, where that is not a folder.</summary>
    public StorePlace? Store { get; init; }

    public int Seed { get; init; } = 1;
}
