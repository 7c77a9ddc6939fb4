using System.Buffers.Binary;
using System.Security.Cryptography;
using Hay.Grains;

namespace Hay.Uptake.Counting;

/// <summary>People by numbers while they are counted, and what they say of themselves.</summary>
/// <param name="secret">Of the store: <see cref="KeyOf"/> tells nobody anything who does not have it.</param>
internal sealed class People(byte[] secret)
{
    private readonly Dictionary<Guid, int> _numbers = [];
    private readonly List<(ulong Key, string Neighbourhood, string AgeBand)> _people = [];

    public int NumberOf(Guid person)
    {
        if (_numbers.TryGetValue(person, out var known)) return known;
        Span<byte> own = stackalloc byte[16], hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        person.TryWriteBytes(own);
        HMACSHA256.HashData(secret, own, hash);
        _people.Add((BinaryPrimitives.ReadUInt64LittleEndian(hash), "", ""));
        return _numbers[person] = _people.Count - 1;
    }

    public void Say(int person, AboutMe about) => _people[person] = (_people[person].Key, about.Neighbourhood, about.AgeBand);

    /// <summary>What they said last; empty where they did not.</summary>
    public (string Neighbourhood, string AgeBand) this[int person] => (_people[person].Neighbourhood, _people[person].AgeBand);

    /// <summary>Stands for somebody in <see cref="Crowd.Members"/>: the same for ever, and no way back to them.</summary>
    public ulong KeyOf(int person) => _people[person].Key;
}
