namespace Hay.Grains;

/// <summary>The rules of writing a listing and of having it approved.</summary>
public sealed partial record Activity
{
    /// <summary>Most bytes of a draft as JSON: twice what the largest listing needs.</summary>
    public const int LargestDraft = 64 * 1024;
    public const int LongestReason = 1000;

    public (Activity Next, DraftOutcome Outcome) Save(SaveDraft command, DateTimeOffset now)
    {
        if (Draft is null ? command.Number != 0 : command.Number != Draft.Number) return (this, DraftOutcome.Stale);
        if (command.By.Length == 0 || ListingRules.Size(command.Listing) > LargestDraft) return (this, DraftOutcome.Refused);
        if (Draft is not null && Draft.Stage != DraftStage.Waiting && ListingRules.Same(Draft.Listing, command.Listing)) return (this, DraftOutcome.Kept);
        // What a host has to look at is what they will see: writing on takes it back.
        var stage = Draft?.Stage is DraftStage.Asked or DraftStage.Refused ? Draft.Stage : DraftStage.Writing;
        return (this with
        {
            Draft = new Draft
            {
                Listing = command.Listing,
                Number = Drafts + 1,
                Stage = stage,
                By = command.By,
                At = now,
                Reason = stage == DraftStage.Writing ? "" : Draft!.Reason,
            },
            Drafts = Drafts + 1,
            Revision = Revision + 1,
        }, DraftOutcome.Kept);
    }

    /// <summary>Lists the draft, or has it wait for a host. The caller has seen that it has no problems.</summary>
    public (Activity Next, DraftOutcome Outcome) Submit(SubmitDraft command, DateTimeOffset now)
    {
        if (Draft is null) return (this, DraftOutcome.NoDraft);
        if (Draft.Number != command.Number) return (this, DraftOutcome.Stale);
        if (Draft.Stage == DraftStage.Waiting) return (this, DraftOutcome.Waiting);
        return command.HoldFor.Length == 0
            ? (List(Draft, command.By, now), DraftOutcome.Listed)
            : ((this with { Draft = Draft with { Stage = DraftStage.Waiting, By = command.By, At = now, Reason = command.HoldFor }, Revision = Revision + 1 })
                .Say(FactKind.Submitted, now, by: command.By), DraftOutcome.Waiting);
    }

    public (Activity Next, DraftOutcome Outcome) Decide(DecideDraft command, DateTimeOffset now)
    {
        var reason = command.Reason.Trim();
        if (Draft is not { Stage: DraftStage.Waiting }) return (this, DraftOutcome.NoDraft);
        if (Draft.Number != command.Number) return (this, DraftOutcome.Stale);
        if (reason.Length > LongestReason || (command.Verdict != Verdict.Approve && reason.Length == 0)) return (this, DraftOutcome.Refused);
        return command.Verdict switch
        {
            Verdict.Approve => (List(Draft, command.By, now), DraftOutcome.Listed),
            Verdict.Ask => (Return(DraftStage.Asked, reason, command.By, now), DraftOutcome.Returned),
            _ => (Return(DraftStage.Refused, reason, command.By, now), DraftOutcome.Returned),
        };
    }

    public (Activity Next, DraftOutcome Outcome) Drop() =>
        Draft is null ? (this, DraftOutcome.NoDraft) : (this with { Draft = null, Revision = Revision + 1 }, DraftOutcome.Dropped);

    /// <summary>Off the public pages until <see cref="Resume"/>; what people hold there stays.</summary>
    public Activity Stop(string reason, string by, DateTimeOffset now) => Listing is null || Paused is not null ? this
        : (Edit(now) with { Paused = new Pause(reason.Trim(), by, now), Revision = Revision + 1 }).Say(FactKind.Paused, now, by: by);

    public Activity Resume(string by, DateTimeOffset now) => Paused is null ? this
        : (Edit(now) with { Paused = null, Revision = Revision + 1 }).Say(FactKind.Resumed, now, by: by);

    public EditView ViewForEditing() => new()
    {
        Listing = Listing,
        Draft = Draft,
        Withdrawn = Withdrawn,
        Paused = Paused,
        Checked = Checked,
        Typed = Typed,
        Revision = Revision,
        Schedule = ScheduleNow(),
        Since = Since(),
        Asked = Asked,
        Feed = Feed,
    };

    // Whoever lists it says that it is true today.
    private Activity List(Draft draft, string by, DateTimeOffset now)
    {
        var command = new PublishListing { Listing = draft.Listing, Checked = LocalDay.Of(now), By = by };
        return Publish(command, now).Next with { Draft = null };
    }

    private Activity Return(DraftStage stage, string reason, string by, DateTimeOffset now) =>
        (this with { Draft = Draft! with { Stage = stage, Reason = reason }, Revision = Revision + 1 }).Say(FactKind.Returned, now, by: by);

    // What its people did not touch goes on following the source; whoever looked at the draft before looks again.
    private Activity Rebase(Listing before, Listing imported) => this with
    {
        Draft = Draft! with { Listing = TypedFields.Keep([.. TypedFields.Different(before, Draft.Listing)], Draft.Listing, imported), Number = Drafts + 1 },
        Drafts = Drafts + 1,
    };
}
