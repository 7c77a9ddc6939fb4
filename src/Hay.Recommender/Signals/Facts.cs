using System.Collections.Immutable;
using Hay.Recommender.Algebra;

namespace Hay.Recommender.Signals;

/// <summary>What is known of occasions without anybody having gone.</summary>
internal sealed class Facts
{
    private const int SlotHours = 4;
    private const int SlotsADay = 24 / SlotHours;

    private readonly Town _town;
    private readonly int _words;
    private readonly int _topics;

    public Facts(Town town, Outlook.Past past)
    {
        _town = town;
        _words = 1 + town.Occasions.SelectMany(occasion => occasion.Words).DefaultIfEmpty(-1).Max();
        _topics = 1 + town.GroupTopics.Concat(town.PersonTopics).SelectMany(topics => topics).DefaultIfEmpty(-1).Max();
        // How rare a word is, is judged by what had been announced by then.
        var wordRarity = WeightedSet.Rarity([.. past.Occasions.Select(occasion => town.Occasions[occasion].Words)], _words);
        TopicRarity = WeightedSet.Rarity([.. town.GroupTopics], _topics);
        Titles = [.. town.Occasions.Select(occasion => WeightedSet.Of(occasion.Words, wordRarity))];
        GroupTopics = [.. town.GroupTopics.Select(topics => WeightedSet.Of(topics, TopicRarity))];
    }

    public ImmutableArray<WeightedSet> Titles { get; }

    public ImmutableArray<WeightedSet> GroupTopics { get; }

    public float[] TopicRarity { get; }

    /// <summary>A row an occasion: group, venue, weekday and part of the day as ones, title and topics as weights.</summary>
    public SparseMatrix Of(IReadOnlyList<int> occasions)
    {
        var venues = 1 + _town.Occasions.Max(occasion => occasion.Venue);
        var (venueAt, dayAt) = (_town.Groups, _town.Groups + venues);
        var slotAt = dayAt + 7;
        var wordAt = slotAt + SlotsADay;
        var topicAt = wordAt + _words;
        return SparseMatrix.OfWeights(topicAt + _topics, [.. occasions.Select(number =>
        {
            var occasion = _town.Occasions[number];
            var row = ImmutableArray.CreateBuilder<(int, float)>();
            row.Add((occasion.Group, 1));
            if (occasion.Venue >= 0) row.Add((venueAt + occasion.Venue, 1));
            row.Add((dayAt + occasion.Weekday, 1));
            row.Add((slotAt + (int)(occasion.Hour / SlotHours), 1));
            foreach (var (word, weight) in Titles[number].Entries) row.Add((wordAt + word, weight));
            foreach (var (topic, weight) in GroupTopics[occasion.Group].Entries) row.Add((topicAt + topic, weight));
            return row.ToImmutable();
        })]);
    }
}
