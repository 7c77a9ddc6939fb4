using System.Buffers.Binary;
using System.Security.Cryptography;
using Hay.Grains;

namespace Hay.Uptake.Counting;

/// <summary>
/// People by numbers while they are counted, what they say of themselves, and how often each counts. In every table and quarter one
/// person in 64 is left out and one counts twice, drawn by a secret that never leaves the store: so two tables of the same people do
/// not come to the same sums, and what one hides cannot be taken from the other. On average that changes nothing.
/// </summary>
/// <param name="secret">At least 16 bytes; the same ones give the same draws.</param>
internal sealed class People(byte[] secret)
{
    private readonly Dictionary<Guid, int> _numbers = [];
    private readonly List<(ulong Draw, string Neighbourhood, string AgeBand)> _people = [];

    public int NumberOf(Guid person)
    {
        if (_numbers.TryGetValue(person, out var known)) return known;
        Span<byte> own = stackalloc byte[16], hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        person.TryWriteBytes(own);
        HMACSHA256.HashData(secret, own, hash);
        _people.Add((BinaryPrimitives.ReadUInt64LittleEndian(hash), "", ""));
        return _numbers[person] = _people.Count - 1;
    }

    public void Say(int person, AboutMe about) => _people[person] = (_people[person].Draw, about.Neighbourhood, about.AgeBand);

    /// <summary>What they said last; empty where they did not.</summary>
    public (string Neighbourhood, string AgeBand) this[int person] => (_people[person].Neighbourhood, _people[person].AgeBand);

    /// <summary>0, 1 or 2: how often somebody counts in a table's quarter.</summary>
    public int Copies(int person, UptakeTable table, Quarter quarter)
    {
        // The finaliser of SplitMix64 (Steele, Lea and Flood 2014): every bit of what goes in changes half of what comes out.
        var mixed = _people[person].Draw + (0x9E3779B97F4A7C15 * (ulong)(1 + (int)table + (8 * ((quarter.Year * 4) + quarter.Number))));
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return (mixed >> 58) switch { 0 => 0, 1 => 2, _ => 1 };
    }
}
