using System.Collections.Immutable;
using System.Text.Json;
using Hay.Grains;

namespace Hay.Silo.Training;

/// <summary>Makes interests of facts, which come one by one in the order of the journal: millions of them, so none is kept as it came.</summary>
/// <param name="listings">Number of each listing by its id.</param>
/// <param name="people">Who allows it.</param>
internal sealed class InterestReader(IReadOnlyDictionary<string, int> listings, ConsentingPeople people)
{
    private readonly List<Interest> _interests = [];
    private readonly Dictionary<string, int> _sessions = new(StringComparer.Ordinal);
    private readonly Dictionary<Key, List<(int Before, int At)>> _takenBack = [];
    private readonly List<(int Listing, DateOnly Day)> _checks = [];
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _listings =
        new Dictionary<string, int>(listings, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>What is asked of the journal. Who came is not: that is for the group, and nobody was asked whether it may be learnt from.</summary>
    public static ImmutableArray<FactKind> Kinds { get; } =
        [FactKind.Going, FactKind.GaveUp, FactKind.Saved, FactKind.Unsaved, FactKind.Confirmed];

    /// <summary>On which days somebody said of a listing that it is true.</summary>
    public ILookup<int, DateOnly> Checks => _checks.ToLookup(check => check.Listing, check => check.Day);

    /// <exception cref="JsonException">It is no fact.</exception>
    public void Add(FactKind kind, ReadOnlySpan<byte> fact)
    {
        if (Read(fact) is not { Listing: { } listing } read) return;
        if (kind == FactKind.Confirmed) _checks.Add((listing, TrainingData.Day(read.At)));
        if (read.Person is not { } person) return;
        var (isWeighed, weight) = kind switch
        {
            FactKind.Going or FactKind.GaveUp => (true, Interest.Going),
            FactKind.Saved or FactKind.Unsaved => (true, Interest.Saved),
            _ => (false, 0f),
        };
        if (!isWeighed) return;
        if (kind is FactKind.Going or FactKind.Saved) _interests.Add(new(person, listing, read.At, Interest.Stays, weight, read.LocalMinute));
        else Ends(new(person, listing, read.LocalMinute, weight)).Add((_interests.Count, read.At));
    }

    /// <summary>All interests by time, and the people who have any, numbered anew.</summary>
    public (Interest[] Interests, ImmutableArray<TrainingPerson> People) Finish()
    {
        var all = new Interest[_interests.Count];
        for (var i = 0; i < all.Length; i++) all[i] = Ended(_interests[i], i);
        _interests.Clear();
        _interests.AddRange(all);
        for (var person = 0; person < people.Count; person++)
        {
            foreach (var judgement in people.LikedBy(person))
            {
                if (listings.TryGetValue(judgement.Activity, out var listing)) _interests.Add(new(person, listing, TrainingData.Minute(judgement.At), Interest.Stays, Interest.Liked, Interest.NoSession));
            }
        }

        var (numbers, who) = (new int[people.Count], ImmutableArray.CreateBuilder<TrainingPerson>());
        foreach (var interest in _interests) numbers[interest.Person] = 1;
        for (var person = 0; person < numbers.Length; person++)
        {
            if (numbers[person] == 0) continue;
            numbers[person] = who.Count;
            who.Add(people[person]);
        }

        all = [.. _interests.Select(interest => interest with { Person = numbers[interest.Person] })];
        Array.Sort([.. all.Select((interest, place) => ((long)interest.From << 32) | (uint)place)], all);
        return (all, who.ToImmutable());
    }

    private Interest Ended(Interest interest, int place)
    {
        if (_takenBack.Count == 0 || !_takenBack.TryGetValue(new(interest.Person, interest.Listing, interest.LocalMinute, interest.Weight), out var ends)) return interest;
        foreach (var (before, at) in ends) if (before > place) return interest with { Until = Math.Max(at, interest.From) };
        return interest;
    }

    private List<(int Before, int At)> Ends(Key key) => _takenBack.TryGetValue(key, out var known) ? known : _takenBack[key] = [];

    private (int? Person, int? Listing, int At, int LocalMinute)? Read(ReadOnlySpan<byte> fact)
    {
        (int? Person, int? Listing, int At, int LocalMinute) read = (null, null, 0, Interest.NoSession);
        var json = new Utf8JsonReader(fact);
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var (isAt, isProfile, isActivity, isSession) = (json.ValueTextEquals("at"u8), json.ValueTextEquals("profile"u8), json.ValueTextEquals("activity"u8), json.ValueTextEquals("session"u8));
            json.Read();
            if (json.TokenType != JsonTokenType.String) json.Skip();
            else if (isAt) read.At = TrainingData.Minute(json.GetDateTimeOffset());
            else if (isActivity) read.Listing = ListingOf(ref json);
            else if (isProfile) read.Person = people.Find(json.ValueSpan);
            else if (isSession) read.LocalMinute = MinuteOf(ref json);
        }

        return read.At == 0 ? null : read;
    }

    // Few sessions are in many facts.
    private int MinuteOf(ref Utf8JsonReader json)
    {
        const int Length = 13; // as SessionId says
        if (json.ValueSpan.Length != Length) return Interest.NoSession;
        Span<char> name = stackalloc char[Length];
        json.CopyString(name);
        var known = _sessions.GetAlternateLookup<ReadOnlySpan<char>>();
        if (known.TryGetValue(name, out var minute)) return minute;
        var text = name.ToString();
        return _sessions[text] = SessionId.TryParse(text, out var session) ? (int)(session.ToLocal() - DateTime.UnixEpoch).TotalMinutes : Interest.NoSession;
    }

    private int? ListingOf(ref Utf8JsonReader json)
    {
        const int Longest = 200; // an id is a slug
        if (json.ValueSpan.Length > Longest) return null;
        Span<char> id = stackalloc char[Longest];
        return _listings.TryGetValue(id[..json.CopyString(id)], out var number) ? number : null;
    }

    private readonly record struct Key(int Person, int Listing, int LocalMinute, float Weight);
}
