using System.Collections.Immutable;
using System.Collections.Concurrent;
using System.Reflection;
using Hay.Grains;

namespace Hay.Silo.Tests;

/// <summary>
/// Grains on paper: the rules of activities, organisations and spaces without a runtime or a store, for tests of what
/// sends to them. Counts the writes.
/// </summary>
internal sealed class PaperGrains
{
    private readonly ConcurrentDictionary<(Type, string), object> _grains = new();
    private int _writes;

    public PaperGrains()
    {
        Factory = DispatchProxy.Create<IGrainFactory, Proxy>();
        ((Proxy)(object)Factory).Grains = this;
    }

    public IGrainFactory Factory { get; }
    public DateTimeOffset Now { get; set; } = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);
    public int Writes => _writes;
    /// <summary>Called before each write: a test may throw or cancel here.</summary>
    public Action<int>? BeforeWrite { get; set; }

    public IEnumerable<(string Id, Activity State)> Activities =>
        _grains.Values.OfType<PaperActivity>().Select(a => (a.Key, a.State)).OrderBy(a => a.Key, StringComparer.Ordinal);

    public IActivityGrain ActivityOf(string id) => Factory.GetGrain<IActivityGrain>(id);
    public ISpaceGrain BoardOf(string slug) => Factory.GetGrain<ISpaceGrain>(slug);
    public IOrganisationGrain OrganisationOf(string id) => Factory.GetGrain<IOrganisationGrain>(id);

    private object Find(Type type, string key) => _grains.GetOrAdd((type, key), _ => type switch
    {
        _ when type == typeof(IActivityGrain) => new PaperActivity(this, key),
        _ when type == typeof(IOrganisationGrain) => new PaperOrganisation(this),
        _ when type == typeof(ISpaceGrain) => new PaperSpace(this),
        _ => throw new NotSupportedException(type.Name),
    });

    private void Write() => BeforeWrite?.Invoke(Interlocked.Increment(ref _writes));

#pragma warning disable CA1852 // DispatchProxy makes a class that inherits from it.
    internal class Proxy : DispatchProxy
