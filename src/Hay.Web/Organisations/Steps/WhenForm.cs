using System.Collections.Immutable;
using System.Globalization;
using Hay.Grains;

namespace Hay.Web.Organisations.Steps;

/// <summary>How somebody says when: in one line, in a form, not at all, or as it was imported.</summary>
internal enum WhenWay { Line, Form, Unset, AsItIs }

/// <summary>When it happens, as it was typed. The names of the fields of the form are those of <see cref="ScheduleForm"/>.</summary>
internal sealed record WhenForm : IStepForm
{
    private const string Day = "yyyy-MM-dd";
    private const string Clock = "HH:mm";

    public WhenWay Way { get; init; }
    public string Line { get; init; } = "";
    public HowOften How { get; init; } = HowOften.Weekly;
    public ImmutableArray<DayOfWeek> Days { get; init; } = [];
    public ImmutableArray<int> Weeks { get; init; } = [];
    /// <summary>"1, 15, last".</summary>
    public string Dates { get; init; } = "";
    public string From { get; init; } = "";
    public string Start { get; init; } = "";
    public string End { get; init; } = "";
    public ImmutableArray<int> MonthsOff { get; init; } = [];
    public bool NotOnBankHolidays { get; init; }
    public ImmutableArray<DateOnly> LeftOut { get; init; } = [];
    public ImmutableArray<DateOnly> Extra { get; init; } = [];
    public HowItEnds Ends { get; init; }
    public string LastDate { get; init; } = "";
    public string Times { get; init; } = "";
    public string Note { get; init; } = "";

    public static WhenForm Of(Listing listing, StepDesk desk)
    {
        var blank = new WhenForm { Note = listing.ScheduleNote, From = Written(desk.Today) };
        if (listing.Schedule is not { } schedule) return blank with { Way = listing.ScheduleNote.Length > 0 ? WhenWay.Unset : WhenWay.Line };
        if (ScheduleForm.Of(schedule) is not { } form) return blank with { Way = WhenWay.AsItIs };
        return blank with
        {
            Way = WhenWay.Form,
            How = form.How,
            Days = form.Days,
            Weeks = form.Weeks,
            Dates = string.Join(", ", form.Dates.Select(d => d == -1 ? "last" : d.ToString(CultureInfo.InvariantCulture))),
            From = Written(form.From),
            Start = form.Start?.ToString(Clock, CultureInfo.InvariantCulture) ?? "",
            End = form.End?.ToString(Clock, CultureInfo.InvariantCulture) ?? "",
            MonthsOff = form.MonthsOff,
            NotOnBankHolidays = form.NotOnBankHolidays,
            LeftOut = form.LeftOut,
            Extra = form.Extra,
            Ends = form.Ends,
            LastDate = Written(form.LastDate),
            Times = form.Times?.ToString(CultureInfo.InvariantCulture) ?? "",
        };
    }

    public static WhenForm Read(IFormCollection form) => new()
    {
        Way = form.Choice("way", WhenWay.Line),
        Line = form.Text("line"),
        How = form.Choice("how", HowOften.Weekly),
        Days = form.Choices<DayOfWeek>("days"),
        Weeks = Numbers(form, "weeks"),
        Dates = form.Text("dates"),
        From = form.Text("from"),
        Start = form.Text("start"),
        End = form.Text("end"),
        MonthsOff = Numbers(form, "monthsoff"),
        NotOnBankHolidays = form["notonbankholidays"] == "yes",
        LeftOut = AllDays(form, "leftout"),
        Extra = AllDays(form, "extra"),
        Ends = form.Choice("ends", HowItEnds.Never),
        LastDate = form.Text("lastdate"),
        Times = form.Text("times"),
        Note = form.Text("note"),
    };

