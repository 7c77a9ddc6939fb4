using System.Collections.Immutable;
using Hay.Recommender.Algebra;

namespace Hay.Recommender.Signals;

/// <summary>What depends on where the person goes, what they joined and what they like.</summary>
internal sealed class PersonalSignals
{
    private readonly Town _town;
    private readonly Outlook.Past _past;
    private readonly Facts _facts;
    private readonly Kinship _kinship;
    private readonly DenseMatrix _alike;
    private readonly ImmutableArray<int> _candidates;
    private readonly SparseMatrix _fellows;
    private readonly float[,] _goers;
    private readonly PairModel _pairs;
    private readonly FactModel _factModel;

    public PersonalSignals(
        Town town, Outlook.Past past, Facts facts, Kinship kinship, DenseMatrix alike, ImmutableArray<int> candidates, IDenseAlgebra algebra)
    {
        (_town, _past, _facts, _kinship, _alike, _candidates) = (town, past, facts, kinship, alike, candidates);
        _fellows = past.Visits.Transpose();
        _goers = GoersByMembership(town, past);
        _pairs = new(town, past, candidates, algebra);
        _factModel = new(past, facts, candidates, (visits, known) => Ease.Train(visits, FactModel.Options, algebra, known));
    }

    public bool HasHistory(int person) => _past.Visits.RowCount(person) > 0;

    /// <summary>Fills the columns that are personal, for every candidate.</summary>
    public void Write(int person, DenseMatrix features)
    {
        var topics = TopicsOf(person);
        var (pairs, facts) = (_pairs.Score(person), _factModel.Score(person));
        var fellow = FellowVisits(person);
        for (var i = 0; i < _candidates.Length; i++)
        {
            var row = features.Row(i);
            var group = _town.Occasions[_candidates[i]].Group;
            var memberships = _past.Memberships[person];
            row[(int)Signal.Member] = memberships.Contains(group) ? 1 : 0;
            row[(int)Signal.FellowMembers] = memberships.IsEmpty ? 0 : memberships.Average(own => _goers[own, group]);
            row[(int)Signal.Topics] = topics.Cosine(_facts.GroupTopics[group]);
            row[(int)Signal.GroupAndVenueModel] = pairs[i];
            row[(int)Signal.FactModel] = facts[i];
            row[(int)Signal.FellowVisitors] = MathF.Log(1 + fellow[i]);
            WriteVisits(person, i, row);
        }
    }

    private void WriteVisits(int person, int candidate, Span<float> row)
    {
        var occasion = _town.Occasions[_candidates[candidate]];
        var (groupVisits, venueVisits, sum, ofGroup, near, time, title, alike, slot) = (0, 0, 0f, 0f, 0f, 0f, 0f, 0f, 0f);
        foreach (var place in _past.Visits.Row(person))
        {
            var (earlier, weight) = (_past.Occasions[place], _past.Weights[place]);
            var same = _town.Occasions[earlier].Group == occasion.Group;
            var (nearThis, timeThis) = (_kinship.Near(earlier, _candidates[candidate]), _kinship.SameTime(earlier, _candidates[candidate]));
            sum += weight;
            near += weight * nearThis;
            time += weight * timeThis;
            title += weight * _kinship.SameTitle(earlier, _candidates[candidate]);
            alike += weight * _alike[place, candidate];
            if (_town.Occasions[earlier].Venue == occasion.Venue && occasion.Venue >= 0) venueVisits++;
            if (!same) continue;
            groupVisits++;
            ofGroup += weight;
            slot += weight * nearThis * timeThis;
        }

        var scale = sum > 0 ? 1 / sum : 0;
        row[(int)Signal.GroupVisits] = MathF.Log(1 + groupVisits);
        row[(int)Signal.GroupShare] = ofGroup * scale;
        row[(int)Signal.VenueVisits] = MathF.Log(1 + venueVisits);
        row[(int)Signal.Near] = near * scale;
        row[(int)Signal.Time] = time * scale;
        row[(int)Signal.Title] = title * scale;
        row[(int)Signal.Alike] = MathF.Log(1 + alike);
        row[(int)Signal.SameSlot] = MathF.Log(1 + slot);
    }

    private WeightedSet TopicsOf(int person) => WeightedSet.Of(
        _town.PersonTopics[person]
            .Concat(_past.Visits.Row(person).ToArray().Select(place => _town.Occasions[_past.Occasions[place]].Group).Distinct().SelectMany(group => _town.GroupTopics[group]))
            .Concat(_past.Memberships[person].SelectMany(group => _town.GroupTopics[group])),
        _facts.TopicRarity);

    // Each occasion the person went to lends itself to those that the same people went to; those speak for what is like them.
    private float[] FellowVisits(int person)
    {
        var lent = new float[_past.Occasions.Length];
        foreach (var own in _past.Visits.Row(person))
        {
            foreach (var fellow in _fellows.Row(own))
            {
                foreach (var other in _past.Visits.Row(fellow)) lent[other] += 1 / MathF.Sqrt((float)_past.People[own] * _past.People[other]);
            }
        }

        var sums = new float[_candidates.Length];
        for (var place = 0; place < lent.Length; place++)
        {
            if (lent[place] == 0) continue;
            for (var i = 0; i < sums.Length; i++) sums[i] += lent[place] * _alike[place, i];
        }

        return sums;
    }

    // Of the members of one group, the share that went to another one.
    private static float[,] GoersByMembership(Town town, Outlook.Past past)
    {
        var (goers, members) = (new float[town.Groups, town.Groups], new int[town.Groups]);
        for (var person = 0; person < town.People; person++)
        {
            var went = past.Visits.Row(person).ToArray().Select(place => town.Occasions[past.Occasions[place]].Group).Distinct().ToArray();
            foreach (var own in past.Memberships[person])
            {
                members[own]++;
                foreach (var group in went) goers[own, group]++;
            }
        }

        for (var own = 0; own < town.Groups; own++)
        {
            for (var group = 0; group < town.Groups; group++) goers[own, group] /= Math.Max(members[own], 1);
        }

        return goers;
    }
}
