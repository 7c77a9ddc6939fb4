namespace Hay.Grains;

/// <summary>“6.30pm to 8pm”, “at noon for 90 minutes”, “all day”; “for six weeks”, “6 times”.</summary>
internal static class PhraseLengths
{
    private static readonly string[] Later =
    [
        "afternoons", "afternoon", "evenings", "evening", "nights", "night", "lunchtimes", "lunchtime",
        "in the afternoon", "in the afternoons", "in the evening", "in the evenings", "at night", "at lunchtime",
    ];

    public static bool Read(PhraseReader reader, PhraseDraft draft)
    {
        var start = reader.At;
        var isLength = reader.Take("for", "lasting");
        if (isLength && Hours(reader) is { } hours)
        {
            draft.Length = TimeSpan.FromHours(hours);
            return true;
        }

        if (reader.Take(PhraseMeanings.Number) is { } number)
        {
            if (isLength && reader.Take("minutes", "minute", "mins", "min")) return Set(out draft.Length, TimeSpan.FromMinutes(number));
            if (reader.Take("times", "sessions", "dates", "meetings")) return Set(out draft.Times, number);
            if (isLength && reader.Take("weeks", "week")) return Set(out draft.Weeks, number);
            if (isLength && reader.Take("months", "month")) return Set(out draft.Months, number);
        }

        reader.At = start;
        return false;
    }

    public static bool ReadTimes(PhraseReader reader, PhraseDraft draft)
    {
        if (reader.Take("all day")) return Both(reader, draft, new(0), new(0));
        if (reader.Take("mornings", "morning", "in the morning", "in the mornings")) return Set(out draft.IsMorning, true);
        if (reader.Take(Later)) return Set(out draft.IsMorning, false);
        var start = reader.At;
        var isBetween = reader.Take("between");
        var isBare = isBetween || reader.Take("from", "at") || reader.Peek(1) is "to" or "until" or "till" or "o'clock" or "in";
        if (SaidTime.Read(reader, isBare) is { } first)
        {
            var end = reader.At;
            if (reader.Take("to", "until", "till") || (isBetween && reader.Take("and")))
            {
                if (SaidTime.Read(reader, isBare: true) is { } last) return Both(reader, draft, first, last);
                reader.At = end;
            }

            return Both(reader, draft, first, null);
        }

        reader.At = start;
        return false;
    }

    private static bool Both(PhraseReader reader, PhraseDraft draft, SaidTime start, SaidTime? end)
    {
        if (draft.Start is not null) return reader.Refuse("It says two times of day. A schedule has one: make a second listing for the other.");
        (draft.Start, draft.End) = (start, end);
        return true;
    }

    /// <summary>“an hour”, “2 hours”, “1.5 hours”, “half an hour”, “an hour and a half”.</summary>
    private static double? Hours(PhraseReader reader)
    {
        var start = reader.At;
        if (reader.Take("half an hour", "half hour")) return 0.5;
        if (reader.Take("an hour and a half", "one and a half hours")) return 1.5;
        var isHalf = reader.Word is [_, '.', '5'];
        if (isHalf && PhraseMeanings.Number(reader.Word[..1]) is { } whole && reader.Peek(1) is "hours" or "hour")
        {
            reader.At += 2;
            return whole + 0.5;
        }

        if (reader.Take(PhraseMeanings.Number) is { } hours)
        {
            var more = reader.Take("and a half") ? 0.5 : 0;
            if (reader.Take("hours", "hour", "hrs", "hr")) return hours + more;
        }

        reader.At = start;
        return null;
    }

    private static bool Set<T>(out T field, T value)
    {
        field = value;
        return true;
    }
}
