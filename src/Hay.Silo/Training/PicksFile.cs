using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Hay.Grains;
using Hay.Recommender;
using Hay.Recommender.Files;
using Hay.Recommender.Ranking;

namespace Hay.Silo.Training;

/// <summary>
/// A model of the picks as a file: eight letters, the version of the format, a JSON head with its length before it (the card, the
/// settings, the listings), the taste model's numbers, the popularity's, and a SHA-256 of all before. Whole numbers have four bytes,
/// the low one first.
/// </summary>
internal static class PicksFile
{
    private const int Format = 1;
    private const int MostHead = 64 * 1024 * 1024;
    private static readonly byte[] Magic = "HayPicks"u8.ToArray();
    private static readonly JsonSerializerOptions Json = new(GrainJson.Default.Options) { RespectNullableAnnotations = true };

    public static string NameOf(PicksCard card) => $"picks-{card.Version}.model";

    /// <summary>The same model gives the same bytes.</summary>
    /// <param name="to">Empty, and can be read again.</param>
    /// <param name="trained">With its model.</param>
    public static void Write(Stream to, Trained trained)
    {
        var model = trained.Model ?? throw new ArgumentException("There is no model to write.", nameof(trained));
        var head = JsonSerializer.SerializeToUtf8Bytes(new Head
        {
            Card = trained.Card,
            Ease = trained.Settings.Recipe.Ease,
            Similarity = trained.Settings.Recipe.Similarity,
            Seen = [.. trained.Settings.Rankings.Seen.Weights.Select(Weight.Of)],
            Unseen = [.. trained.Settings.Rankings.Unseen.Weights.Select(Weight.Of)],
            Listings = model.Listings,
        }, Json);
        to.Write(Magic);
        WriteInt(to, Format);
        WriteInt(to, head.Length);
        to.Write(head);
        ModelNumbers.Write(to, model.Taste);
        ModelNumbers.Write(to, Popularity.Of(model.Popular));
        to.Write(Sum(to, to.Length));
    }

    /// <exception cref="InvalidDataException">It is not what was written; the message says in a sentence what is wrong.</exception>
    public static PicksRead Read(Stream from)
    {
        var (head, checksum) = ReadHead(from);
        var listings = head.Listings.Length;
        var popularBytes = (2L * sizeof(int)) + ((long)listings * sizeof(float));
        var taste = ModelNumbers.Read(from, from.Length - from.Position - SHA256.HashSizeInBytes - popularBytes);
        var popular = ModelNumbers.Read(from, popularBytes) as Popularity ?? throw new InvalidDataException("The model says nothing of how many come.");
        if (taste.ItemCount != listings || popular.ItemCount != listings) throw new InvalidDataException($"The model scores {taste.ItemCount} listings and names {listings}.");
        var settings = head.Settings();
        return new(new(head.Card.Version, head.Listings, taste, popular.Scores, settings.Rankings, head.Card.Exploration), settings, head.Card, checksum);
    }

    /// <summary>What was chosen for a model, without the model. All of the file is checked.</summary>
    /// <exception cref="InvalidDataException">It is not what was written.</exception>
    public static (PicksSettings Settings, string Checksum) ReadSettings(Stream from)
    {
        var (head, checksum) = ReadHead(from);
        return (head.Settings(), checksum);
    }

    // The checksum first: after it nothing is wrong by chance.
    private static (Head Head, string Checksum) ReadHead(Stream from)
    {
        var start = Magic.Length + (2 * sizeof(int));
        var length = from.Length - SHA256.HashSizeInBytes;
        if (length < start) throw new InvalidDataException("The file is too short for a model.");
        var bytes = new byte[start];
        from.ReadExactly(bytes);
        if (!bytes.AsSpan().StartsWith(Magic)) throw new InvalidDataException("The file is no model of Hay's.");
        if (BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(Magic.Length)) is var format and not Format) throw new InvalidDataException($"The model has the format {format}; this Hay knows {Format}.");
        var sum = Sum(from, length);
        var there = new byte[SHA256.HashSizeInBytes];
        from.ReadExactly(there);
        if (!there.SequenceEqual(sum)) throw new InvalidDataException("The model's checksum is not that of its bytes.");

        var count = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(Magic.Length + sizeof(int)));
        if (count is < 2 or > MostHead || count > length - start) throw new InvalidDataException("The model's head is longer than the file.");
        var json = new byte[count];
        from.Position = start;
        from.ReadExactly(json);
        return (ParseHead(json), Convert.ToHexStringLower(sum));
    }

    private static Head ParseHead(byte[] json)
    {
        try
        {
            var head = JsonSerializer.Deserialize<Head>(json, Json) ?? throw new JsonException("It is null.");
            if (head.Seen.Concat(head.Unseen).Any(weight => weight is not { IsUsable: true })) throw new InvalidDataException("A weight in the model is not a number.");
            if (!head.Settings().AreUsable) throw new InvalidDataException("The model weighs other features than this Hay.");
            if (head.Card.Exploration is not (>= 0 and <= 1)) throw new InvalidDataException("The model's exploration share is not between 0 and 1.");
            if (head.Listings.Contains(null!) || head.Listings.Distinct().Count() != head.Listings.Length) throw new InvalidDataException("The model does not name each listing once.");
            return head;
        }
        catch (JsonException cause)
        {
            throw new InvalidDataException("The model's head cannot be read.", cause);
        }
    }

    // Of the first bytes, wherever the stream is; leaves it behind them.
    private static byte[] Sum(Stream of, long length)
    {
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var part = new byte[1 << 16];
        of.Position = 0;
        for (var left = length; left > 0;)
        {
            var read = of.ReadAtLeast(part.AsSpan(0, (int)Math.Min(left, part.Length)), 1, throwOnEndOfStream: true);
            sum.AppendData(part, 0, read);
            left -= read;
        }

        return sum.GetHashAndReset();
    }

    private static void WriteInt(Stream to, int number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        to.Write(bytes);
    }

    private sealed record Head
    {
        public required PicksCard Card { get; init; }
        public EaseOptions? Ease { get; init; }
        public SimilarityOptions? Similarity { get; init; }
        public ImmutableArray<Weight> Seen { get; init; } = [];
        public ImmutableArray<Weight> Unseen { get; init; } = [];
        public ImmutableArray<string> Listings { get; init; } = [];

        public PicksSettings Settings() => new(new(Ease, Similarity, null), new(new([.. Seen.Select(weight => weight.ToFeature())]), new([.. Unseen.Select(weight => weight.ToFeature())])), Card.Examples);
    }

    private sealed record Weight
    {
        public string Name { get; init; } = "";
        public double Mean { get; init; }
        public double Deviation { get; init; }
        public double Points { get; init; }

        public bool IsUsable => double.IsFinite(Mean) && double.IsFinite(Points) && double.IsFinite(Deviation) && Deviation > 0;

        public static Weight Of(FeatureWeight weight) => new() { Name = weight.Name, Mean = weight.Mean, Deviation = weight.Deviation, Points = weight.Weight };

        public FeatureWeight ToFeature() => new(Name, Mean, Deviation, Points);
    }
}

/// <summary>A model with all that its file says. Checksum: SHA-256 of what is before it in the file, in hexadecimal.</summary>
internal sealed record PicksRead(PicksModel Model, PicksSettings Settings, PicksCard Card, string Checksum)
{
    public OfferedModel Offer(string file) => new() { File = file, Checksum = Checksum, Card = Card };
}
