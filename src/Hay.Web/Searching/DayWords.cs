using System.Globalization;
using System.Text.RegularExpressions;
using Hay.Web.Catalogue;

namespace Hay.Web.Searching;

/// <summary>Days and parts of the day in words: "tuesday evening", "24 November", "this weekend". By the London calendar.</summary>
internal static partial class DayWords
{
    private static readonly string[] Weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
    private static readonly string[] Months =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    // "sat" and "sun" are words of their own: they need a part of the day behind them.
    private static readonly Dictionary<string, DayOfWeek> Short = new()
    {
        ["mon"] = DayOfWeek.Monday,
        ["tue"] = DayOfWeek.Tuesday,
        ["tues"] = DayOfWeek.Tuesday,
        ["wed"] = DayOfWeek.Wednesday,
        ["weds"] = DayOfWeek.Wednesday,
        ["thu"] = DayOfWeek.Thursday,
        ["thur"] = DayOfWeek.Thursday,
        ["thurs"] = DayOfWeek.Thursday,
        ["fri"] = DayOfWeek.Friday,
        ["sat"] = DayOfWeek.Saturday,
        ["sun"] = DayOfWeek.Sunday,
    };

    private static readonly PhraseBook<(string When, PartOfDay Part)> Phrases = Make();

    /// <summary>Words that are no slips of the finger.</summary>
    public static IEnumerable<string> Vocabulary => Phrases.Vocabulary.Concat(Weekdays).Concat(Weekdays.Select(d => d + "s")).Concat(Months).Concat(Short.Keys);

    /// <summary>
    /// Reads the words from <paramref name="at"/>. When: a slug of <see cref="DateSpan"/>, empty for none. Length: how many
    /// words that took, 0 where they say no time.
    /// </summary>
    public static (int Length, string When, PartOfDay Part) Read(ReadOnlySpan<string> words, int at, string piece, DateOnly today)
    {
        var length = Phrases.Longest(words, at, out var said);
        if (Date(words, at, piece, today) is var (dated, day) && dated > length) return (dated, Slug(day), PartOfDay.Any);
        if (Month(words, at, today) is var (monthly, month) && monthly > length) return (monthly, month, PartOfDay.Any);
        if (length > 0) return (length, Dated(said.When, today), said.Part);
        return Weekday(words, at, today);
    }

    // What has a date of its own is named by it.
    private static string Dated(string when, DateOnly today) => when switch
    {
        "day-after" => Slug(today.AddDays(2)),
        "this-month" => Slug(today)[..7],
        "next-month" => Slug(today.AddMonths(1))[..7],
        _ => when,
    };

    private static (int, string, PartOfDay) Weekday(ReadOnlySpan<string> words, int at, DateOnly today)
    {
        var isNext = words[at] == "next";
        var isSaid = isNext || words[at] == "this";
        var word = isSaid ? Word(words, at + 1) : words[at];
        var length = isSaid ? 2 : 1;
        var number = Array.IndexOf(Weekdays, word);
        if (number < 0 && word.EndsWith('s')) number = Array.IndexOf(Weekdays, word[..^1]);
        if (number < 0)
        {
            if (!Short.TryGetValue(word, out var named)) return default;
            var isWord = word is "sat" or "sun" or "wed" or "mon";
            if (isWord && !isSaid && PartAfter(words, at + length) == PartOfDay.Any && (at == 0 || words[at - 1] != "on")) return default;
            number = (int)named;
        }

        var ahead = (number - (int)today.DayOfWeek + 7) % 7;
        // "Next Tuesday" is the one of next week, whatever day it is.
        if (isNext) ahead = 7 - (((int)today.DayOfWeek + 6) % 7) + ((number + 6) % 7);
        // "Tuesday night" is an evening; a "quiz night" is not a time.
        var part = Word(words, at + length) is "night" or "nights" or "eve" ? PartOfDay.Evening : PartOfDay.Any;
        return (part == PartOfDay.Any ? length : length + 1, Slug(today.AddDays(ahead)), part);
    }

