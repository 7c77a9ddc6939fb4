using System.Buffers.Binary;
using System.Security.Cryptography;
using Hay.Grains;

namespace Hay.Uptake.Counting;

/// <summary>People by numbers while they are counted, and what they say of themselves.</summary>
/// <param name="secret">Of the store: <see cref="KeyOf"/> tells nobody anything who does not have it.</param>
internal sealed class People(byte[] secret)
{
    private readonly Dictionary<Guid, int> _numbers = [];
    private readonly List<(ulong Key, int Life)> _people = [];
    private readonly Numbers<(string Neighbourhood, string AgeBand)> _lives = new();

    public int NumberOf(Guid person)
    {
        if (_numbers.TryGetValue(person, out var known)) return known;
        Span<byte> own = stackalloc byte[16], hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        person.TryWriteBytes(own);
        HMACSHA256.HashData(secret, own, hash);
        _people.Add((BinaryPrimitives.ReadUInt64LittleEndian(hash), _lives.Of(("", ""))));
        return _numbers[person] = _people.Count - 1;
    }

    public void Say(int person, AboutMe about) => _people[person] = (_people[person].Key, _lives.Of((about.Neighbourhood, about.AgeBand)));

    /// <summary>The number of what they said last.</summary>
    public int LifeOf(int person) => _people[person].Life;

    /// <summary>What a number of <see cref="LifeOf"/> stands for; empty where they did not say.</summary>
    public (string Neighbourhood, string AgeBand) Life(int number) => _lives[number];

    /// <summary>Stands for somebody in <see cref="Crowd.Members"/>: the same for ever, and no way back to them.</summary>
    public ulong KeyOf(int person) => _people[person].Key;
}
