using System.Buffers.Text;
using System.Collections.Immutable;
using Hay.Grains;

namespace Hay.Silo.Training;

/// <summary>Who allows that the site learns from what they do. Numbers are given out in the order of adding.</summary>
internal sealed class ConsentingPeople(SpaceMap spaces)
{
    private readonly Dictionary<Guid, int> _numbers = [];
    private readonly List<(TrainingPerson Person, ImmutableArray<Judgement> Liked)> _people = [];

    public int Count => _people.Count;

    public TrainingPerson this[int number] => _people[number].Person;

    public ImmutableArray<Judgement> LikedBy(int number) => _people[number].Liked;

    /// <param name="profile">Whose profile it is.</param>
    /// <param name="said">What it says; who does not allow it is passed over.</param>
    public void Add(string profile, Said said)
    {
        if (said is { PicksAllowed: null } or { Forgetting: true } || NameOf(profile) is not { } name) return;
        var home = spaces.Find(said.Preferences.Space)?.Localities.FirstOrDefault(locality => locality.Slug == said.Preferences.Locality);
        _numbers.Add(name, _people.Count);
        _people.Add((new(said.Preferences.Times, home is null ? null : (home.Lat, home.Lon)), [.. said.Judgements.Where(judgement => judgement.IsLiked)]));
    }

    /// <summary>The number of somebody who allows it; null: nobody to learn from.</summary>
    public int? Find(ReadOnlySpan<byte> profile) => Utf8Parser.TryParse(profile, out Guid name, out var read, 'N') && read == profile.Length && _numbers.TryGetValue(name, out var number)
        ? number : null;

    // 32 hexadecimal digits: half the room of a text, and there may be a million.
    private static Guid? NameOf(string profile) => ProfileId.TryParse(profile, out _) ? Guid.ParseExact(profile, "N") : null;

    /// <summary>What is read of a profile.</summary>
    internal sealed record Said
    {
        public DateTimeOffset? PicksAllowed { get; init; }
        public bool Forgetting { get; init; }
        public Preferences Preferences { get; init; } = Preferences.None;
        public ImmutableArray<Judgement> Judgements { get; init; } = [];
    }
}