    public Listing Apply(Listing listing, StepDesk desk, StepProblems problems) => listing with
    {
        Schedule = Way switch
        {
            WhenWay.Unset => null,
            WhenWay.Line when Line.Length > 0 => Said(listing.Schedule, desk, problems),
            WhenWay.Form when Start.Length + End.Length + Days.Length + Dates.Length > 0 => Filled(listing.Schedule, desk, problems),
            _ => listing.Schedule,
        },
        ScheduleNote = problems.Text("note", Note, listing.ScheduleNote, StepFields.Short),
    };

    private Schedule? Said(Schedule? before, StepDesk desk, StepProblems problems)
    {
        if (ScheduleForm.TryRead(Line, desk.Today, out var form, out var problem)) return Made(form, before, "line", desk, problems);
        problems.Add("line", problem);
        return before;
    }

    private Schedule? Filled(Schedule? before, StepDesk desk, StepProblems problems)
    {
        var isRead = true;
        var form = new ScheduleForm
        {
            How = How,
            Days = Days,
            Weeks = Weeks,
            Dates = How == HowOften.MonthlyByDate ? MonthDays() : [],
            From = OneDay("from", From),
            Start = Time("start", Start),
            End = Time("end", End),
            MonthsOff = MonthsOff,
            NotOnBankHolidays = NotOnBankHolidays,
            LeftOut = LeftOut,
            Extra = Extra,
            Ends = Ends,
            LastDate = Ends == HowItEnds.OnDate ? OneDay("lastdate", LastDate) : null,
            Times = int.TryParse(Times, NumberStyles.None, CultureInfo.InvariantCulture, out var times) ? times : null,
        };
        if (!isRead) return before;
        // As it was: not written again, so that nothing changes where nobody changed anything.
        return before is not null && ScheduleForm.Of(before)?.Tidy().Equals(form.Tidy()) == true ? before : Made(form, before, null, desk, problems);

        DateOnly? OneDay(string field, string typed) => typed.Length == 0 ? null
            : DateOnly.TryParseExact(typed, Day, out var day) ? day : Unread<DateOnly>(field, desk.Say["Write the day like 2026-12-24."]);

        TimeOnly? Time(string field, string typed) => typed.Length == 0 ? null
            : TimeOnly.TryParseExact(typed, [Clock, "H:mm", "HH:mm:ss"], out var time) ? time : Unread<TimeOnly>(field, desk.Say["Write the time like 18:30."]);

        ImmutableArray<int> MonthDays()
        {
            var said = Dates.ToUpperInvariant().Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries).Where(d => d is not ("AND" or "THE"))
                .Select(d => d == "LAST" ? -1 : int.TryParse(d.TrimEnd('S', 'T', 'N', 'D', 'R', 'H'), NumberStyles.None, CultureInfo.InvariantCulture, out var date) ? date : 0).ToList();
            if (said.Contains(0)) Unread<int>("dates", desk.Say["Write the days of the month as numbers, such as 1, 15 or last."]);
            return [.. said];
        }

        T? Unread<T>(string field, string words) where T : struct
        {
            isRead = false;
            problems.Add(field, words);
            return null;
        }
    }

    // Field: where all that is wrong belongs; null: each to its own.
    private static Schedule? Made(ScheduleForm form, Schedule? before, string? field, StepDesk desk, StepProblems problems)
    {
        var result = form.ToSchedule(desk.Today, before);
        foreach (var note in result.Problems) problems.Add(field ?? note.Field.ToLowerInvariant(), note.Text);
        return result.Schedule ?? before;
    }

    private static ImmutableArray<int> Numbers(IFormCollection form, string name) =>
        [.. form[name].Select(v => int.TryParse(v, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : 0).Where(n => n != 0).Distinct()];

    // Those that were there before, as boxes that are ticked, and empty fields for further ones.
    private static ImmutableArray<DateOnly> AllDays(IFormCollection form, string name) =>
        [.. form[name].Concat(form[$"{name}1"]).Concat(form[$"{name}2"]).Select(v => DateOnly.TryParseExact(v, Day, out var day) ? day : default).Where(d => d != default).Distinct().Order()];

    private static string Written(DateOnly? day) => day?.ToString(Day, CultureInfo.InvariantCulture) ?? "";
}
