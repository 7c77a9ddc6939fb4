using Hay.Recommender.Algebra;
using Hay.Recommender.Files;
using Hay.Recommender.Tests.Contract;

namespace Hay.Recommender.Tests.Files;

public class ModelNumbersTests
{
    public static TheoryData<string> Kept => ["popularity", "similarity", "similarity, nearest only", "ease", "ease with facts"];

    [Theory, MemberData(nameof(Kept))]
    public void A_model_that_was_read_scores_as_the_one_that_was_written(string name)
    {
        var model = Models.All[name](SparseMatrix.OfSets(PlantedTown.Items, PlantedTown.Visits()));
        var bytes = Written(model);
        var read = ModelNumbers.Read(new MemoryStream(bytes), bytes.Length);
        Assert.Equal(model.Scores(1, 2, 9), read.Scores(1, 2, 9));
        Assert.Equal(model.Bytes, read.Bytes);
        Assert.Equal(bytes, Written(read));
    }

    [Theory, MemberData(nameof(Kept))]
    public void Any_visits_make_a_model_that_can_be_kept(string name)
    {
        for (var seed = 0; seed < 30; seed++)
        {
            var random = new Random(seed);
            var items = random.Next(12);
            var rows = Enumerable.Range(0, random.Next(8)).Select(_ => Enumerable.Range(0, items == 0 ? 0 : random.Next(6)).Select(_ => random.Next(items)).ToArray()).ToArray();
            var model = Models.All[name](SparseMatrix.OfSets(items, rows));
            var bytes = Written(model);
            Assert.Equal(model.Scores(0, 3), ModelNumbers.Read(new MemoryStream(bytes), bytes.Length).Scores(0, 3));
        }
    }

    [Theory, MemberData(nameof(Kept))]
    public void Bytes_that_end_too_soon_or_go_on_are_refused(string name)
    {
        var bytes = Written(Models.All[name](SparseMatrix.OfSets(5, [[0, 1], [1, 2, 4]])));
        for (var length = 0; length < bytes.Length; length++) Refused(bytes[..length]);
        Refused([.. bytes, 0, 0, 0, 0]);
    }

    [Fact]
    public void Numbers_that_make_no_sense_are_refused()
    {
        Refused([9, 0, 0, 0, 0, 0, 0, 0]); // no kind of model
        Refused(Ints(1, -1));
        Refused(Ints(1, int.MaxValue)); // more than there is
        Refused(Ints(3, 40_000)); // its square does not fit into 32 bits
        Refused(Ints(1, 1, BitConverter.SingleToInt32Bits(float.NaN)));
        Refused(Ints(2, 1, 1, 1, 0)); // a neighbour that is not there
        Refused(Ints(2, 2, 2, 1, 1, 0, 0, 0)); // one of them twice
    }

    [Fact]
    public void A_model_of_another_kind_is_not_kept() =>
        Assert.Throws<NotSupportedException>(() => Written(Models.All["als"](SparseMatrix.OfSets(2, [[0]]))));

    private static byte[] Written(IRecommender model)
    {
        using var bytes = new MemoryStream();
        ModelNumbers.Write(bytes, model);
        return bytes.ToArray();
    }

    private static byte[] Ints(params int[] numbers) => [.. numbers.SelectMany(BitConverter.GetBytes)];

    private static void Refused(byte[] bytes) => Assert.Throws<InvalidDataException>(() => ModelNumbers.Read(new MemoryStream(bytes), bytes.Length));
}
