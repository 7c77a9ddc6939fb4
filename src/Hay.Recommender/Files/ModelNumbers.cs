namespace Hay.Recommender.Files;

/// <summary>
/// Trained models as bytes: a number for the kind, then what the model is made of. The same model gives the same bytes on every machine.
/// Whoever keeps them adds a checksum: what is read here is checked for sense, not for having been changed.
/// </summary>
public static class ModelNumbers
{
    private const int OfPopularity = 1;
    private const int OfSimilarity = 2;
    private const int OfEase = 3;

    /// <exception cref="NotSupportedException">It is a model of another kind.</exception>
    public static void Write(Stream to, IRecommender model)
    {
        var numbers = new NumberWriter(to);
        switch (model)
        {
            case Popularity popularity:
                numbers.Write(OfPopularity);
                popularity.Write(numbers);
                break;
            case ItemSimilarity similarity:
                numbers.Write(OfSimilarity);
                similarity.Write(numbers);
                break;
            case Ease ease:
                numbers.Write(OfEase);
                ease.Write(numbers);
                break;
            default:
                throw new NotSupportedException($"A {model.GetType().Name} is not kept in files.");
        }
    }

    /// <param name="from">Read from where it is.</param>
    /// <param name="length">Bytes that the model takes: all of them are read.</param>
    /// <exception cref="InvalidDataException">It is not what <see cref="Write"/> writes.</exception>
    public static IRecommender Read(Stream from, long length)
    {
        var numbers = new NumberReader(from, length);
        IRecommender model = numbers.Int() switch
        {
            OfPopularity => Popularity.Read(numbers),
            OfSimilarity => ItemSimilarity.Read(numbers),
            OfEase => Ease.Read(numbers),
            var other => throw new InvalidDataException($"There is no kind of model {other}."),
        };
        numbers.End();
        return model;
    }
}
