namespace Hay.Grains;

/// <summary>The rules about who looks after an organisation.</summary>
public sealed partial record Organisation
{
    public const int MostColleagues = 20;
    public const int MostInvitations = 20;
    public const int MostClaims = 20;
    public const int LongestWords = 1000;
    /// <summary>How long after it was made whoever made a claim can read what a host said to it.</summary>
    public static readonly TimeSpan AnswersKept = TimeSpan.FromDays(90);
    /// <summary>How long a letter can be accepted.</summary>
    public static readonly TimeSpan InvitationGoodFor = TimeSpan.FromDays(14);

    /// <summary>Whether this account may act for it.</summary>
    public bool Has(string account) => Colleagues.Any(c => c.Account == account);

    /// <summary>Somebody begins a new one and looks after it. Safe to send twice.</summary>
    public (Organisation Next, OrganisationOutcome Outcome) Begin(OrganisationDetails details, string account, DateTimeOffset now) =>
        Closed is not null ? (this, OrganisationOutcome.Closed)
        : Details is not null ? (this, Has(account) && Own(details) == Details ? OrganisationOutcome.Done : OrganisationOutcome.Taken)
        : (Written(Own(details), account, now).Join(account, account, now), OrganisationOutcome.Done);

    /// <summary>Changes what it says of itself. What a host did not write waits to be read by one.</summary>
    public (Organisation Next, OrganisationOutcome Outcome) Write(OrganisationDetails details, string by, bool isByHost, DateTimeOffset now)
    {
        if (Refusal() is { } refusal) return (this, refusal);
        var next = details with { Claim = Details!.Claim };
        if (next == Details) return (this, OrganisationOutcome.Done);
        var read = AsRead ?? Details;
        return (Written(next, by, now) with { AsRead = isByHost || Words(read) == Words(next) ? null : read }, OrganisationOutcome.Done);
    }

    /// <summary>A host has read what it says of itself.</summary>
    /// <param name="revision">What they read; whatever was changed since waits on.</param>
    public Organisation Read(long revision) => AsRead is null || revision != Revision ? this : this with { AsRead = null, Revision = Revision + 1 };

    public (Organisation Next, OrganisationOutcome Outcome) Invite(Invitation invitation)
    {
        if (Refusal() is { } refusal) return (this, refusal);
        var open = Invitations.RemoveAll(i => i.At + InvitationGoodFor < invitation.At || AccountRules.NameOf(i.Email) == AccountRules.NameOf(invitation.Email));
        return open.Length >= MostInvitations || Colleagues.Length >= MostColleagues
            ? (this, OrganisationOutcome.TooMany)
            : (this with
            {
                Invitations = open.Add(invitation),
                Details = Colleagues.IsEmpty ? Details! with { Claim = Claim.Invited } : Details,
                Revision = Revision + 1,
            }, OrganisationOutcome.Done);
    }

    public (Organisation Next, OrganisationOutcome Outcome) Withdraw(string invitation)
    {
        var left = Invitations.RemoveAll(i => i.Id == invitation);
        return left.Length == Invitations.Length ? (this, OrganisationOutcome.NotFound)
            : (this with { Invitations = left, Revision = Revision + 1 }, OrganisationOutcome.Done);
    }

    public (Organisation Next, OrganisationOutcome Outcome) Accept(string invitation, string account, DateTimeOffset now)
    {
        if (Refusal() is { } refusal) return (this, refusal);
        if (Has(account)) return (this, OrganisationOutcome.Done);
        if (Invitations.FirstOrDefault(i => i.Id == invitation) is not { } open || open.At + InvitationGoodFor < now) return (this, OrganisationOutcome.NotFound);
        if (open.By == account) return (this, OrganisationOutcome.NotFound); // nobody lets themselves in
        return Colleagues.Length >= MostColleagues
            ? (this, OrganisationOutcome.TooMany)
            : (Join(account, account, now) with { Invitations = Invitations.Remove(open), Revision = Revision + 1 }, OrganisationOutcome.Done);
    }

    /// <summary>Says that somebody belongs to it. Whoever looks after it already invites others: nobody can claim it then.</summary>
    public (Organisation Next, OrganisationOutcome Outcome) Ask(string account, string words, DateTimeOffset now)
    {
        var said = words.Trim();
        if (Refusal() is { } refusal) return (this, refusal);
        if (!Colleagues.IsEmpty) return (this, OrganisationOutcome.Taken);
        if (said.Length is 0 or > LongestWords) return (this, OrganisationOutcome.Refused);
        var others = Claims.RemoveAll(c => c.Account == account);
        // Answered ones make room.
        if (others.Length >= MostClaims && others.FirstOrDefault(c => c.Standing == ClaimStanding.Refused) is { } oldest) others = others.Remove(oldest);
        return others.Length >= MostClaims
            ? (this, OrganisationOutcome.TooMany)
            : (this with { Claims = others.Add(new OrganisationClaim { Account = account, Words = said, At = now }), Revision = Revision + 1 }, OrganisationOutcome.Done);
    }

