namespace Hay.Recommender.Ranking;

/// <summary>Those of whom it is known where they go, and those of whom it is not, are ranked for by weights of their own.</summary>
public sealed record TwoRankings(LinearRanking Seen, LinearRanking Unseen)
{
    public LinearRanking For(bool hasHistory) => hasHistory ? Seen : Unseen;
}
