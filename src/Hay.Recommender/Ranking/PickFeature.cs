namespace Hay.Recommender.Ranking;

/// <summary>What speaks for a listing when the site picks for somebody, in the order of a feature row.</summary>
public enum PickFeature
{
    /// <summary>How well it goes with what the person saved and went to: the model's score, in standard deviations over the candidates.</summary>
    Taste,

    /// <summary>How many come to it, as <see cref="Recommender.Popularity"/> scores it.</summary>
    Popular,

    /// <summary>How near it is.</summary>
    Near,

    /// <summary>How well its time fits those the person chose or goes at, 0 to 1.</summary>
    Time,

    /// <summary>How soon it is.</summary>
    Soon,

    /// <summary>It was checked lately.</summary>
    Checked,
}

/// <summary>The features of one listing for one person. Training and picking write them here and nowhere else, so that a weight means the same in both.</summary>
public readonly record struct PickFeatures
{
    private const double NearKilometres = 5;
    private const double SoonDays = 7;

    public static IReadOnlyList<string> Names { get; } = Enum.GetNames<PickFeature>();

    /// <inheritdoc cref="PickFeature.Taste"/>
    public float Taste { get; init; }

    /// <inheritdoc cref="PickFeature.Popular"/>
    public float Popular { get; init; }

    /// <summary>From the person to the venue; null where one of them is not known, or it is online.</summary>
    public double? Kilometres { get; init; }

    /// <inheritdoc cref="PickFeature.Time"/>
    public float Time { get; init; }

    /// <summary>Until it begins, from now; not negative.</summary>
    public double Days { get; init; }

    /// <inheritdoc cref="PickFeature.Checked"/>
    public bool IsChecked { get; init; }

    /// <param name="row">As long as there are <see cref="PickFeature"/>s.</param>
    public void Write(Span<float> row)
    {
        row[(int)PickFeature.Taste] = Taste;
        row[(int)PickFeature.Popular] = Popular;
        row[(int)PickFeature.Near] = Kilometres is { } far ? (float)Math.Exp(-far / NearKilometres) : 0;
        row[(int)PickFeature.Time] = Time;
        row[(int)PickFeature.Soon] = (float)-Math.Log(1 + (Days / SoonDays));
        row[(int)PickFeature.Checked] = IsChecked ? 1 : 0;
    }
}