    /// <summary>A host decides. Who is let in looks after it; all others who asked are told no.</summary>
    public (Organisation Next, OrganisationOutcome Outcome) Decide(string account, bool isApproved, string reason, string by, DateTimeOffset now)
    {
        var said = reason.Trim();
        if (Refusal() is { } refusal) return (this, refusal);
        if (Claims.FirstOrDefault(c => c.Account == account && c.Standing == ClaimStanding.Waiting) is not { } claim) return (this, OrganisationOutcome.NotFound);
        if (said.Length > LongestWords || (!isApproved && said.Length == 0)) return (this, OrganisationOutcome.Refused);
        if (!isApproved)
        {
            return (Say(new Fact { Kind = FactKind.ClaimRefused, At = now, By = by, Account = account }) with
            {
                Claims = Claims.Replace(claim, claim with { Standing = ClaimStanding.Refused, Reason = said }),
                Revision = Revision + 1,
            }, OrganisationOutcome.Done);
        }

        return Colleagues.IsEmpty
            ? (Join(account, by, now) with
            {
                Claims = [.. Claims.Select(c => c.Standing != ClaimStanding.Waiting ? c : c == claim
                    ? c with { Standing = ClaimStanding.Approved, Reason = said }
                    : c with { Standing = ClaimStanding.Refused, Reason = "Somebody else looks after it now. Ask them to invite you." })],
                Revision = Revision + 1,
            }, OrganisationOutcome.Done)
            : (this, OrganisationOutcome.Taken);
    }

    /// <summary>Somebody goes, or is let go. When the last one goes, it can be claimed again; its listings stay.</summary>
    /// <param name="account">Who goes.</param>
    /// <param name="by">Who says so; null: their account has gone.</param>
    /// <param name="now">When.</param>
    public (Organisation Next, OrganisationOutcome Outcome) Leave(string account, string? by, DateTimeOffset now)
    {
        var left = Colleagues.RemoveAll(c => c.Account == account);
        return left.Length == Colleagues.Length ? (this, OrganisationOutcome.NotFound)
            : (Say(new Fact { Kind = FactKind.ColleagueLeft, At = now, By = by, Account = account }) with
            {
                Colleagues = left,
                Tokens = Tokens.RemoveAll(t => t.By == account),
                Details = left.IsEmpty && Details is not null ? Details with { Claim = Claim.Unclaimed } : Details,
                Claims = Claims.RemoveAll(c => c.Account == account),
                Revision = Revision + 1,
            }, OrganisationOutcome.Done);
    }

    public (Organisation Next, OrganisationOutcome Outcome) Close(string by, DateTimeOffset now) =>
        Details is null ? (this, OrganisationOutcome.NotFound)
        : Closed is not null ? (this, OrganisationOutcome.Done)
        : (Say(new Fact { Kind = FactKind.OrganisationClosed, At = now, By = by }) with
        {
            Closed = now,
            Invitations = [],
            Claims = [],
            Tokens = [],
            Revision = Revision + 1,
            Changed = now,
        }, OrganisationOutcome.Done);

    /// <summary>Takes an account out of everything here; the same instance when it is in nothing.</summary>
    public Organisation Forget(string account, DateTimeOffset now)
    {
        var (left, claims) = (Leave(account, null, now).Next, Claims.RemoveAll(c => c.Account == account));
        return ReferenceEquals(left, this) && claims.Length == Claims.Length ? this : left with { Claims = claims, Revision = Revision + 1 };
    }

    /// <summary>Without letters that are too old to be accepted, and claims that were answered long ago; the same instance when there are none.</summary>
    public Organisation ClearPast(DateTimeOffset now)
    {
        var letters = Invitations.RemoveAll(i => i.At + InvitationGoodFor < now);
        var claims = Claims.RemoveAll(c => c.Standing != ClaimStanding.Waiting && c.At + AnswersKept < now);
        return letters.Length == Invitations.Length && claims.Length == Claims.Length ? this
            : this with { Invitations = letters, Claims = claims, Revision = Revision + 1 };
    }

    public OrganisationTeam Team() => new()
    {
        Details = Details,
        Colleagues = Colleagues,
        Invitations = Invitations,
        Claims = Claims,
        Closed = Closed,
        Revision = Revision,
    };

    private OrganisationOutcome? Refusal() => Details is null ? OrganisationOutcome.NotFound : Closed is not null ? OrganisationOutcome.Closed : null;

    private Organisation Join(string account, string by, DateTimeOffset now) => Say(new Fact { Kind = FactKind.ColleagueJoined, At = now, By = by, Account = account }) with
    {
        Colleagues = Colleagues.Add(new Colleague(account, now)),
        Details = Details is null ? null : Own(Details),
    };

    // What people read; where it is at home a host of that place has agreed to.
    private static (string, string, string) Words(OrganisationDetails details) => (details.Name, details.About, details.Contact.Web);

    private static OrganisationDetails Own(OrganisationDetails details) => details with { Claim = Claim.Claimed };
}
