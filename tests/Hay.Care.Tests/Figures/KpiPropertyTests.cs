using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Hay.Grains;
using static Hay.Care.Tests.CareTown;

namespace Hay.Care.Tests;

/// <summary>The board says what a plain recount of the raw cases says. Seeded, so that a failure happens again.</summary>
public sealed class KpiPropertyTests
{
    private static readonly CareActor Both = new("bo", [new AccountRole(RoleKind.CareLead, North), new AccountRole(RoleKind.CareLead, South)]);

    [Fact]
    public void The_board_says_what_a_plain_recount_says()
    {
        var asked = from cases in AnyCases.Some
                    from teams in Gen.Elements<string[]>([North], [South], [North, South])
                    from year in Gen.Elements(2024, 2025, 2026)
                    from day in Gen.Choose(0, 1000)
                    select (cases, teams, year, Now: new DateTimeOffset(2025, 1, 20, 12, 0, 0, TimeSpan.Zero).AddDays(day));
        Prop.ForAll(asked.ToArbitrary(), one => Holds(one.cases, one.teams, one.year, one.Now))
            .Check(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(60).WithReplay(new Replay(new Rnd(20261124), null)));
    }

    [Fact]
    public void A_recount_that_counts_otherwise_is_found()
    {
        var active = Active();
        var met = Must(active.AddContact(Met("c", Now.AddHours(3)), Ann, Now.AddHours(3)));
        var missed = Must(active.AddContact(Met("c", Now.AddHours(3), ContactKind.Missed), Ann, Now.AddHours(3)));
        Assert.Equal(1, Board([("a", met)]).ToDate.Contacts);
        Assert.Equal(0, Board([("a", missed)]).ToDate.Contacts);
        Assert.ThrowsAny<Exception>(() => Same(new PlainCount([("a", met)], _ => true, new(2026, 4, 1), new(2026, 11, 24)).Figures(_ => true), Board([("a", missed)]).ToDate));

        static KpiBoard Board(IEnumerable<(string, Case)> cases) => Book(cases).Figures(Both, [North, South], 2026, Now.AddHours(5))!;
    }

    [Fact]
    public void A_double_that_was_not_taken_is_no_re_referral_and_makes_none()
    {
        Case No(DeclineReason why, DateTimeOffset at) => Must(Received(at: at).Decline(new(why, "x", "y"), Lea, at.AddHours(1)));
        int Again(params (string, Case)[] cases) => Book(cases).Figures(Both, [North, South], 2026, Now.AddDays(9))!.ToDate.ReReferrals;
        Assert.Equal(1, Again(("a", Received()), ("b", Received(at: Now.AddDays(1)))));
        Assert.Equal(1, Again(("a", Received()), ("b", No(DeclineReason.NotWanted, Now.AddDays(1)))));
        Assert.Equal(0, Again(("a", Received()), ("b", No(DeclineReason.AlreadyHere, Now.AddDays(1)))));
        Assert.Equal(0, Again(("a", No(DeclineReason.AlreadyHere, Now)), ("b", Received(at: Now.AddDays(1)))));
        Assert.Equal(1, Again(("a", Received()), ("b", No(DeclineReason.AlreadyHere, Now.AddDays(1))), ("c", Received(at: Now.AddDays(2)))));
    }

    [Fact]
    public void Contacts_a_month_are_said_once_there_is_a_month_of_them()
    {
        var met = Must(Active().AddContact(Met("c", Now.AddHours(3)), Ann, Now.AddHours(3)));
        double? After(int days, int cases) => Book(Enumerable.Range(0, cases).Select(i => ($"c{i}", met))).Figures(Both, [North], 2026, Now.AddDays(days))!.ToDate.ContactsPerCaseMonth;
        Assert.Null(After(0, 1)); // one contact in a thirtieth of a month would be thirty a month
        Assert.Null(After(0, 29));
        Assert.Equal(30, After(0, 30)!.Value, 6);
        Assert.Null(After(29, 1));
        Assert.Equal(1 / ((7.0 / 30) + (25.0 / 31)), After(31, 1)!.Value, 6);
    }

