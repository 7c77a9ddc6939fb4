namespace Hay.Recommender.Ranking;

/// <summary>A model's scores made comparable between people: how many standard deviations each is from the mean of the candidates.</summary>
public static class StandardScores
{
    /// <summary>In place. Scores that are all alike become 0: they say nothing.</summary>
    /// <param name="scores">Of one person's candidates.</param>
    public static void Of(Span<float> scores)
    {
        var own = scores.ToArray();
        scores.Clear();
        Blend.AddStandardised(own, 1, scores);
    }
}
