using Hay.Recommender;
using Hay.Recommender.Algebra;
using Hay.Recommender.Training;

namespace Hay.Silo.Training;

/// <summary>
/// What could be known at a moment: the models of the site, trained on what had happened by then and on nothing later.
/// </summary>
internal sealed class PastKnowledge
{
    private PastKnowledge(IRecommender taste, Popularity popular, int[] visitors) => (Taste, Popular, Visitors) = (taste, popular, visitors);

    public IRecommender Taste { get; }

    public Popularity Popular { get; }

    /// <summary>For each listing how many people had chosen it.</summary>
    public int[] Visitors { get; }

    /// <param name="data">May know of later things: they are left out.</param>
    /// <param name="recipe">EASE, or item similarity.</param>
    /// <param name="moment">What had happened before it is known.</param>
    /// <param name="algebra">What inverts.</param>
    public static PastKnowledge Learn(TrainingData data, Recipe recipe, int moment, IDenseAlgebra algebra)
    {
        var visits = Visits(data, moment);
        return new(recipe.Train(visits, algebra, data.Traits), Count(data, moment), visits.ColumnCounts());
    }

    /// <summary>A row a person, a column a listing.</summary>
    public static SparseMatrix Visits(TrainingData data, int moment) => SparseMatrix.OfLargest(
        data.People.Length, data.Listings.Length, data.Interests.Where(interest => interest.Held(moment)).Select(interest => (interest.Person, interest.Listing, interest.Weight)));

    private static Popularity Count(TrainingData data, int moment)
    {
        const float MinutesADay = 24 * 60;
        return Popularity.Train(data.Listings.Length, [.. data.Interests.Where(interest => interest.Held(moment))
            .Select(interest => new Interaction(interest.Listing, interest.Weight, (moment - interest.From) / MinutesADay))]);
    }
}
