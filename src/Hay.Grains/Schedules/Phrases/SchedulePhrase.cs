using System.Diagnostics.CodeAnalysis;

namespace Hay.Grains;

/// <summary>
/// Reads when a group meets from a phrase, clause by clause in any order: how often, times, from, until, not, also.
/// Whatever it does not know it refuses by name: nothing is dropped in silence. “Evenings” and the like only settle
/// whether 6 is 6pm.
/// </summary>
internal static class SchedulePhrase
{
    private const int MaxLength = 300;
    private const string Example = "“every second Tuesday, 6.30pm to 8pm, not in August”";

    public static bool TryRead(
        string? text, DateOnly today, [NotNullWhen(true)] out ScheduleForm? form, [NotNullWhen(false)] out string? problem)
    {
        form = null;
        problem = string.IsNullOrWhiteSpace(text) ? $"Say when it is, as in {Example}."
            : text.Length > MaxLength ? $"This is longer than {MaxLength} characters. Say only when it is."
            : null;
        if (problem is not null) return false;

        var reader = new PhraseReader(text!);
        var draft = new PhraseDraft();
        while (!reader.IsDone)
        {
            if (Clause(reader, draft, today) || reader.Problem is not null) continue;
            if (!reader.Take(",", "and", "on", "at", "we", "it", "is", "are", "meet", "meets", "meeting", "runs", "held", "only", "the"))
                reader.Refuse($"“{reader.Word}” is not a word Hay knows here. Try {Example}.");
        }

        form = reader.Problem is null ? draft.ToForm(today, reader) : null;
        problem = form is null ? reader.Problem! : null;
        return form is not null;
    }

    private static bool Clause(PhraseReader reader, PhraseDraft draft, DateOnly today) =>
        Terms(reader)
        || Not(reader, draft, today)
        || In(reader, draft)
        || Until(reader, draft, today)
        || From(reader, draft, today)
        || Also(reader, draft, today)
        || PhraseLengths.Read(reader, draft)
        || PhraseLengths.ReadTimes(reader, draft)
        || On(reader, draft, today)
        || PhraseDays.Read(reader, draft);

    private static bool Terms(PhraseReader reader)
    {
        var start = reader.At;
        reader.Take("in", "during");
        reader.Take("the");
        if (reader.Take("term time", "termtime", "term", "terms", "school term", "school terms", "school holidays", "school holiday", "half term", "half terms"))
            return reader.Refuse("Hay does not know when school terms are. Say from when until when, and which dates to leave out, as in “not on 17 February”.");
        reader.At = start;
        return false;
    }

    private static bool Not(PhraseReader reader, PhraseDraft draft, DateOnly today)
    {
        if (!reader.Take("but not", "not", "except", "apart from", "excluding", "without", "closed", "no sessions", "no session", "no meetings", "no meeting", "no")) return false;
        var found = false;
        for (var end = reader.At; ; end = reader.At, found = true)
        {
            while (reader.Take(",", "and", "or", "in", "on", "at", "for", "during", "the", "month of"))
            {
            }

            if (Terms(reader) || reader.Problem is not null) return false;
            if (SaidDate.ReadSeveral(reader, today) is { Count: > 0 } dates) draft.LeftOut.AddRange(dates);
            else if (reader.Problem is not null) return false;
            else if (reader.Take(PhraseMeanings.Month) is { } month) draft.MonthsOff.Add(month);
            else if (reader.Take("bank holidays", "bank holiday", "public holidays", "bank hols")) draft.NotOnBankHolidays = true;
            else
            {
                if (!found) return reader.Refuse($"Say what to leave out after “not”: months, dates or bank holidays{Instead(reader)}.");
                reader.At = end;
                return true;
            }
        }
    }

    /// <summary>“in June, July and August”: not in the others.</summary>
    private static bool In(PhraseReader reader, PhraseDraft draft)
    {
        var start = reader.At;
        var months = new HashSet<int>();
        for (reader.Take("only"); reader.Take("in", "and", ",", "and in") && reader.Take(PhraseMeanings.Month) is { } month; start = reader.At) months.Add(month);
        reader.At = start;
        if (months.Count > 0) draft.MonthsOff.UnionWith(Enumerable.Range(1, 12).Except(months));
        return months.Count > 0;
    }

    private static bool Until(PhraseReader reader, PhraseDraft draft, DateOnly today)
    {
        if (reader.Take("until further notice", "with no end")) return true;
        var start = reader.At;
        var isSaid = reader.Take("until", "till", "ending", "ends", "up to");
        if (!isSaid && !(draft.From is not null && reader.Take("to"))) return false;
        reader.Take("on");
        var isEndOf = reader.Take("the end of", "end of");
        if (isEndOf && reader.Take(PhraseMeanings.Month) is { } month) return Once(reader, ref draft.UntilMonth, month, "until when it runs");
        if (SaidDate.Read(reader, today) is { } date) return Once(reader, ref draft.Until, date, "until when it runs");
        if (isSaid) return reader.Refuse($"Say a date after “until”, as in “until 20 December”{Instead(reader)}.");
        reader.At = start;
        return false;
    }

    private static bool From(PhraseReader reader, PhraseDraft draft, DateOnly today)
    {
        var start = reader.At;
        if (!reader.Take("from", "starting", "starts", "beginning", "begins", "since")) return false;
        reader.Take("on", "from");
        if (SaidDate.Read(reader, today) is { } date) return Once(reader, ref draft.From, date, "from when it runs");
        if (reader.Take(PhraseMeanings.Month) is { } first)
        {
            if (!reader.Take("to", "until", "till") || reader.Take(PhraseMeanings.Month) is not { } last) return Once(reader, ref draft.From, new(1, first), "from when it runs");
            draft.MonthsOff.UnionWith(Enumerable.Range(1, 12).Where(month => first <= last ? month < first || month > last : month < first && month > last));
            return true;
        }

        reader.At = start;
        return false;
    }

    private static bool Also(PhraseReader reader, PhraseDraft draft, DateOnly today)
    {
        if (!reader.Take("and also", "also", "plus")) return false;
        var dates = SaidDate.ReadSeveral(reader, today);
        draft.Extra.AddRange(dates);
        return dates.Count > 0 || reader.Refuse($"Say a date after “also”, as in “also on 4 December”{Instead(reader)}.");
    }

    private static bool On(PhraseReader reader, PhraseDraft draft, DateOnly today)
    {
        var dates = SaidDate.ReadSeveral(reader, today);
        draft.On.AddRange(dates);
        return dates.Count > 0;
    }

    private static bool Once<T>(PhraseReader reader, ref T? said, T value, string what)
        where T : struct
    {
        if (said is not null) return reader.Refuse($"It says twice {what}. Say it once.");
        said = value;
        return true;
    }

    private static string Instead(PhraseReader reader) => reader.Word.Length == 0 ? "" : $", not “{reader.Word}”";
}
