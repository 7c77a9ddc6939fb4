namespace Hay.Grains;

/// <summary>A time as somebody says it: “6.30pm”, “18:30”, “noon”, or “6.30”, which may be in the morning or the evening.</summary>
/// <param name="Minutes">Minutes since midnight; those of the morning when it may be either.</param>
/// <param name="IsEither">It does not say whether before or after noon.</param>
internal readonly record struct SaidTime(int Minutes, bool IsEither = false)
{
    private const int HalfDay = 12 * 60;

    /// <summary>Where only one of two times says which half of the day, the other is the nearest to it.</summary>
    public static (TimeOnly Start, TimeOnly End)? Resolve(SaidTime start, SaidTime end)
    {
        if (start.IsEither && end.IsEither) return null;
        if (start.IsEither && Span(start.Minutes, end.Minutes) > HalfDay) start = new(start.Minutes + HalfDay);
        if (end.IsEither && Span(start.Minutes, end.Minutes) > HalfDay) end = new(end.Minutes + HalfDay);
        return (start.Time, end.Time);
    }

    /// <summary>Where it may be either, the time of that half of the day.</summary>
    public SaidTime In(bool isMorning) => IsEither ? new(Minutes + (isMorning ? 0 : HalfDay)) : this;

    public TimeOnly Time => TimeOnly.MinValue.AddMinutes(Minutes);

    /// <param name="reader">Where to read.</param>
    /// <param name="isBare">Whether a number alone is a time here, as after “at”.</param>
    public static SaidTime? Read(PhraseReader reader, bool isBare)
    {
        if (reader.Take("noon", "midday")) return new(HalfDay);
        if (reader.Take("midnight")) return new(0);
        var word = reader.Word;
        if (!char.IsAsciiDigit(word.FirstOrDefault())) return null;
        var half = word.Contains('m', StringComparison.Ordinal) ? word[word.IndexOfAny(['a', 'p'])] : ' ';
        var clock = word.TrimEnd(' ', '.', 'm', 'a', 'p').Split('.', ':');
        var isTimetable = clock[0].Length == 4;
        if (clock.Length == 1 && half == ' ' && (!isBare || IsPartOfDate(reader.Peek(1)))) return null;
        if (isTimetable) clock = [clock[0][..2], clock[0][2..]];
        if (PhraseMeanings.Number(clock[0]) is not { } hour || PhraseMeanings.Number(clock[^1]) is not { } minute) return null;
        if (clock.Length == 1) minute = 0;
        else if (clock[^1].Length != 2) return null;
        reader.At++;
        reader.Take("o'clock");
        if (half == ' ') half = reader.Take("in the morning") ? 'a' : reader.Take("in the afternoon", "in the evening", "at night") ? 'p' : ' ';
        if (hour > 23 || minute > 59 || (half != ' ' && hour is 0 or > 12))
        {
            reader.Refuse($"“{word}” is not a time.");
            return null;
        }

        // Four figures, or those with a colon, are the clock of timetables; so is any hour that has no other half.
        var isWhole = isTimetable || hour is 0 or > 12 || word[0] == '0' || (hour >= 10 && word.Contains(':', StringComparison.Ordinal));
        if (half == ' ' && isWhole) return new(hour * 60 + minute);
        return new(hour % 12 * 60 + minute + (half == 'p' ? HalfDay : 0), half == ' ');
    }

    private static bool IsPartOfDate(string next) => PhraseMeanings.Month(next) is not null || next is "of" or "times" or "sessions" or "weeks" or "months";

    /// <summary>Minutes from one time to the next such other time: 1 to a day.</summary>
    private static int Span(int from, int to) => (to - from + 2 * HalfDay - 1) % (2 * HalfDay) + 1;
}
