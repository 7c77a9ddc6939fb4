using System.Collections.Immutable;
using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Hay.Grains.Tests.Schedules;

/// <summary>
/// Schedules as organisers and other calendars make them. The rules stay inside what ical.js 2.2.1 expands as the RFC
/// says; left out, because it does not: days past the 28th with YEARLY (it rolls over into the next month), two
/// ordinals of a YEARLY rule meeting on one day (counted twice), YEARLY BYMONTHDAY without BYMONTH (it looks in one
/// month only), ordinals above 9, BYSETPOS but for MONTHLY BYDAY, MONTHLY with BYMONTH (it repeats the first month,
/// and forgets INTERVAL). Those have worked examples of their own.
/// </summary>
internal static class AnySchedule
{
    private static readonly Gen<DateTime> Starts =
        from day in Gen.Choose(0, 700)
        from quarter in Gen.Choose(0, 95)
        select new DateTime(2025, 1, 1).AddDays(day).AddMinutes(15 * quarter);

    private static readonly Gen<string> Weekdays = Some(["MO", "TU", "WE", "TH", "FR", "SA", "SU"], 4);
    private static readonly Gen<string> Months = Some([.. Numbers(1, 12)], 4);
    private static readonly Gen<string> MonthDays = Some([.. Numbers(1, 31), "-1", "-2", "-7"], 4);
    private static readonly Gen<string> EarlyDays = Some([.. Numbers(1, 28)], 3);
    private static readonly Gen<string> Ordinals = Some(
        [.. from ordinal in (string[])["1", "2", "3", "4", "-1", "-2", ""] from day in (string[])["MO", "TU", "TH", "SU"] select ordinal + day], 3);

    private static readonly Gen<string> FromTheFirst = Some(["1MO", "2MO", "3MO", "1TU", "3TH", "4TH", "1SU", "2SU"], 3);

    private static readonly Gen<string> Daily = Gen.OneOf(
        Gen.Constant(""), Part("BYDAY", Weekdays), Part("BYMONTH", Months), Both(Part("BYMONTHDAY", EarlyDays), Part("BYMONTH", Months)));

    private static readonly Gen<string> Weekly = Gen.OneOf(
        Gen.Constant(""), Part("BYDAY", Weekdays), Both(Part("BYDAY", Weekdays), Part("WKST", Gen.Elements("MO", "SU"))),
        Both(Part("BYDAY", Weekdays), Part("BYMONTH", Months)));

    private static readonly Gen<string> Monthly = Gen.OneOf(
        Gen.Constant(""), Part("BYDAY", Ordinals), Part("BYMONTHDAY", MonthDays),
        Both(Part("BYDAY", Weekdays), Part("BYMONTHDAY", EarlyDays)));

    private static readonly Gen<string> MonthlyPositions = Both(Part("BYDAY", Weekdays), Part("BYSETPOS", Gen.Elements("1", "2", "-1", "-2")));

    private static readonly Gen<string> Yearly = Gen.OneOf(
        Gen.Constant(""), Part("BYMONTH", Months), Both(Part("BYMONTH", Months), Part("BYMONTHDAY", EarlyDays)),
        Both(Part("BYMONTH", Months), Part("BYDAY", FromTheFirst)), Both(Part("BYMONTH", Months), Part("BYDAY", Gen.Constant("-1SU"))),
        Part("BYDAY", Weekdays));

    public static readonly Gen<Schedule> WithRule =
        from start in Starts
        from freq in Gen.Elements("DAILY", "WEEKLY", "WEEKLY", "MONTHLY", "MONTHLY", "POSITIONS", "YEARLY")
        from parts in freq switch
        {
            "DAILY" => Daily,
            "WEEKLY" => Weekly,
            "MONTHLY" => Monthly,
            "POSITIONS" => MonthlyPositions,
            _ => Yearly,
        }
        from interval in Gen.Frequency((3, Gen.Constant(1)), (1, Gen.Choose(2, 5)))
        from end in Gen.Frequency((2, Gen.Constant("")), (1, Counts), (1, Untils(start)))
        select new Schedule
        {
            Start = freq == "YEARLY" ? start.AddDays(-Math.Max(0, start.Day - 28)) : start,
            Duration = TimeSpan.FromMinutes(90),
            Rule = $"FREQ={(freq == "POSITIONS" ? "MONTHLY" : freq)}{parts}{(interval == 1 ? "" : $";INTERVAL={interval}")}{end}",
        };

    /// <summary>With some of the sessions left out, added, cancelled and moved.</summary>
    public static readonly Gen<Schedule> WithChanges =
        from schedule in WithRule
        from skip in Gen.Choose(0, 3)
        from also in Gen.ListOf(Starts, 3)
        from move in Gen.Choose(-20, 20)
        let dates = schedule.All().Take(20).Select(static each => each.Id).ToList()
        select schedule with
        {
            Skip = [.. dates.Where((_, i) => i % 7 == skip).Select(static id => id.ToLocal())],
            Also = [.. also.Select(static at => at.AddMinutes(7))],
            Changes =
            [
                .. dates.Where(static (_, i) => i % 7 == 4).Select(static id => new SessionChange { Session = id, Cancelled = true }),
                .. dates.Where(static (_, i) => i % 7 == 5).Select(id => new SessionChange { Session = id, MovedTo = id.ToLocal().AddHours(11 * move) }),
            ],
        };

    private static Gen<string> Counts => Gen.Choose(1, 40).Select(static count => $";COUNT={count}");

    private static Gen<string> Untils(DateTime start) =>
        from days in Gen.Choose(0, 900)
        from utc in Gen.Elements("", "Z")
        select $";UNTIL={start.AddDays(days).ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture)}{utc}";

    private static Gen<string> Part(string name, Gen<string> value) => value.Select(text => $";{name}={text}");

    private static Gen<string> Both(Gen<string> one, Gen<string> other) => from a in one from b in other select a + b;

    private static Gen<string> Some(ImmutableArray<string> values, int atMost) =>
        from count in Gen.Choose(1, atMost)
        from chosen in Gen.ListOf(Gen.Elements(values.AsEnumerable()), count)
        select string.Join(',', chosen.Distinct());

    private static IEnumerable<string> Numbers(int first, int last) =>
        Enumerable.Range(first, last - first + 1).Select(static number => number.ToString(CultureInfo.InvariantCulture));
}
