using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Hay.Grains;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Hay.Web.Api;

/// <summary>Reads parameters, and remembers the first that is wrong, with what would be right.</summary>
internal sealed class Asked
{
    public const int UsualLimit = 50;
    public const int MostLimit = 100;

    /// <summary>Null: everything could be read.</summary>
    public ProblemHttpResult? Problem { get; private set; }

    public int Limit(string? text) => Number("limit", text, MostLimit, UsualLimit);

    public int Number(string name, string? text, int most, int usual)
    {
        if (string.IsNullOrEmpty(text)) return usual;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most) return number;
        Refuse(name, $"a whole number from 1 to {most}");
        return usual;
    }

    /// <summary>Four degrees: south, west, north, east. Null where nothing was asked.</summary>
    public GeoBox? Box(string? text)
    {
        if (string.IsNullOrEmpty(text)) return null;
        var sides = text.Split(',').Select(side => double.TryParse(side, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) ? degrees : double.NaN).ToArray();
        if (sides is [var south, var west, var north, var east] && south >= -90 && south <= north && north <= 90 && west >= -180 && west <= east && east <= 180) return new(south, west, north, east);
        Refuse("box", "four WGS84 degrees as south,west,north,east: 52.3,-0.5,52.6,0.3");
        return null;
    }

    public DateOnly Day(string name, string? text, DateOnly usual)
    {
        if (string.IsNullOrEmpty(text)) return usual;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        Refuse(name, "a day as 2026-11-24");
        return usual;
    }

    /// <summary>A name that has to be one of some; null where nothing was asked.</summary>
    public string? OneOf(string name, string? text, Func<string, bool> isKnown, string allowed)
    {
        if (string.IsNullOrEmpty(text)) return null;
        if (!isKnown(text)) Refuse(name, allowed);
        return text;
    }

    /// <summary>Where the page before ended; empty: this is the first.</summary>
    public string After(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Base64Url.DecodeFromChars(text));
        }
        catch (Exception wrong) when (wrong is FormatException or ArgumentException)
        {
            Refuse("after", "what 'next' of the page before says, as it is");
            return "";
        }
    }

    /// <summary>What a program gives back to go on after this; it says nothing to them.</summary>
    public static string CursorOf(string last) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(last));

    public void Refuse(string name, string allowed) =>
        Problem ??= ApiProblem.Of(StatusCodes.Status400BadRequest, $"The parameter '{name}' has to be {allowed}.", name);
}
