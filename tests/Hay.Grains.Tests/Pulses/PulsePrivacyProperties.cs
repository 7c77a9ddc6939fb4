namespace Hay.Grains.Tests.Pulses;

/// <summary>
/// Whatever people answer, in whatever order: what is shown tells of one of them no more than the rule of protected counts allows.
/// Seeds are fixed: a failure names the one to replay.
/// </summary>
public class PulsePrivacyProperties
{
    private const int Step = 5;
    private static readonly DateOnly Day = new(2026, 11, 24);

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 300)];

    [Theory, MemberData(nameof(Seeds))]
    public void One_person_who_answers_otherwise_moves_two_kinds_by_one_step_and_nothing_else(int seed)
    {
        var random = new Random(seed);
        var answers = AnyAnswers(random);
        var other = answers.ToArray();
        var who = random.Next(other.Length);
        other[who] = (PulseAnswer)(((int)other[who] + random.Next(1, 5)) % 5);

        foreach (var (one, two) in Shown(answers).Zip(Shown(other)))
        {
            Assert.Equal(one.All, two.All);
            Assert.Equal(one.Kinds.Length, two.Kinds.Length);
            var moved = one.Kinds.Zip(two.Kinds).Where(kind => kind.First != kind.Second).ToList();
            Assert.True(moved.Count <= 2, $"seed {seed}");
            Assert.All(moved, kind => Assert.True(IsOneStep(kind.First, kind.Second), $"seed {seed}: {kind.First} and {kind.Second}"));
        }

        AssertWeeksDifferByOneStep(answers, other, $"seed {seed}");
    }

    [Theory, MemberData(nameof(Seeds))]
    public void One_person_who_does_not_answer_moves_what_is_shown_at_the_end_by_a_batch_at_most(int seed)
    {
        var random = new Random(seed);
        var answers = AnyAnswers(random);
        var who = random.Next(answers.Length);
        var without = answers.Where((_, at) => at != who).ToArray();

        var (one, two) = (Shown(answers)[^1], Shown(without)[^1]);
        Assert.InRange(Math.Abs(one.All.Shown - two.All.Shown), 0, one.All.IsNone || two.All.IsNone ? 10 : Step);
        AssertWeeksDifferByOneStep(answers, without, $"seed {seed}");
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Below_eight_nothing_shows_and_above_nothing_but_hidden_numbers_and_fives(int seed)
    {
        var shown = Shown(AnyAnswers(new Random(seed)));

        Assert.All(shown.Take(PulseToday.Fewest - 1), today => Assert.Same(PulseToday.TooFew, today));
        Assert.All(shown.Skip(PulseToday.Fewest - 1), today => Assert.All(today.Kinds, kind => Assert.True(kind is { Shown: 0, HasHidden: true } || (kind.Shown >= 10 && kind.Shown % Step == 0))));
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Whoever_looks_before_and_after_fewer_than_five_answers_sees_the_same_or_a_whole_batch(int seed)
    {
        var shown = Shown(AnyAnswers(new Random(seed)));

        var changes = Enumerable.Range(1, shown.Count - 1).Where(at => !ReferenceEquals(shown[at], shown[at - 1]) && !Same(shown[at], shown[at - 1])).ToList();

        Assert.All(changes.Zip(changes.Skip(1)), pair => Assert.True(pair.Second - pair.First >= PulseToday.Batch, $"seed {seed}: {pair}"));
    }

    private static PulseAnswer[] AnyAnswers(Random random) =>
        [.. Enumerable.Range(0, random.Next(2, 60)).Select(_ => (PulseAnswer)random.Next(random.Next(1, 6)))];

    // What everybody saw after each answer.
    private static List<PulseToday> Shown(IEnumerable<PulseAnswer> answers)
    {
        var pulse = new Pulse();
        return [.. answers.Select(answer => (pulse = pulse.Answer(answer, Day, static () => 0)).Today(Day))];
    }

    private static bool Same(PulseToday one, PulseToday two) => one.All == two.All && one.Kinds.SequenceEqual(two.Kinds);

    // 7 becomes 8: from hidden to 10.
    private static bool IsOneStep(ProtectedCount one, ProtectedCount two) =>
        one.HasHidden != two.HasHidden ? Math.Max(one.Shown, two.Shown) is 0 or 10 : Math.Abs(one.Shown - two.Shown) == Step;

    private static void AssertWeeksDifferByOneStep(IEnumerable<PulseAnswer> answers, IEnumerable<PulseAnswer> other, string where)
    {
        var later = Day.AddDays(7);
        PulseWeek Week(IEnumerable<PulseAnswer> said) => said.Aggregate(new Pulse(), (pulse, answer) => pulse.Answer(answer, Day, static () => 0)).Weeks(later)[0];
        var moved = Week(answers).Kinds.Zip(Week(other).Kinds).Where(kind => kind.First != kind.Second).ToList();
        Assert.True(moved.Count <= 2, where);
        Assert.All(moved, kind => Assert.True(IsOneStep(kind.First, kind.Second), where));
    }
}