#pragma warning restore CA1852
    {
        public PaperGrains Grains { get; set; } = null!;

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
            Grains.Find(targetMethod!.GetGenericArguments()[0], (string)args![0]!);
    }

    private static NotSupportedException NotForImports => new("No import does this.");

    private sealed class PaperActivity(PaperGrains all, string key) : IActivityGrain
    {
        public string Key => key;
        public Activity State { get; private set; } = new();

        public Task<PublishResult> Publish(PublishListing command, CancellationToken ct)
        {
            var problems = ListingRules.Problems(command.Listing).ToArray();
            return Task.FromResult(problems.Length > 0
                ? new PublishResult(PublishOutcome.Refused, [.. problems])
                : new PublishResult(Keep(State.Publish(command, all.Now)), []));
        }

        public Task<WithdrawOutcome> Withdraw(string? by, CancellationToken ct) => Task.FromResult(Keep(State.Withdraw(all.Now, by)));
        public Task<WithdrawOutcome> LeaveFeed(LeaveFeed command, CancellationToken ct) => Task.FromResult(Keep(State.LeaveFeed(command, all.Now)));
        public Task<SessionOutcome> ChangeSession(ChangeSession command, CancellationToken ct) => Task.FromResult(Keep(State.ChangeSession(command, all.Now)));
        public Task<BookingOutcome> Book(BookPlace command, CancellationToken ct) => Task.FromResult(Keep(State.Book(command, all.Now)));
        public Task<GiveUpOutcome> GiveUp(GiveUpPlace command, CancellationToken ct) => Task.FromResult(Keep(State.GiveUp(command, all.Now)));
        public Task<ReportOutcome> Report(ReportProblem command, CancellationToken ct) => Task.FromResult(Keep(State.Report(command, all.Now)));
        public Task<ImmutableArray<ProblemReport>> Reports(CancellationToken ct) => Task.FromResult(State.Reports);
        public Task<ImmutableArray<ProblemReport>> ClearReports(string? by, CancellationToken ct) => Task.FromResult(Keep((State.ClearReports(by, DateTimeOffset.UtcNow), State.Reports)));
        public Task<ActivityView?> View(CancellationToken ct) => Task.FromResult(State.View(all.Now));
        public Task Forget(ProfileId profile, CancellationToken ct) => Task.FromResult(Keep((State.Forget(profile, all.Now), true)));
        public Task Deliver(CancellationToken ct) => Task.CompletedTask;
        public Task<DraftResult> SaveDraft(SaveDraft command, CancellationToken ct) => throw NotForImports;
        public Task<DraftResult> SubmitDraft(SubmitDraft command, CancellationToken ct) => throw NotForImports;
        public Task<DraftResult> DecideDraft(DecideDraft command, CancellationToken ct) => throw NotForImports;
        public Task<DraftResult> DropDraft(CancellationToken ct) => throw NotForImports;
        public Task<long> Pause(string reason, string by, CancellationToken ct) => throw NotForImports;
        public Task<long> Resume(string by, CancellationToken ct) => throw NotForImports;
        public Task<EditView> ViewForEditing(CancellationToken ct) => throw NotForImports;
        public Task<DescribeOutcome> Describe(DescribePlace command, CancellationToken ct) => throw NotForImports;
        public Task<CheckInOutcome> CheckIn(CheckIn command, CancellationToken ct) => throw NotForImports;
        public Task<TickOutcome> Tick(TickPlace command, CancellationToken ct) => throw NotForImports;
        public Task<TickOutcome> Count(CountWalkIn command, CancellationToken ct) => throw NotForImports;
        public Task<TellOutcome> Tell(TellGoing command, CancellationToken ct) => throw NotForImports;
        public Task<ImmutableArray<MyPlace>> PlacesOf(ProfileId profile, CancellationToken ct) => throw NotForImports;
        public Task<SessionPeople?> PeopleOf(SessionId session, CancellationToken ct) => throw NotForImports;
        public Task<ImmutableArray<SessionView>> SessionsToRun(CancellationToken ct) => throw NotForImports;
        public Task<ImmutableArray<string>> AddressesOf(SessionId session, bool waitingToo, CancellationToken ct) => throw NotForImports;
        public Task ClearPast(CancellationToken ct) => throw NotForImports;
        public Task<ConfirmResult> Confirm(ConfirmListing command, CancellationToken ct) => throw NotForImports;
        public Task<Ask?> TakeAsk(DateOnly today, CancellationToken ct) => throw NotForImports;
        public Task ReturnAsk(Ask ask, CancellationToken ct) => throw NotForImports;
        public Task<AnswerOutcome> Answer(AnswerAsk command, CancellationToken ct) => throw NotForImports;

        private T Keep<T>((Activity Next, T Outcome) decided)
        {
            if (ReferenceEquals(decided.Next, State)) return decided.Outcome;
            all.Write();
            State = decided.Next;
            return decided.Outcome;
        }
    }

    private sealed class PaperOrganisation(PaperGrains all) : IOrganisationGrain
    {
        private Organisation _state = new();

        public Task<PublishResult> Describe(OrganisationDetails details, string? by, CancellationToken ct)
        {
            var problems = Organisation.Problems(details).ToArray();
            if (problems.Length > 0) return Task.FromResult(new PublishResult(PublishOutcome.Refused, [.. problems]));
            var (next, outcome) = _state.Describe(details, by, all.Now);
            if (!ReferenceEquals(next, _state)) all.Write();
            _state = next;
            return Task.FromResult(new PublishResult(outcome, []));
        }

        public Task<OrganisationDetails?> View(CancellationToken ct) => Task.FromResult(_state.Details);
        public Task<OrganisationResult> Begin(OrganisationDetails details, AccountRef by, CancellationToken ct) => throw NotForImports;
        public Task<OrganisationResult> Write(OrganisationDetails details, string by, bool isByHost, CancellationToken ct) => throw NotForImports;
        public Task Read(long revision, CancellationToken ct) => throw NotForImports;
        public Task ClearPast(CancellationToken ct) => throw NotForImports;
        public Task<OrganisationResult> Invite(string id, string email, string by, CancellationToken ct) => throw NotForImports;
        public Task<OrganisationResult> WithdrawInvitation(string id, string by, CancellationToken ct) => throw NotForImports;
        public Task<OrganisationResult> Accept(string invitation, AccountRef account, CancellationToken ct) => throw NotForImports;
        public Task<OrganisationResult> Ask(string account, string words, CancellationToken ct) => throw NotForImports;
        public Task<OrganisationResult> Decide(AccountRef account, bool isApproved, string reason, string by, CancellationToken ct) => throw NotForImports;
        public Task<OrganisationResult> Leave(AccountRef account, string by, CancellationToken ct) => throw NotForImports;
        public Task<OrganisationResult> Close(string by, CancellationToken ct) => throw NotForImports;
        public Task Forget(string account, CancellationToken ct) => throw NotForImports;
        public Task<bool> Has(string account, CancellationToken ct) => throw NotForImports;
        public Task<OrganisationTeam> Team(CancellationToken ct) => throw NotForImports;
        public Task<OrganisationResult> MakeToken(ApiToken token, CancellationToken ct) => throw NotForImports;
        public Task<OrganisationResult> RevokeToken(string id, string by, CancellationToken ct) => throw NotForImports;
        public Task<ApiToken?> UseToken(string hash, CancellationToken ct) => throw NotForImports;
        public Task<ImmutableArray<ApiToken>> Tokens(CancellationToken ct) => throw NotForImports;
    }

    private sealed class PaperSpace(PaperGrains all) : ISpaceGrain
    {
        private Space _state = new();

        public Task<PublishResult> Post(Notice notice, string? by, CancellationToken ct) => Keep(Space.Problems(notice), () => _state.Post(notice, by, all.Now));
        public Task<PublishResult> Answer(YouSaid answer, string? by, CancellationToken ct) => Keep(Space.Problems(answer), () => _state.Answer(answer, by, all.Now));
        public Task<PublishResult> Nominate(Nomination nomination, CancellationToken ct) => throw NotForImports;
        public Task Settle(string nomination, string by, CancellationToken ct) => throw NotForImports;
        public Task<SpaceView> View(CancellationToken ct) => Task.FromResult(new SpaceView { Notices = _state.Notices, Answers = _state.Answers });

        private Task<PublishResult> Keep(IEnumerable<string> problems, Func<(Space Next, PublishOutcome Outcome)> decide)
        {
            if (problems.ToArray() is { Length: > 0 } found) return Task.FromResult(new PublishResult(PublishOutcome.Refused, [.. found]));
            var (next, outcome) = decide();
            if (!ReferenceEquals(next, _state)) all.Write();
            _state = next;
            return Task.FromResult(new PublishResult(outcome, []));
        }
    }
}
