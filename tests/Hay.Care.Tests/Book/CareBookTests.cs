using System.Text;
using Hay.Grains;
using static Hay.Care.Tests.CareTown;

namespace Hay.Care.Tests;

/// <summary>Lists as people of a team see them.</summary>
public sealed class CareBookTests
{
    private static string Id(int number) => $"{number:x32}";

    [Fact]
    public void A_day_is_what_is_overdue_today_later_and_nothing_said()
    {
        Case Next(DateTimeOffset? at) => at is { } when ? Must(Active().PlanNext("Tea", when, Ann, Now.AddHours(3))) : Active();
        var today = Now.AddDays(1);
        var book = Book((Id(1), Next(Now.AddHours(4))), (Id(2), Next(today.AddHours(5))), (Id(3), Next(today.AddHours(1))), (Id(4), Next(today.AddDays(3))), (Id(5), Next(null)),
            (Id(6), Waiting()), (Id(7), Must(Waiting().PickUp(Ben, Now.AddHours(2)))), (Id(8), Active(South)), (Id(9), Must(Active().Close(CloseOutcome.MovedOn, "x", Ann, Now.AddHours(3)))));
        var day = book.Day(Ann, today);
        Assert.Equal([Id(1)], day.Overdue.Select(r => r.Id));
        Assert.Equal([Id(3), Id(2)], day.Today.Select(r => r.Id));
        Assert.Equal([Id(4)], day.Later.Select(r => r.Id));
        Assert.Equal([Id(5)], day.WithoutNext.Select(r => r.Id));
        Assert.Equal([Id(6)], day.ToPickUp.Select(r => r.Id));
    }

    [Fact]
    public void What_was_escalated_stays_in_the_day_of_who_held_it_while_something_is_to_come()
    {
        var visit = Must(Must(Active().PlanNext("Visit her", Now.AddDays(1).AddHours(2), Ann, Now.AddHours(3))).Escalate("Nobody.", Ann, Now.AddHours(4)));
        var book = Book((Id(1), visit), (Id(2), Must(Active().Escalate("Nobody.", Ann, Now.AddHours(4)))));
        var day = book.Day(Ann, Now.AddDays(1));
        Assert.Equal([Id(1)], day.Today.Select(r => r.Id));
        Assert.Empty(day.WithoutNext);
        Assert.Equal([Id(1), Id(2)], book.Escalations(Ann).Select(r => r.Id).Order());
        Assert.Empty(book.Day(Ben, Now.AddDays(1)).Today);
        Assert.Empty(book.Day(Sam, Now.AddDays(1)).Today);
        // Also while the liaison holds it, who has no day; not once it went to another team.
        book.Apply(Record(Id(1), Must(visit.PickUp(Lio, Now.AddHours(5)))));
        Assert.Equal([Id(1)], book.Day(Ann, Now.AddDays(1)).Today.Select(r => r.Id));
        book.Apply(Record(Id(1), Must(visit.Return(Team(South), "They can.", Lio, Now.AddHours(5)))));
        Assert.Empty(book.Day(Ann, Now.AddDays(1)).Today);
        Assert.Null(book.Find(Ann, Id(1)));
    }

