using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Today;

namespace Hay.Web.Pulses;

/// <summary>The five answers as pages know them and as they are counted.</summary>
internal static class Answers
{
    /// <summary>The brightest first.</summary>
    public static ImmutableArray<(Answer Answer, PulseAnswer Kind)> All { get; } =
    [
        (Answer.Find("good")!, PulseAnswer.Good),
        (Answer.Find("all-right")!, PulseAnswer.AllRight),
        (Answer.Find("so-so")!, PulseAnswer.SoSo),
        (Answer.Find("low")!, PulseAnswer.Low),
        (Answer.Find("rough")!, PulseAnswer.Rough),
    ];

    public static PulseAnswer KindOf(Answer answer) => All.First(one => one.Answer == answer).Kind;
}
