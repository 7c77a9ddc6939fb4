using Hay.Grains;
using static Hay.Care.Tests.CareTown;

namespace Hay.Care.Tests;

/// <summary>The published figures of 2024/25, from records.</summary>
public sealed class PublishedYearTests
{
    private static readonly CareActor Both = new("bo", [new AccountRole(RoleKind.CareLead, North), new AccountRole(RoleKind.CareLead, South)]);
    private static readonly CareBook Whole = Book(PublishedYear.Cases());

    [Fact]
    public void The_board_says_exactly_what_was_published()
    {
        var board = Whole.Figures(Both, [North, South], 2024, PublishedYear.End)!;
        var year = board.ToDate;
        Assert.Equal((1395, 280, 15_591, 13_380, 13_380), (year.Supported, year.Active, year.Contacts, board.Target, board.TargetToDate));
        Assert.Equal(4, Math.Round(year.ContactsPerCaseMonth!.Value));
        Assert.Equal((1200, 100.0, 60), (year.Referrals, Math.Round(year.ReferralsAMonth!.Value, 6), year.ReReferrals));
        Assert.All(board.Months, m => Assert.Equal(100, m.Figures.Referrals));
        Assert.Equal(15_591, board.Months.Sum(m => m.Figures.Contacts));
        Assert.Equal(12, board.Months.Length);
        Assert.Equal(280, board.Months[^1].Figures.Active);
        foreach (var parts in (IEnumerable<IEnumerable<KpiPart>>)[board.Teams, board.Pcns, board.Bands])
        {
            Assert.Equal((1395, 280, 15_591, 1200), (parts.Sum(p => p.Figures.Supported), parts.Sum(p => p.Figures.Active), parts.Sum(p => p.Figures.Contacts), parts.Sum(p => p.Figures.Referrals)));
        }
    }

    [Fact]
    public void A_team_is_measured_against_its_providers_target_and_in_the_middle_of_the_year_against_a_part_of_it()
    {
        var north = Whole.Figures(Both, [North], 2024, PublishedYear.End)!;
        Assert.Equal(7200, north.Target);
        var half = Whole.Figures(Both, [North, South], 2024, new(2024, 9, 30, 12, 0, 0, TimeSpan.Zero))!;
        Assert.Equal((6708, 6), (half.TargetToDate, half.Months.Length)); // 183 of 365 days
        Assert.InRange(half.ToDate.Contacts, 7800, 7830);
        Assert.Null(Whole.Figures(Both, [North], 2031, new(2031, 5, 1, 12, 0, 0, TimeSpan.Zero))!.Target);
    }

    [Fact]
    public void Outside_the_teams_numbers_are_rounded_and_sums_are_made_of_what_is_shown()
    {
        var shown = Whole.ProtectedFigures(Com, 2024, PublishedYear.End.AddDays(1))!;
        var exact = Whole.Figures(Both, [North, South], 2024, PublishedYear.End)!;
        Assert.All(shown.Pcns.Concat(shown.Bands).Concat(shown.Providers), p => Assert.True(p.Figures.Contacts.Shown % 5 == 0 && p.Figures.Supported.Shown % 5 == 0, p.Id));
        Assert.Equal(shown.Providers.Sum(p => p.Figures.Contacts.Shown), shown.ToDate.Contacts.Shown);
        Assert.InRange(shown.ToDate.Contacts.Shown, exact.ToDate.Contacts - 5, exact.ToDate.Contacts + 5);
        Assert.Equal([FenAndRiver, Kettle], shown.Providers.Select(p => p.Id));
        Assert.Equal(4.1, shown.ToDate.ContactsPerCaseMonth ?? 0, 0.15);
        Assert.Equal(13_380, shown.Target);
        foreach (var who in (CareActor[])[Ann, Pat, Link, Adam, CareActor.Person]) Assert.Null(Whole.ProtectedFigures(who, 2024, PublishedYear.End));
        Assert.NotNull(Whole.ProtectedFigures(Lea, 2024, PublishedYear.End));
        Assert.Null(Whole.Figures(Com, [North], 2024, PublishedYear.End));
    }

    [Fact]
    public void A_month_of_everybody_is_the_sum_of_what_may_be_shown_of_each_provider_in_it()
    {
        var shown = Whole.ProtectedFigures(Com, 2024, PublishedYear.End.AddDays(1))!;
        var exact = Whole.Figures(Both, [North, South], 2024, PublishedYear.End)!;
        Assert.Equal(exact.Months.Select(m => m.Id), shown.Months.Select(m => m.Id));
        foreach (var (month, providers) in shown.Months.Zip(exact.ProvidersByMonth))
        {
            ProtectedCount Sum(Func<KpiFigures, int> of) => providers.Aggregate(default(ProtectedCount), (sum, p) => sum + ProtectedCount.Of(of(p.Figures)));
            Assert.Equal((Sum(f => f.Contacts), Sum(f => f.Referrals), Sum(f => f.Supported)), (month.Figures.Contacts, month.Figures.Referrals, month.Figures.Supported));
            Assert.Equal((Sum(f => f.Active), Sum(f => f.ReReferrals)), (month.Figures.Active, month.Figures.ReReferrals));
        }

        // In April the year is no more than the month: both say the same, and nothing is told by their difference.
        var april = Whole.ProtectedFigures(Com, 2024, new(2024, 5, 2, 9, 0, 0, TimeSpan.Zero))!;
        Assert.Equal(april.ToDate, Assert.Single(april.Months).Figures);
        Assert.Equal((13_380, 1100), (april.Target, april.TargetToDate)); // 30 of 365 days
    }

    [Fact]
    public void What_is_of_fewer_than_eight_is_hidden()
    {
        var few = Book(Enumerable.Range(1, 7).Select(i => ($"{i:x32}", Must(Active().Close(CloseOutcome.MovedOn, "x", Ann, Now.AddDays(2))) with { Person = Mira($"{i:x32}") })));
        var shown = few.ProtectedFigures(Com, 2026, Now.AddMonths(1))!.ToDate;
        Assert.Equal(("*", "*", "0"), (shown.Supported.ToString(), shown.Referrals.ToString(), shown.Contacts.ToString()));
        var month = few.ProtectedFigures(Com, 2026, Now.AddMonths(1))!.Months[^1].Figures;
        Assert.Equal(("*", "*", null, null), (month.Supported.ToString(), month.Referrals.ToString(), month.MedianWait, month.SessionsToClose));
        Assert.Equal((null, null, null, null, null), (shown.MedianWait, shown.NinetiethWait, shown.SessionsToClose, shown.GoalsMetPercent, shown.ContactsPerCaseMonth));
    }

    [Fact]
    public void Nobody_outside_the_teams_sees_figures_move_within_a_month()
    {
        var first = Whole.ProtectedFigures(Com, 2024, new(2024, 11, 1, 9, 0, 0, TimeSpan.Zero))!;
        var last = Whole.ProtectedFigures(Com, 2024, new(2024, 11, 30, 20, 0, 0, TimeSpan.Zero))!;
        Assert.Equal(new DateOnly(2024, 10, 31), first.Until);
        Assert.Equal((first.Until, first.ToDate), (last.Until, last.ToDate));
        Assert.NotEqual(first.ToDate, Whole.ProtectedFigures(Com, 2024, new(2024, 12, 1, 9, 0, 0, TimeSpan.Zero))!.ToDate);
        // There is no whole month yet.
        Assert.Equal("0", Whole.ProtectedFigures(Com, 2024, new(2024, 4, 20, 9, 0, 0, TimeSpan.Zero))!.ToDate.Contacts.ToString());
    }
}
