namespace Hay.Grains.Tests.Accounts;

public class AccountTests
{
    private const string Name = "ANN@EXAMPLE.ORG";
    private static readonly AccountRole Host = new(RoleKind.Host, "fenland");
    private static readonly AccountDetails Ann = new() { Id = new string('a', 32), Email = "Ann@example.org", Name = "Ann" };

    private static Account Made => new Account().Save(Name, Ann, 0).Next;

    [Fact]
    public void It_is_made_once()
    {
        var (next, outcome) = new Account().Save(Name, Ann, 0);

        Assert.Equal((AccountOutcome.Done, 1), (outcome, next.Revision));
        Assert.Equal((next, AccountOutcome.Taken), next.Save(Name, Ann with { Id = new string('b', 32) }, 0));
    }

    [Fact]
    public void Who_wrote_from_an_older_one_is_told_and_changes_nothing()
    {
        var newer = Made.Save(Name, Ann with { Name = "Anna" }, 1).Next;

        Assert.Equal((newer, AccountOutcome.Stale), newer.Save(Name, Ann with { Name = "Annie" }, 1));
        Assert.Equal(AccountOutcome.NotFound, new Account().Save(Name, Ann, 1).Outcome);
    }

    [Fact]
    public void It_stays_under_its_own_address_and_id()
    {
        Assert.Equal(AccountOutcome.Refused, Made.Save(Name, Ann with { Email = "bob@example.org" }, 1).Outcome);
        Assert.Equal(AccountOutcome.Refused, Made.Save(Name, Ann with { Id = new string('b', 32) }, 1).Outcome);
        Assert.Equal(AccountOutcome.Done, Made.Save(Name, Ann with { Email = "ann@EXAMPLE.org" }, 1).Outcome);
    }

    [Fact]
    public void Saving_gives_nobody_a_role()
    {
        var tried = Made.Save(Name, Ann with { Roles = [new(RoleKind.Administrator)] }, 1).Next;
        Assert.Empty(tried.Details!.Roles);

        var host = Made.Grant(Host).Next;
        Assert.Equal(Host, Assert.Single(host.Save(Name, Ann with { Roles = [] }, host.Revision).Next.Details!.Roles));
    }

    [Fact]
    public void A_role_is_granted_and_taken_away_once()
    {
        var host = Made.Grant(Host).Next;

        Assert.Equal(Host, Assert.Single(host.Details!.Roles));
        Assert.Equal((host, AccountOutcome.Done), host.Grant(Host));
        Assert.Empty(host.Revoke(Host).Next.Details!.Roles);
        var made = Made;
        Assert.Equal((made, AccountOutcome.Done), made.Revoke(Host));
        Assert.Equal(AccountOutcome.NotFound, new Account().Grant(Host).Outcome);
    }

    [Fact]
    public void Changing_a_role_makes_older_copies_stale()
    {
        var host = Made.Grant(Host).Next;

        Assert.Equal(AccountOutcome.Stale, host.Save(Name, Ann, 1).Outcome);
    }

    [Fact]
    public void Handles_tell_neither_address_nor_credential()
    {
        var full = Ann with
        {
            Passkeys = [new() { CredentialId = "credential", PublicKey = "key" }],
            Logins = [new("council", "ann.smith", "The council")],
        };

        var handles = full.Handles().ToArray();

        Assert.Equal(3, handles.Distinct().Count());
        Assert.DoesNotContain(handles, h => h.Contains("credential", StringComparison.Ordinal) || h.Contains("ann", StringComparison.OrdinalIgnoreCase) || h.Contains(Ann.Id, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ann@example.org", true)]
    [InlineData("ann+hay@mail.example.org", true)]
    [InlineData("ann@grün.example", true)]
    [InlineData("änn@example.org", false)]
    [InlineData("ann", false)]
    [InlineData("ann@localhost", false)]
    [InlineData("Ann <ann@example.org>", false)]
    [InlineData("ann@example.org, bob@example.org", false)]
    [InlineData("ann@example.org\r\nBcc: bob@example.org", false)]
    [InlineData(" ann@example.org", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void An_address_is_one_plain_address(string? text, bool isEmail) => Assert.Equal(isEmail, AccountRules.IsEmail(text));
}