    [Fact]
    public void Open_risks_are_listed_for_who_answers_for_them_open_the_longest_first_also_after_the_end()
    {
        Case Risk(Case state, CareActor by, int day) => Must(state.AddRisk("r1", "She falls.", "Her daughter", by, Now.AddDays(day)));
        var ended = Risk(Must(Active().Close(CloseOutcome.MovedOn, "x", Ann, Now.AddHours(3))), Ann, 1);
        var book = Book((Id(1), Risk(Active(), Ann, 2)), (Id(2), ended), (Id(3), Risk(Waiting(), Lea, 3)), (Id(4), Must(Risk(Active(), Ann, 1).SettleRisk("r1", "Seen.", Ann, Now.AddDays(2)))),
            (Id(5), Risk(Active(South), Sam, 1)), (Id(6), Must(Risk(Active(), Ann, 4).Escalate("Nobody.", Ann, Now.AddDays(5)))));
        Assert.Equal([Id(2), Id(1), Id(6)], book.OpenRisks(Ann).Select(r => r.Id));
        Assert.Equal([Id(2), Id(1), Id(3), Id(6)], book.OpenRisks(Lea).Select(r => r.Id));
        Assert.Equal([Id(6)], book.OpenRisks(Lio).Select(r => r.Id));
        Assert.Empty(book.OpenRisks(Ben));
        Assert.Empty(book.OpenRisks(Pat));
        Assert.Equal(9, book.OpenRisks(Lea)[0].DaysAtRisk(Now.AddDays(10)));
    }

    [Fact]
    public void The_board_says_where_every_referral_is_and_how_long()
    {
        var book = Book((Id(1), Received()), (Id(2), Received(at: Now.AddDays(-4))), (Id(3), Received(at: Now.AddDays(-9))), (Id(4), Waiting()), (Id(5), Active()), (Id(6), Must(Active().Escalate("x", Ann, Now.AddHours(3)))),
            (Id(7), Must(Active().HandOver(Team(South), "x", Ann, Now.AddDays(1)))), (Id(8), Must(Active().Close(CloseOutcome.MovedOn, "x", Ann, Now.AddDays(1)))));
        var board = book.Board(Lea, Now.AddDays(10));
        Assert.Equal(Enum.GetValues<CareStep>(), board.Cells.Select(c => c.Step));
        Assert.Equal(new BoardCell(Kettle, North, CareStep.Received, 3, 3, 14, 19, 0, 3), board.Cell(North, CareStep.Received));
        Assert.Equal(new BoardCell(Kettle, North, CareStep.Escalated, 1, 1, 9, 9, 1, 1), board.Cell(North, CareStep.Escalated));
        Assert.Equal((1, 1, 1), (board.Cell(North, CareStep.Active)!.Count, board.Cell(North, CareStep.Closed)!.Count, board.Cell(North, CareStep.Waiting)!.Count));
        // Closed a month ago: off the board, and nowhere lost.
        Assert.Equal(0, book.Board(Lea, Now.AddDays(40)).Cell(North, CareStep.Closed)!.Count);
        Assert.NotNull(book.Find(Lea, Id(8)));
        var south = book.Board(Sue, Now.AddDays(10)).Cell(South, CareStep.Active)!;
        Assert.Equal((1, 1, 9), (south.Count, south.Unheld, south.LongestDays)); // its clock went on
        Assert.Equal(8, board.Cells.Sum(c => c.Count) + south.Count);
        Assert.Equal([Id(3), Id(2), Id(1)], book.InStep(Lea, North, CareStep.Received, Now.AddDays(10)).Select(r => r.Id));
        Assert.Equal([Id(3), Id(2)], book.WaitingList(Lea).Take(2).Select(r => r.Id));
        Assert.Equal(19, book.WaitingList(Lea)[0].DaysWaiting(Now.AddDays(10)));
    }

    [Fact]
    public void People_who_asked_by_themselves_are_counted_until_somebody_does_something()
    {
        Case Self(ReferralSource source, DateTimeOffset at) => Must(new Case().Receive(Referral(source: source) with { Practice = "" }, Team(North), CareActor.Person, at));
        var book = Book((Id(1), Self(ReferralSource.Self, Now)), (Id(2), Self(ReferralSource.SelfAgain, Now)), (Id(3), Self(ReferralSource.Self, Now.AddDays(-2))), (Id(4), Received()));
        Assert.Equal((2, 3), (book.Untouched(Now.AddDays(-1)), book.Untouched(Now.AddDays(-3))));
        book.Apply(Record(Id(1), Must(Self(ReferralSource.Self, Now).Accept(Lea, Now.AddHours(1)))));
        book.Apply(Record(Id(3), Must(Must(Self(ReferralSource.Self, Now.AddDays(-2)).Ask("?", Lea, Now)).Answer("!", Lea, Now))));
        Assert.Equal(1, book.Untouched(Now.AddDays(-3)));
    }

