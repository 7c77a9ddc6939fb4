using System.Collections.Immutable;
using System.Globalization;
using Hay.Grains;
using Hay.Web.Today;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Pulses;

/// <summary>How a space is today, made of protected counts: a sky, a sentence and a row for each answer.</summary>
internal sealed record Weather(string Picture, string All, string Mostly, ImmutableArray<WeatherRow> Rows)
{
    private const string Mixed = "/images/skies/so-so.svg";

    /// <summary>Null: too few have answered.</summary>
    public static Weather? Of(PulseToday today, IStringLocalizer say)
    {
        if (today.Kinds.IsEmpty) return null;
        var most = today.Kinds.Max(kind => kind.Shown);
        var top = Answers.All.Where(one => most > 0 && today.Kinds[(int)one.Kind].Shown == most).Select(one => one.Answer).ToList();
        return new Weather(
            top is [var first, ..] ? first.Picture : Mixed,
            say["About {0} people have answered today.", today.All.Shown],
            top.Count == 0 ? say["A bit of everything."] : say["Most often: {0}.", string.Join(Languages.Plural.LanguageOf(say).Comma, top.Select(answer => $"“{say[answer.Words].Value}”"))],
            [.. Answers.All.Select(one => WeatherRow.Of(one.Answer, today.Kinds[(int)one.Kind].Shown, today.All.Shown, say))]);
    }
}

/// <param name="Answer">In words.</param>
/// <param name="Count">"about 10", or that it is few or none.</param>
/// <param name="Share">Of all, from rounded numbers, in percent, as drawings write it; empty: few or none.</param>
internal sealed record WeatherRow(string Answer, string Count, string Share)
{
    public static WeatherRow Of(Answer answer, int shown, int all, IStringLocalizer say) => new(
        say[answer.Words],
        shown > 0 ? say["about {0}", shown] : say["a few or none"],
        shown > 0 ? Math.Min(100, 100 * shown / all).ToString(CultureInfo.InvariantCulture) : "");
}