    // "24 november", "24th of november 2026", "november 24", "the 24th", "24/11", "2026-11-24".
    private static (int Length, DateOnly Day)? Date(ReadOnlySpan<string> words, int at, string piece, DateOnly today)
    {
        if (piece.Length > 0 && char.IsAsciiDigit(piece[0]) && Written().Match(piece) is { Success: true } written)
        {
            // Day and month, as people here write them.
            string[] formats = ["d/M/yyyy", "d/M/yy", "yyyy-M-d"];
            var text = written.Groups[1].Success && written.Groups[3].Length == 0 ? $"{piece}/{today.Year}" : piece;
            if (!DateOnly.TryParseExact(text, formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return null;
            if (text != piece && day < today) day = day.AddYears(1);
            return day < today || day > DateSpan.Last(today) ? null : (Words.Of(piece).Count, day);
        }

        var number = Number(words[at], out var isOrdinal);
        if (number > 0)
        {
            var next = Word(words, at + 1) == "of" ? at + 2 : at + 1;
            var month = MonthOf(Word(words, next));
            if (month > 0) return Day(words, number, month, next + 1, next + 1 - at, today);
            return isOrdinal ? NextOf(number, today) is { } soon ? (1, soon) : null : null;
        }

        var named = MonthOf(words[at]);
        return named > 0 && Number(Word(words, at + 1), out _) is var day2 and > 0 ? Day(words, day2, named, at + 2, 2, today) : null;
    }

    private static (int, DateOnly)? Day(ReadOnlySpan<string> words, int day, int month, int yearAt, int length, DateOnly today)
    {
        if (Word(words, yearAt) is { Length: 4 } said && int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is > 2000 and < 2100)
        {
            return IsDay(year, month, day) && new DateOnly(year, month, day) is var exact && exact >= today ? (length + 1, exact) : null;
        }

        for (year = today.Year; year <= today.Year + 1; year++)
        {
            if (IsDay(year, month, day) && new DateOnly(year, month, day) is var soon && soon >= today) return (length, soon);
        }

        return null;
    }

    // A month alone needs a word before it: April is a name, March a town.
    private static (int, string)? Month(ReadOnlySpan<string> words, int at, DateOnly today)
    {
        if (words[at] is not ("in" or "during" or "this" or "next" or "for") || MonthOf(Word(words, at + 1)) is not (var month and > 0)) return null;
        return (2, string.Create(CultureInfo.InvariantCulture, $"{(month < today.Month ? today.Year + 1 : today.Year)}-{month:00}"));
    }

    private static DateOnly? NextOf(int day, DateOnly today)
    {
        for (var month = new DateOnly(today.Year, today.Month, 1); month < today.AddMonths(3); month = month.AddMonths(1))
        {
            if (IsDay(month.Year, month.Month, day) && month.AddDays(day - 1) >= today) return month.AddDays(day - 1);
        }

        return null;
    }

    private static bool IsDay(int year, int month, int day) => day >= 1 && day <= DateTime.DaysInMonth(year, month);

    private static int Number(string word, out bool isOrdinal)
    {
        isOrdinal = false;
        if (word.Length == 0 || !char.IsAsciiDigit(word[0])) return 0;
        var match = DayNumber().Match(word);
        isOrdinal = match.Groups[2].Length > 0;
        return match.Success ? int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : 0;
    }

    private static int MonthOf(string word) =>
        word.Length < 3 ? 0 : 1 + Array.FindIndex(Months, m => m == word || (word.Length < 5 && m.StartsWith(word, StringComparison.Ordinal)));

    private static PartOfDay PartAfter(ReadOnlySpan<string> words, int at) =>
        at < words.Length && Phrases.Longest(words, at, out var said) > 0 && said.When.Length == 0 ? said.Part
        : Word(words, at) is "night" ? PartOfDay.Evening : PartOfDay.Any;

    private static string Word(ReadOnlySpan<string> words, int at) => at < words.Length ? words[at] : "";

    private static string Slug(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static PhraseBook<(string, PartOfDay)> Make()
    {
        var book = new PhraseBook<(string, PartOfDay)>();
        Add("today", PartOfDay.Any, "today");
        Add("today", PartOfDay.Morning, "this morning");
        Add("today", PartOfDay.Afternoon, "this afternoon");
        Add("today", PartOfDay.Evening, "this evening", "tonight", "tonite");
        Add("tomorrow", PartOfDay.Any, "tomorrow", "tomoz", "tmrw");
        Add("tomorrow", PartOfDay.Evening, "tomorrow night");
        Add("weekend", PartOfDay.Any, "weekend", "weekends", "this weekend", "at the weekend");
        Add("next-weekend", PartOfDay.Any, "next weekend");
        Add("this-week", PartOfDay.Any, "this week");
        Add("next-week", PartOfDay.Any, "next week");
        Add("week", PartOfDay.Any, "next 7 days", "next seven days", "in the next few days", "next few days");
        Add("day-after", PartOfDay.Any, "day after tomorrow");
        Add("this-month", PartOfDay.Any, "this month");
        Add("next-month", PartOfDay.Any, "next month");
        Add("", PartOfDay.Morning, "morning", "mornings");
        Add("", PartOfDay.Afternoon, "afternoon", "afternoons");
        Add("", PartOfDay.Evening, "evening", "evenings", "at night", "after work");
        Add("", PartOfDay.Morning | PartOfDay.Afternoon, "daytime", "during the day", "in the day");
        return book;

        void Add(string when, PartOfDay part, params ReadOnlySpan<string> phrases)
        {
            foreach (var phrase in phrases) book.Add(phrase, (when, part));
        }
    }

    [GeneratedRegex(@"^(?:(\d{1,2})/(\d{1,2})(?:/(\d{4}|\d{2}))?|\d{4}-\d{1,2}-\d{1,2})$")]
    private static partial Regex Written();

    [GeneratedRegex("^([1-9]|[12][0-9]|3[01])(st|nd|rd|th)?$")]
    private static partial Regex DayNumber();
}