    [Fact]
    public void What_changes_is_in_one_list_at_a_time_and_what_is_erased_in_none()
    {
        var book = Book((Id(1), Received()));
        var version = book.Version;
        foreach (var state in (Case[])[Waiting(), Active(), Must(Active().Escalate("x", Ann, Now.AddDays(1))), Must(Active().Close(CloseOutcome.MovedOn, "x", Ann, Now.AddDays(1)))])
        {
            Assert.True(book.Apply(Record(Id(1), state)));
            Assert.Equal(1, book.Board(Lea, Now.AddDays(2)).Cells.Sum(c => c.Count));
            Assert.Equal(1, book.Board(Lea, Now.AddDays(2)).Cell(North, state.Now.Step)!.Count);
        }

        Assert.Equal((version + 4, 1), (book.Version, book.Count));
        Assert.True(book.Apply(new GrainRecord(9, CareStoreNames.Case, Id(1), 9, ReadOnlyMemory<byte>.Empty)));
        Assert.Equal(0, book.Count);
        Assert.Empty(book.Search(Lea, new("mira")));
        Assert.Null(book.PersonOf(Mira()));
        Assert.Equal(0, book.Figures(Lea, [North], 2026, Now.AddDays(2))!.ToDate.Referrals);
    }

    [Fact]
    public void What_cannot_be_read_is_said_and_other_states_are_passed_over()
    {
        var book = Book();
        Assert.False(book.Apply(new GrainRecord(1, CareStoreNames.Case, Id(1), 1, Encoding.UTF8.GetBytes("{\"steps\":7}"))));
        Assert.True(book.Apply(new GrainRecord(2, CareStoreNames.CaseLog, Id(1), 1, Encoding.UTF8.GetBytes("nothing"))));
        Assert.Equal(0, book.Count);
    }

    [Theory]
    [InlineData("zoe", true)]
    [InlineData("MULLER zoe", true)]
    [InlineData("Zoë Müller", true)]
    [InlineData("oneill", true)]
    [InlineData("zoe smith", false)]
    [InlineData("   ", false)]
    public void A_name_is_found_without_regard_to_case_accents_and_order(string typed, bool isFound)
    {
        var book = Book((Id(1), Received() with { Person = Mira() with { Name = "Zoë O’Neill-Müller" } }));
        Assert.Equal(isFound, book.Search(Lea, new(typed)).Length == 1);
    }

    [Fact]
    public void Somebody_is_found_by_birth_and_by_NHS_number()
    {
        var book = Book((Id(1), Received()), (Id(2), Received() with { Person = Mira() with { Name = "Other", Born = new DateOnly(1990, 1, 1), NhsNumber = "" } }));
        Assert.Equal(Id(1), Assert.Single(book.Search(Lea, new(NhsNumber: "943 476 5919"))).Id);
        Assert.Equal(Id(2), Assert.Single(book.Search(Lea, new(Born: new DateOnly(1990, 1, 1)))).Id);
        Assert.Empty(book.Search(Lea, new("mira", new DateOnly(1990, 1, 1))));
        Assert.Empty(book.Search(Lea, new(NhsNumber: "943 476 5918")));
        Assert.Empty(book.Search(Lea, new()));
    }

