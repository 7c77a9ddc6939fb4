using static Hay.Grains.Tests.Town;

namespace Hay.Grains.Tests.Organisations;

public class OrganisationPeopleTests
{
    private const string Mia = "mia", Noor = "noor", Otto = "otto";
    private static readonly OrganisationDetails Tea = new() { Name = "Tea and Talk", Space = "fenland" };

    private static Organisation Known => new Organisation().Describe(Tea, null, Now).Next;

    private static Organisation Mine => new Organisation().Begin(Tea, Mia, Now).Next;

    private static Invitation Letter(string id = "i-1", string email = "noor@example.org") => new(id, email, Mia, Now);

    [Fact]
    public void Who_begins_it_looks_after_it()
    {
        Assert.True(Mine.Has(Mia));
        Assert.Equal(Claim.Claimed, Mine.Details!.Claim);
        Assert.Equal(OrganisationOutcome.Taken, Mine.Begin(Tea, Noor, Now).Outcome);
        var mine = Mine;
        Assert.Equal((mine, OrganisationOutcome.Done), mine.Begin(Tea, Mia, Now.AddDays(1)));
    }

    [Fact]
    public void An_import_changes_nothing_of_what_looks_after_itself()
    {
        var mine = Mine;
        Assert.Equal((mine, PublishOutcome.Unchanged), mine.Describe(Tea with { Name = "Another name" }, null, Now));
        Assert.Equal("Another name", Known.Describe(Tea with { Name = "Another name" }, null, Now).Next.Details!.Name);
    }

    [Fact]
    public void Nobody_makes_it_their_own_by_describing_it()
    {
        var (next, outcome) = Known.Write(Tea with { Claim = Claim.Claimed, About = "We talk." }, "mia", isByHost: false, Now);
        Assert.Equal((OrganisationOutcome.Done, Claim.Unclaimed, "We talk."), (outcome, next.Details!.Claim, next.Details.About));
    }

    [Fact]
    public void A_letter_is_good_once_for_two_weeks_and_until_it_is_taken_back()
    {
        var sent = Mine.Invite(Letter()).Next;
        var inside = sent.Accept("i-1", Noor, Now.AddDays(14)).Next;
        Assert.True(inside.Has(Noor));
        Assert.Equal(OrganisationOutcome.NotFound, inside.Accept("i-1", Otto, Now).Outcome);
        Assert.Equal((inside, OrganisationOutcome.Done), inside.Accept("i-1", Noor, Now));

        Assert.Equal(OrganisationOutcome.NotFound, sent.Accept("i-1", Noor, Now.AddDays(14).AddSeconds(1)).Outcome);
        Assert.Equal(OrganisationOutcome.NotFound, sent.Withdraw("i-1").Next.Accept("i-1", Noor, Now).Outcome);
        Assert.Equal(OrganisationOutcome.NotFound, sent.Invite(Letter("i-2", "NOOR@example.org")).Next.Accept("i-1", Noor, Now).Outcome);
    }

    [Fact]
    public void There_are_only_so_many_letters_and_colleagues()
    {
        var full = Enumerable.Range(0, Organisation.MostInvitations).Aggregate(Mine, (o, i) => o.Invite(Letter($"i-{i}", $"n{i}@example.org")).Next);
        Assert.Equal(OrganisationOutcome.TooMany, full.Invite(Letter("i-x", "x@example.org")).Outcome);

        var crowd = Enumerable.Range(1, Organisation.MostColleagues - 1).Aggregate(Mine, (o, i) => o.Invite(Letter($"i-{i}")).Next.Accept($"i-{i}", $"p{i}", Now).Next);
        Assert.Equal(OrganisationOutcome.TooMany, crowd.Invite(Letter("i-x")).Outcome);
    }

    [Fact]
    public void A_claim_waits_for_a_host_who_lets_in_one()
    {
        var asked = Known.Ask(Mia, "I run it.", Now).Next.Ask(Noor, "So do I.", Now).Next;
        Assert.False(asked.Has(Mia));

        var (next, outcome) = asked.Decide(Noor, true, "", "host", Now);
        Assert.Equal(OrganisationOutcome.Done, outcome);
        Assert.True(next.Has(Noor) && !next.Has(Mia));
        Assert.Equal([ClaimStanding.Refused, ClaimStanding.Approved], next.Claims.Select(c => c.Standing));
        Assert.Equal(OrganisationOutcome.Taken, next.Ask(Otto, "Me too.", Now).Outcome);
        Assert.Equal(OrganisationOutcome.NotFound, next.Decide(Mia, true, "", "host", Now).Outcome);
    }

