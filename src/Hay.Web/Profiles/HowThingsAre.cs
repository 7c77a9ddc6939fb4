using System.Collections.Immutable;
using System.Globalization;
using Hay.Grains;
using Hay.Web.Wording;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Profiles;

/// <summary>One of the four questions.</summary>
/// <param name="Field">Its name in the form.</param>
/// <param name="Words">As the Office for National Statistics asks it.</param>
/// <param name="Answers">What they said: the first time and, where there is one, the last; empty: nothing.</param>
internal sealed record WellbeingQuestion(string Field, string Words, string Answers);

/// <summary>How somebody says that things are, as their page shows it.</summary>
/// <param name="Questions">The four.</param>
/// <param name="Answered">On which day, the last time; null: never.</param>
/// <param name="AgainFrom">The day from which they may answer again; null: they may now.</param>
internal sealed record HowThingsAre(ImmutableArray<WellbeingQuestion> Questions, string? Answered, string? AgainFrom)
{
    public static HowThingsAre Of(ProfileView mine, DateTimeOffset now, IStringLocalizer say)
    {
        var (first, latest, today) = (mine.FirstAnswer, mine.LatestAnswer, now.Day());
        string Answers(Func<Wellbeing, int?> of) => latest is null ? ""
            : first is null || first == latest ? Plain(of(latest.Said), say)
            : say["{0} the first time, {1} the last time", Plain(of(first.Said), say), Plain(of(latest.Said), say)];
        return new(
            [
                new("satisfied", say["Overall, how satisfied are you with your life nowadays?"], Answers(said => said.Satisfied)),
                new("worthwhile", say["Overall, to what extent do you feel that the things you do in your life are worthwhile?"], Answers(said => said.Worthwhile)),
                new("happy", say["Overall, how happy did you feel yesterday?"], Answers(said => said.Happy)),
                new("anxious", say["Overall, how anxious did you feel yesterday?"], Answers(said => said.Anxious)),
            ],
            latest is null ? null : Times.Date(latest.At.Day(), today, say),
            latest is not null && latest.AgainFrom() is var from && today < from ? Times.Date(from, today, say) : null);
    }

    /// <summary>The same whatever was answered: nobody is to feel judged.</summary>
    public static Said Reply(WellbeingOutcome outcome, IStringLocalizer say) => outcome switch
    {
        WellbeingOutcome.Kept => Said.Good(say["Thank you. If things are hard just now, “Help now” is at the top of every page, day and night."]),
        WellbeingOutcome.TooSoon => Said.Sorry(say["You answered not long ago, and those answers stand. Below you see when you can answer again."]),
        _ => Said.Sorry(say["You left out all four, so nothing is kept."]),
    };

    private static string Plain(int? answer, IStringLocalizer say) => answer?.ToString(CultureInfo.InvariantCulture) ?? say["not said"];
}