    [Fact]
    public void Duplicates_are_noticed_the_surest_first()
    {
        Case As(CasePerson person) => Received() with { Person = person };
        var book = Book((Id(1), Received()), (Id(2), As(Mira())), (Id(3), As(Mira(Id(30)) with { Name = "M. Okafor" })), (Id(4), As(Mira(Id(40)) with { NhsNumber = "", Phone = "" })),
            (Id(5), As(Mira(Id(50)) with { NhsNumber = "", Name = "Mia O", Phone = "+44 1632 960123" })), (Id(6), As(Mira(Id(60)) with { NhsNumber = "", Born = null })), (Id(7), Received(South)));
        Assert.Equal([(Id(2), SameBy.Person), (Id(3), SameBy.NhsNumber), (Id(4), SameBy.NameAndBirth), (Id(5), SameBy.PhoneAndBirth), (Id(6), SameBy.NameAndPhone)], book.Duplicates(Lea, Id(1)).Select(d => (d.Row.Id, d.By)));
        Assert.Empty(book.Duplicates(Ann, Id(1)));
    }

    [Theory]
    [InlineData("Mira Okafor", "+44 1632 960123", true, SameBy.NameAndPhone)]
    [InlineData("mira OKAFOR", "0044 (0)1632 960 123", true, SameBy.NameAndPhone)]
    [InlineData("Mira Okafor", "01632 960124", true, null)]
    [InlineData("Mara Okafor", "01632 960123", true, null)]
    [InlineData("Mira Okafor", "", true, null)]
    [InlineData("Mira Okafor", "01632 960123", false, null)]
    public void Where_a_birth_is_not_known_the_same_name_and_telephone_are_noticed(string name, string phone, bool isUnknown, SameBy? by)
    {
        var other = Mira(Id(20)) with { Name = name, Phone = phone, NhsNumber = "", Born = isUnknown ? null : new DateOnly(1951, 1, 1), ReachNote = "x" };
        var book = Book((Id(1), Received() with { Person = Mira() with { NhsNumber = "" } }), (Id(2), Received() with { Person = other }));
        foreach (var id in (string[])[Id(1), Id(2)]) Assert.Equal(by, book.Duplicates(Lea, id).Select(d => (SameBy?)d.By).SingleOrDefault());
    }

    [Fact]
    public void Somebody_who_comes_again_is_the_same_person_only_where_it_is_sure()
    {
        var book = Book((Id(1), Received()));
        Assert.Equal(Mira().PersonId, book.PersonOf(Mira(Id(9)) with { Name = "Somebody", Phone = "" }));
        Assert.Equal(Mira().PersonId, book.PersonOf(Mira(Id(9)) with { NhsNumber = "" }));
        Assert.Null(book.PersonOf(Mira(Id(9)) with { NhsNumber = "", Phone = "01632 960999" }));
        Assert.Null(book.PersonOf(Mira(Id(9)) with { Born = new DateOnly(1981, 4, 3) }));
        Assert.Null(book.PersonOf(Mira(Id(9)) with { NhsNumber = "4010232137" })); // another number is another person
        Assert.Null(book.PersonOf(Mira(Id(9)) with { Born = null }));
    }

    [Fact]
    public void A_practice_sees_its_own_words_and_where_it_is()
    {
        var book = Book((Id(1), Must(Received().Decline(new(DeclineReason.NotWanted, "x", "y"), Lea, Now.AddDays(1)))), (Id(2), Active()));
        Assert.Equal([new PracticeRow(Id(1), "M.O. 17", Now, CareStep.Declined, Now.AddDays(1), North, null), new PracticeRow(Id(2), "M.O. 17", Now, CareStep.Active, Now.AddHours(2), North, null)], book.OfPractice(Pat, Bridge).OrderBy(r => r.Id));
    }

    [Fact]
    public void The_network_says_in_which_PCN_a_case_counts()
    {
        Assert.Equal("demo-pcn-river-city", Network.PcnOf(Mira(), new()));
        Assert.Equal("demo-pcn-cam", Network.PcnOf(Mira() with { Practice = "" }, new Referral { Practice = Meadow }));
        Assert.Equal("demo-pcn-isle", Network.PcnOf(Mira() with { Pcn = "demo-pcn-isle" }, new()));
        Assert.Equal("", Network.PcnOf(Mira() with { Practice = "far" }, new()));
    }
}