    [Fact]
    public void A_no_has_a_reason_and_one_may_ask_again()
    {
        var asked = Known.Ask(Mia, "Me.", Now).Next;
        Assert.Equal(OrganisationOutcome.Refused, asked.Decide(Mia, false, "", "host", Now).Outcome);

        var refused = asked.Decide(Mia, false, "They do not know you.", "host", Now).Next;
        Assert.Equal(ClaimStanding.Refused, Assert.Single(refused.Claims).Standing);
        Assert.Equal(ClaimStanding.Waiting, refused.Ask(Mia, "Ring Ann, she knows me.", Now).Next.Claims[^1].Standing);
        Assert.Equal(OrganisationOutcome.Refused, Known.Ask(Mia, "  ", Now).Outcome);
    }

    [Fact]
    public void Nobody_lets_themselves_in_by_their_own_letter()
    {
        var sent = Known.Invite(Letter()).Next;
        Assert.Equal(OrganisationOutcome.NotFound, sent.Accept("i-1", Mia, Now).Outcome);
    }

    [Fact]
    public void Answered_claims_make_room_for_others()
    {
        var refused = Enumerable.Range(0, Organisation.MostClaims).Aggregate(Known, (o, i) => o.Ask($"p{i}", "Me.", Now).Next.Decide($"p{i}", false, "No.", "host", Now).Next);
        Assert.Equal(OrganisationOutcome.Done, refused.Ask(Mia, "I run it.", Now).Outcome);
        Assert.Single(refused.Ask("p1", "Again.", Now).Next.Claims, c => c.Account == "p1");
    }

    [Fact]
    public void When_the_last_one_goes_it_can_be_claimed_again()
    {
        var (left, outcome) = Mine.Leave(Mia, Mia, Now);
        Assert.Equal((OrganisationOutcome.Done, Claim.Unclaimed), (outcome, left.Details!.Claim));
        Assert.Equal(OrganisationOutcome.NotFound, left.Leave(Mia, Mia, Now).Outcome);
        Assert.Equal(OrganisationOutcome.Done, left.Ask(Noor, "I go on with it.", Now).Outcome);
    }

    [Fact]
    public void An_account_that_has_gone_is_in_nothing_any_more()
    {
        var asked = Known.Ask(Mia, "Me.", Now).Next;
        Assert.Empty(asked.Forget(Mia, Now).Claims);
        Assert.Same(asked, asked.Forget(Noor, Now));
        Assert.Equal(Claim.Unclaimed, Mine.Forget(Mia, Now).Details!.Claim);
    }

    [Fact]
    public void A_closed_one_does_nothing_more()
    {
        var closed = Mine.Invite(Letter()).Next.Close(Mia, Now).Next;
        Assert.Equal(
            Enumerable.Repeat(OrganisationOutcome.Closed, 5),
            [closed.Write(Tea, "mia", false, Now).Outcome, closed.Invite(Letter()).Outcome, closed.Accept("i-1", Noor, Now).Outcome, closed.Ask(Noor, "Me.", Now).Outcome, closed.Begin(Tea, Noor, Now).Outcome]);
        Assert.Empty(closed.Invitations);
        Assert.Equal(PublishOutcome.Unchanged, closed.Describe(Tea with { Name = "Back" }, null, Now).Outcome);
    }

    [Theory]
    [InlineData("1234567", "12345678", true)]
    [InlineData("123456-1", "SC123456", true)]
    [InlineData("SC012345", "CE012345", true)]
    [InlineData("NIC100123", "R0123456", true)]
    [InlineData("12345", "", false)]
    [InlineData("", "1234567", false)]
    [InlineData("SC01234", "", false)]
    [InlineData("", "ABCDEFGH", false)]
    public void Numbers_of_charities_and_companies_have_a_form(string charity, string company, bool isGood) =>
        Assert.Equal(isGood, !Organisation.Problems(Tea with { CharityNumber = charity, CompanyNumber = company }).Any());
}
