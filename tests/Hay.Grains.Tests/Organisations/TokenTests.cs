namespace Hay.Grains.Tests.Organisations;

public sealed class TokenTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly Organisation Ours = new()
    {
        Details = new OrganisationDetails { Name = "Tea" },
        Colleagues = [new Colleague("mia", default)],
    };

    [Fact]
    public void A_token_is_good_to_its_last_day_and_no_longer()
    {
        var (made, outcome) = Ours.MakeToken(Token("mia", Today.AddDays(1)), Today);

        Assert.Equal(OrganisationOutcome.Done, outcome);
        Assert.Equal(Today.AddDays(1), made.UseToken("hash", Today.AddDays(1)).Token!.Used);
        Assert.Null(made.UseToken("hash", Today.AddDays(2)).Token);
        Assert.Null(made.UseToken("other", Today).Token);
    }

    [Fact]
    public void A_day_is_noted_once()
    {
        var used = Ours.MakeToken(Token("mia", Today), Today).Next.UseToken("hash", Today).Next;

        Assert.Same(used, used.UseToken("hash", Today).Next);
    }

    [Fact]
    public void Only_a_colleague_makes_one_for_something_and_for_a_year_at_most()
    {
        Assert.Equal(OrganisationOutcome.NotFound, Ours.MakeToken(Token("bob", Today), Today).Outcome);
        Assert.Equal(OrganisationOutcome.Refused, Ours.MakeToken(Token("mia", Today.AddYears(1).AddDays(1)), Today).Outcome);
        Assert.Equal(OrganisationOutcome.Refused, Ours.MakeToken(Token("mia", Today.AddDays(-1)), Today).Outcome);
        Assert.Equal(OrganisationOutcome.Refused, Ours.MakeToken(Token("mia", Today) with { Scopes = [] }, Today).Outcome);
    }

    [Fact]
    public void Tokens_go_with_whoever_made_them_and_with_the_organisation()
    {
        var made = Ours.MakeToken(Token("mia", Today), Today).Next;

        Assert.Empty(made.Leave("mia", "mia", default).Next.Tokens);
        Assert.Empty(made.Close("mia", default).Next.Tokens);
        Assert.Empty(made.RevokeToken("t").Next.Tokens);
    }

    private static ApiToken Token(string by, DateOnly until) =>
        new() { Id = "t", Hash = "hash", Name = "Our till", Scopes = [TokenScope.Listings], By = by, Made = Today, Until = until };
}
