using System.Security.Cryptography;
using Hay.Recommender;
using Hay.Silo.Training;

namespace Hay.Silo.Tests.Training;

/// <summary>A model file is read as it was written, or not at all.</summary>
public sealed class PicksFileTests(TownFixture town) : IClassFixture<TownFixture>
{
    private readonly Lazy<byte[]> _bytes = new(() => TownFixture.Bytes(town.Copy()));

    [Fact]
    public void What_was_written_is_read_and_written_again_alike()
    {
        var folder = town.Copy();
        var (file, trained) = TownFixture.Train(folder);
        var read = new ModelFolder(folder).Read(file);
        Assert.Equal(trained.Settings.Recipe, read.Settings.Recipe);
        Assert.Equal(trained.Settings.Rankings.Seen.Weights.ToArray(), read.Settings.Rankings.Seen.Weights.ToArray());
        Assert.Equal(trained.Model!.Popular.ToArray(), read.Model.Popular.ToArray());
        Assert.Equal(trained.Model.Listings.ToArray(), read.Model.Listings.ToArray());
        using var again = new MemoryStream();
        PicksFile.Write(again, new Trained(read.Model, read.Settings, read.Card));
        Assert.Equal(_bytes.Value, again.ToArray());
    }

    [Fact]
    public void A_file_that_ends_too_soon_is_refused()
    {
        for (var length = 0; length < _bytes.Value.Length; length += Math.Max(1, length / 7)) Refused(_bytes.Value[..length]);
        Refused([.. _bytes.Value, 0]);
    }

    [Fact]
    public void A_single_bit_that_is_wrong_is_noticed()
    {
        var random = new Random(5);
        for (var i = 0; i < 300; i++)
        {
            var bytes = _bytes.Value.ToArray();
            bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            Refused(bytes);
        }
    }

    [Fact]
    public void Parts_that_are_swapped_are_noticed()
    {
        var (bytes, half) = (_bytes.Value, _bytes.Value.Length / 2);
        Refused([.. bytes[half..], .. bytes[..half]]);
        Refused([.. bytes[..100], .. bytes[200..300], .. bytes[100..200], .. bytes[300..]]);
        Refused([.. bytes[..^32], .. new byte[32]]);
    }

    // Somebody, or a mistake of ours, wrote nonsense and a checksum that fits it.
    [Fact]
    public void Nonsense_under_a_good_checksum_is_refused_as_well()
    {
        var random = new Random(6);
        for (var i = 0; i < 300; i++)
        {
            var bytes = _bytes.Value[..^32];
            for (var flips = 0; flips < 3; flips++) bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            if (i % 3 == 0) bytes = bytes[..random.Next(16, bytes.Length)];
            byte[] sealedBytes = [.. bytes, .. SHA256.HashData(bytes)];
            try
            {
                var read = PicksFile.Read(new MemoryStream(sealedBytes));
                Assert.True(float.IsFinite(Score(read.Model.Taste))); // a number or a word was changed, no more
            }
            catch (InvalidDataException)
            {
            }
        }
    }

    [Fact]
    public void A_length_beyond_the_file_takes_no_memory()
    {
        var bytes = _bytes.Value[..^32];
        BitConverter.TryWriteBytes(bytes.AsSpan(12), int.MaxValue); // the head
        Refused([.. bytes, .. SHA256.HashData(bytes)]);
        bytes = _bytes.Value[..^32];
        var head = BitConverter.ToInt32(bytes, 12);
        BitConverter.TryWriteBytes(bytes.AsSpan(16 + head + 4), 46_000); // items of the taste model: two thousand million numbers
        var before = GC.GetAllocatedBytesForCurrentThread();
        Refused([.. bytes, .. SHA256.HashData(bytes)]);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 5_000_000);
    }

    private static float Score(IRecommender model)
    {
        var scores = new float[model.ItemCount];
        model.Score([0, 1], scores);
        return scores.Sum();
    }

    private static void Refused(byte[] bytes) => Assert.Throws<InvalidDataException>(() => PicksFile.Read(new MemoryStream(bytes)));
}
