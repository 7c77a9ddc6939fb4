using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Hay.Grains;

namespace Hay.Uptake.Counting;

/// <summary>
/// Disclosure control: the one place where an exact count becomes what may be shown of it. None stays 0 and 1 to 7 is hidden, always. Any
/// other count is first moved a little, and then hidden or rounded to the nearest 5. So somebody who adds people of their own to a block until
/// its number steps still does not know how many others are in it, and who watches it from night to night does not know who came.
/// <para>
/// How far it is moved is drawn by a secret of the store. One part is drawn for the block, once for ever: no patience averages it away.
/// The other is drawn for the block and exactly these people in it: the same question has the same answer, and one person more or less
/// may move a number either way (the idea of the cell key method of the Australian Bureau of Statistics: Fraser and Wooton, 2005).
/// </para>
/// </summary>
/// <param name="secret">At least 16 bytes; the same ones give the same draws.</param>
internal sealed class Noise(byte[] secret)
{
    // The chance that a draw goes on by one. The block's own part is then 0 to 2 in two of three blocks, 6 and more in one of eleven.
    private const double GoesOn = 2.0 / 3, MemberGoesOn = 1.0 / 3;
    // What the block's own part takes off on average: put on again, so that large numbers are right on average.
    private const int Usual = 2;
    // Of both parts together: 6 and 1.5.
    private const double Variance = 7.5;
    // A draw of squared differences from a mean goes by these steps: one answer is up to a few dozen of them away.
    private const int Squared = 5;

    /// <param name="block">What is counted, in words that no other block has.</param>
    /// <param name="crowd">Who is in it.</param>
    public ProtectedCount Protect(string block, Crowd crowd)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        return Show(crowd.Count, Draw(block, crowd, hash));
    }

    // Both parts.
    private int Draw(string block, Crowd crowd, Span<byte> hash)
    {
        var own = Draw(block, hash);
        // The members' part hangs on the block's hash, not on its name: no text can be both.
        BinaryPrimitives.WriteUInt64LittleEndian(hash, BinaryPrimitives.ReadUInt64LittleEndian(hash) ^ crowd.Members);
        BinaryPrimitives.WriteInt32LittleEndian(hash[8..], BinaryPrimitives.ReadInt32LittleEndian(hash[8..]) ^ crowd.Count);
        HMACSHA256.HashData(secret, hash, hash);
        return Draw(hash, MemberGoesOn) - Draw(hash[8..], MemberGoesOn) - own;
    }

    /// <summary>Of a number that is watched while it grows: only the block's own part moves it, so it never falls.</summary>
    /// <param name="block">What is counted, in words that no other block has.</param>
    /// <param name="count">How many.</param>
    public ProtectedCount ProtectGrowing(string block, int count) => Show(count, -Draw(block, stackalloc byte[HMACSHA256.HashSizeInBytes]));

    /// <summary>The mean of answers: their sum is moved as the number of people is, by draws of its own.</summary>
    /// <param name="block">What is counted, in words that no other block has.</param>
    /// <param name="crowd">Who answered.</param>
    /// <param name="answers">What each of them said.</param>
    /// <returns>Null: they are fewer than eight. Whether more are hidden too, <see cref="Protect"/> says of them.</returns>
    public ProtectedMean? Mean(string block, Crowd crowd, IReadOnlyCollection<int> answers)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        if (crowd.Count <= ProtectedCount.HighestHidden) return null;
        var moved = Draw(block, crowd, hash);
        var (n, exact) = (answers.Count, answers.Average());
        var mean = exact + ((moved + Usual) / (double)n);
        // How far answers lie apart would tell of one of them who knows all others: it is moved too, by a draw of its own. What the draws
        // themselves add to the error is in the interval.
        var apart = Math.Max(0, answers.Sum(answer => (answer - exact) * (answer - exact)) + (Squared * (Draw($"{block}|apart", crowd, hash) + Usual)));
        var error = Math.Sqrt((apart / (n - 1) / n) + (Variance / n / n)) * Student(n - 1);
        static double Tenth(double value) => Math.Round(Math.Clamp(value, 0, Wellbeing.Most), 1);
        return new(Tenth(mean), Tenth(mean - error), Tenth(mean + error));
    }

    // Student's t at 97.5 %, from six degrees of freedom on to a thousandth (Abramowitz and Stegun, 26.7.5).
    private static double Student(int freedom)
    {
        const double Z = 1.959964;
        return Z + ((Math.Pow(Z, 3) + Z) / (4 * freedom)) + (((5 * Math.Pow(Z, 5)) + (16 * Math.Pow(Z, 3)) + (3 * Z)) / (96.0 * freedom * freedom));
    }

    // Where a number stops being hidden and where it steps hang on the same draw: two steps tell no more of it than one.
    private static ProtectedCount Show(int count, int moved) => ProtectedCount.Of(
        count <= 0 ? 0 : count <= ProtectedCount.HighestHidden || count + moved <= ProtectedCount.HighestHidden ? 1 : count + moved + Usual);

    // The block's own part; its hash is left in the span.
    private int Draw(string block, Span<byte> hash)
    {
        HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(block), hash);
        return Draw(hash, GoesOn);
    }

    // A geometric draw from eight bytes: how often in a row something with this chance goes on.
    private static int Draw(ReadOnlySpan<byte> bytes, double goesOn) =>
        (int)(Math.Log(((BinaryPrimitives.ReadUInt64LittleEndian(bytes) >> 11) + 1) * (1.0 / (1UL << 53))) / Math.Log(goesOn));
}
