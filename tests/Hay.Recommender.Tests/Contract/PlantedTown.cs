using Hay.Recommender.Algebra;

namespace Hay.Recommender.Tests.Contract;

/// <summary>A town with known tastes: whoever likes one thing of a kind likes the others, and now and then goes elsewhere.</summary>
internal static class PlantedTown
{
    public const int Kinds = 4;
    public const int ItemsOfAKind = 8;
    public const int Items = Kinds * ItemsOfAKind;
    public const int People = 120;

    public static int KindOf(int item) => item / ItemsOfAKind;

    public static int TasteOf(int person) => person % Kinds;

    /// <summary>Five visits to what the person likes, and one to anything.</summary>
    public static int[][] Visits()
    {
        var random = new Random(11);
        return [.. Enumerable.Range(0, People).Select(person =>
        {
            var liked = Enumerable.Range(TasteOf(person) * ItemsOfAKind, ItemsOfAKind).ToArray();
            random.Shuffle(liked);
            return liked.Take(5).Append(random.Next(Items)).ToArray();
        })];
    }

    public static SparseMatrix Matrix(int[][] visits) => SparseMatrix.OfSets(Items, visits);
}
