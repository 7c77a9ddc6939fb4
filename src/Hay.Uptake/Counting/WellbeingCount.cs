using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Hay.Grains;

namespace Hay.Uptake.Counting;

/// <summary>How people say that things are: who answered before and again in a quarter counts there, by the space they live in. Not safe for several threads.</summary>
internal sealed class WellbeingCount
{
    private readonly Dictionary<int, List<(DateOnly Day, Wellbeing Said, string Space)>> _said = [];

    /// <param name="person">Their number.</param>
    /// <param name="day">When they said it.</param>
    /// <param name="space">Where they said by then that they live; empty: they did not.</param>
    /// <param name="said">What; <see cref="Wellbeing.NotSaid"/> takes back all that they said.</param>
    public void Say(int person, DateOnly day, string space, Wellbeing said)
    {
        if (said == Wellbeing.NotSaid) _said.Remove(person);
        else (CollectionsMarshal.GetValueRefOrAddDefault(_said, person, out _) ??= []).Add((day, said, space));
    }

    /// <param name="keyOf">See <see cref="People.KeyOf"/>.</param>
    /// <param name="through">What was said later is left out.</param>
    /// <param name="noise">Protects.</param>
    /// <returns>By quarter and space: the questions that anybody answered twice.</returns>
    public IEnumerable<((Quarter Quarter, string Space) Where, ImmutableArray<WellbeingRow> Rows)> Rows(Func<int, ulong> keyOf, DateOnly through, Noise noise)
    {
        var pairs =
            from one in _said
            from quarter in one.Value.Skip(1).Where(answer => answer.Day <= through).GroupBy(answer => Quarter.Of(answer.Day))
            from question in Enum.GetValues<WellbeingQuestion>()
            let before = Answer(one.Value[0].Said, question)
            let after = Answer(quarter.Last().Said, question)
            where before is not null && after is not null
            select (Where: (Quarter: quarter.Key, quarter.Last().Space), Question: question, Person: one.Key, Before: before.Value, After: after.Value);
        foreach (var all in pairs.GroupBy(pair => pair.Where))
        {
            yield return (all.Key, [.. all.GroupBy(pair => pair.Question).OrderBy(same => same.Key).Select(same =>
            {
                var name = $"{nameof(WellbeingRow)}|{all.Key.Quarter}|{all.Key.Space}|{same.Key}";
                var crowd = same.Aggregate(default(Crowd), (crowd, pair) => crowd.Add(1, keyOf(pair.Person)));
                var people = noise.Protect(name, crowd);
                return people.HasHidden
                    ? new WellbeingRow(same.Key, people, null, null)
                    : new WellbeingRow(same.Key, people, noise.Mean($"{name}|before", crowd, [.. same.Select(pair => pair.Before)]), noise.Mean($"{name}|after", crowd, [.. same.Select(pair => pair.After)]));
            })]);
        }
    }

    private static int? Answer(Wellbeing said, WellbeingQuestion question) => question switch
    {
        WellbeingQuestion.Satisfied => said.Satisfied,
        WellbeingQuestion.Worthwhile => said.Worthwhile,
        WellbeingQuestion.Happy => said.Happy,
        _ => said.Anxious,
    };
}
