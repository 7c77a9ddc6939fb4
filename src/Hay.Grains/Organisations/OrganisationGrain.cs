using System.Collections.Immutable;

namespace Hay.Grains;

[GrainType("organisation")]
internal sealed class OrganisationGrain(
    [PersistentState(StoreNames.Organisation, StoreNames.Provider)] IPersistentState<Organisation> stored,
    IJournal journal,
    TimeProvider clock) : Grain, IOrganisationGrain
{
    private FactDelivery _delivery = null!;

    private DateTimeOffset Now => clock.GetUtcNow();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _delivery = new FactDelivery(this, StoreNames.Organisation, journal, GrainFactory);
        _delivery.Start(stored.State.Outbox);
        return Task.CompletedTask;
    }

    public async Task<PublishResult> Describe(OrganisationDetails details, string? by, CancellationToken ct)
    {
        var problems = Organisation.Problems(details).ToImmutableArray();
        if (!problems.IsEmpty) return new PublishResult(PublishOutcome.Refused, problems);
        var (next, outcome) = stored.State.Describe(details, by, Now);
        await Commit(next, ct);
        return new PublishResult(outcome, []);
    }

    public async Task<OrganisationResult> Begin(OrganisationDetails details, AccountRef by, CancellationToken ct)
    {
        var problems = Organisation.Problems(details).ToImmutableArray();
        return problems.IsEmpty ? await Join(stored.State.Begin(details, by.Id, Now), by, ct) : new(OrganisationOutcome.Refused, problems);
    }

    public async Task<OrganisationResult> Write(OrganisationDetails details, string by, bool isByHost, CancellationToken ct)
    {
        var problems = Organisation.Problems(details).ToImmutableArray();
        return problems.IsEmpty ? await Commit(stored.State.Write(details, by, isByHost, Now), ct) : new(OrganisationOutcome.Refused, problems);
    }

    public Task<OrganisationResult> Invite(string id, string email, string by, CancellationToken ct) => AccountRules.IsEmail(email)
        ? Tell(stored.State.Invite(new Invitation(id, email, by, Now)), AuditAct.InvitationSent, by, id, ct)
        : Task.FromResult(new OrganisationResult(OrganisationOutcome.Refused, ["That does not look like an e-mail address."]));

    public Task<OrganisationResult> WithdrawInvitation(string id, string by, CancellationToken ct) =>
        Tell(stored.State.Withdraw(id), AuditAct.InvitationWithdrawn, by, id, ct);

    public Task<OrganisationResult> Accept(string invitation, AccountRef account, CancellationToken ct) =>
        Join(stored.State.Accept(invitation, account.Id, Now), account, ct, AuditAct.InvitationAccepted, account.Id, invitation);

    public Task<OrganisationResult> Ask(string account, string words, CancellationToken ct) =>
        Commit(stored.State.Ask(account, words, Now), ct, "Say in up to 1,000 characters how you belong to it.");

    public async Task<OrganisationResult> Decide(AccountRef account, bool isApproved, string reason, string by, CancellationToken ct)
    {
        var decided = stored.State.Decide(account.Id, isApproved, reason, by, Now);
        return isApproved ? await Join(decided, account, ct, AuditAct.ClaimApproved, by, $"{account.Id} {reason}")
            : await Tell(decided, AuditAct.ClaimRefused, by, $"{account.Id} {reason}", ct, "Say why, in up to 1,000 characters: whoever asked will read it.");
    }

    public async Task<OrganisationResult> Leave(AccountRef account, string by, CancellationToken ct)
    {
        var result = await Commit(stored.State.Leave(account.Id, by, Now), ct);
        // Also where they are no colleague: the one call before this may have been broken off here.
        await Account(account).Revoke(Role, by, ct);
        return result;
    }

    public Task Forget(string account, CancellationToken ct) => Commit(stored.State.Forget(account, Now), ct);

    public Task Read(long revision, CancellationToken ct) => Commit(stored.State.Read(revision), ct);

    public Task ClearPast(CancellationToken ct) => Commit(stored.State.ClearPast(Now), ct);

    public Task<OrganisationResult> Close(string by, CancellationToken ct) => Tell(stored.State.Close(by, Now), AuditAct.OrganisationClosed, by, "", ct);

    public Task<OrganisationResult> MakeToken(ApiToken token, CancellationToken ct) => Tell(
        stored.State.MakeToken(token, LocalDay.Of(Now)), AuditAct.TokenMade, token.By, token.Id, ct, "Say what it is for, what it may do, and a last day within a year.");

    public Task<OrganisationResult> RevokeToken(string id, string by, CancellationToken ct) =>
        Tell(stored.State.RevokeToken(id), AuditAct.TokenRevoked, by, id, ct);

    public async Task<ApiToken?> UseToken(string hash, CancellationToken ct)
    {
        var (next, token) = stored.State.UseToken(hash, LocalDay.Of(Now));
        await Commit(next, ct);
        return token;
    }

    public Task<ImmutableArray<ApiToken>> Tokens(CancellationToken ct) => Task.FromResult(stored.State.Tokens);

    public Task<OrganisationDetails?> View(CancellationToken ct) => Task.FromResult(stored.State.Details);

    public Task<bool> Has(string account, CancellationToken ct) => Task.FromResult(stored.State.Closed is null && stored.State.Has(account));

    public Task<OrganisationTeam> Team(CancellationToken ct) => Task.FromResult(stored.State.Team());

    private AccountRole Role => new(RoleKind.Organiser, this.GetPrimaryKeyString());

    private IAccountGrain Account(AccountRef account) => GrainFactory.GetGrain<IAccountGrain>(AccountRules.NameOf(account.Email));

    // Who is a colleague is written here. The account is told before, so that a crash leaves a role that opens nothing, never
    // a colleague who does not find the way.
    private async Task<OrganisationResult> Join(
        (Organisation Next, OrganisationOutcome Outcome) decided, AccountRef account, CancellationToken ct, AuditAct? act = null, string? by = null, string note = "")
    {
        if (decided.Outcome == OrganisationOutcome.Done && await Account(account).Grant(Role, by ?? account.Id, ct) != AccountOutcome.Done) return new(OrganisationOutcome.TooMany, []);
        return act is null ? await Commit(decided, ct) : await Tell(decided, act.Value, by!, note, ct);
    }

    // The audit log first: what cannot be told is not done.
    private async Task<OrganisationResult> Tell(
        (Organisation Next, OrganisationOutcome Outcome) decided, AuditAct act, string by, string note, CancellationToken ct, string problem = "")
    {
        if (!ReferenceEquals(decided.Next, stored.State)) await Audit.Write(GrainFactory, new AuditEntry(by, act, StoreNames.Organisation, this.GetPrimaryKeyString(), note), ct);
        return await Commit(decided, ct, problem);
    }

    private async Task<OrganisationResult> Commit(
        (Organisation Next, OrganisationOutcome Outcome) decided, CancellationToken ct, string problem = "")
    {
        await Commit(decided.Next, ct);
        return new(decided.Outcome, decided.Outcome == OrganisationOutcome.Refused ? [problem] : []);
    }

    // Every write also clears what has arrived in the journal since the last one.
    private async Task Commit(Organisation next, CancellationToken ct)
    {
        if (ReferenceEquals(next, stored.State)) return;
        await stored.Commit(next with { Outbox = next.Outbox.Without(_delivery.Arrived) }, ct);
        _delivery.Start(stored.State.Outbox);
    }
}