    [Fact]
    public void Each_figure_has_words_of_its_own()
    {
        Assert.Equal(Kpis.All.Length, Kpis.All.Select(k => k.Id).Distinct().Count());
        Assert.All(Kpis.All, k => Assert.True(k.Name.Length > 3 && k.Counts.EndsWith('.') && k.Unit.Length > 0, k.Id));
    }

    [Theory]
    [InlineData(1, "1-2"), InlineData(2, "1-2"), InlineData(3, "3-4"), InlineData(10, "9-10"), InlineData(null, ""), InlineData(11, ""), InlineData(0, "")]
    public void Two_tenths_are_a_band(int? decile, string band) => Assert.Equal(band, Kpis.BandOf(decile));

    private static void Holds(ImmutableArray<(string Id, Case State)> cases, string[] teams, int year, DateTimeOffset now)
    {
        var board = Book(cases).Figures(Both, [.. teams], year, now)!;
        var (from, end) = (new DateOnly(year, 4, 1), new DateOnly(year + 1, 3, 31));
        var until = LocalDay.Of(now) < end ? LocalDay.Of(now) : end;
        Assert.Equal((from, until), (board.From, board.Until));
        PlainCount Plain(Func<string, bool>? asked = null, DateOnly? first = null, DateOnly? last = null) => new(cases, asked ?? (t => teams.Contains(t)), first ?? from, last ?? until);

        Same(Plain().Figures(_ => true), board.ToDate);
        Assert.Equal(until < from ? 0 : ((until.Year - from.Year) * 12) + until.Month - from.Month + 1, board.Months.Length);
        foreach (var (month, i) in board.Months.Select((m, i) => (m, i)))
        {
            var last = from.AddMonths(i + 1).AddDays(-1);
            Same(Plain(first: from.AddMonths(i), last: last < until ? last : until).Figures(_ => true), month.Figures);
        }

        Assert.Equal(teams.Order(), board.Teams.Select(t => t.Id));
        foreach (var team in board.Teams) Same(Plain(t => t == team.Id).Figures(_ => true), team.Figures);
        foreach (var provider in board.Providers) Same(Plain(t => teams.Contains(t) && Team(t).Provider == provider.Id).Figures(_ => true), provider.Figures);
        foreach (var (of, i) in board.ProvidersByMonth.Select((of, i) => (of, i)))
        {
            var last = from.AddMonths(i + 1).AddDays(-1);
            Assert.Equal(board.Providers.Select(p => p.Id), of.Select(p => p.Id));
            foreach (var one in of) Same(Plain(t => teams.Contains(t) && Team(t).Provider == one.Id, from.AddMonths(i), last < until ? last : until).Figures(_ => true), one.Figures);
        }

        foreach (var pcn in board.Pcns) Same(Plain().Figures(c => Network.PcnOf(c.Person, c.Referral) == pcn.Id), pcn.Figures);
        Assert.Equal(Kpis.Bands, board.Bands.Select(b => b.Id));
        foreach (var band in board.Bands) Same(Plain().Figures(c => Kpis.BandOf(c.Person.Area.Length > 0 ? Decile(c.Person.Area) : null) == band.Id), band.Figures);
        Assert.Equal(board.ToDate.Contacts, board.Pcns.Sum(p => p.Figures.Contacts));
    }

    private static void Same(KpiFigures plain, KpiFigures shown)
    {
        Assert.Equal(plain.CaseMonths, shown.CaseMonths, 6);
        Assert.Equal(plain.Months, shown.Months, 6);
        Assert.Equal(plain.SessionsToClose ?? -1, shown.SessionsToClose ?? -1, 6);
        Assert.Equal(plain with { CaseMonths = 0, Months = 0, SessionsToClose = 0 }, shown with { CaseMonths = 0, Months = 0, SessionsToClose = 0 });
    }
}
