using System.Globalization;
using Hay.Care;

namespace Hay.Web.Care;

/// <summary>
/// How many people may ask by themselves in a day while nobody has looked at any of them, at the whole site: one address has a limit of its own, but a program
/// may have many, and a list that nobody can read to its end hides everybody in it. Setting: <c>Hay:Care:AsksADay</c>.
/// </summary>
internal sealed class AskCeiling(CareBook book, TimeProvider clock, int aDay)
{
    public const string Setting = "Hay:Care:AsksADay";

    /// <summary>Ten times and more of what a county has on its busiest days.</summary>
    public const int Usual = 100;

    /// <summary>The book may be a second behind: a few more may arrive.</summary>
    public bool IsReached => book.Untouched(clock.GetUtcNow().AddDays(-1)) >= aDay;

    /// <exception cref="InvalidDataException">It is no number.</exception>
    public static int Read(IConfiguration settings) => settings[Setting] is not { Length: > 0 } said ? Usual
        : int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number
        : throw new InvalidDataException($"The setting {Setting} is how many people may ask for a connector in a day before anybody looks, a number from 1, not '{said}'.");
}
