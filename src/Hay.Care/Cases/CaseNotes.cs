using System.Collections.Immutable;
using Hay.Grains;

namespace Hay.Care;

/// <summary>What is written into the record.</summary>
public sealed partial record Case
{
    /// <summary>Most of each kind.</summary>
    public const int MostContacts = 500, MostGoals = 20, MostNotes = 100;
    /// <summary>Fewest and most sessions that are planned.</summary>
    public const int FewestSessions = 8, MostSessions = 12;
    public const int MostMinutes = 600;
    public const int MostScore = 10;

    /// <summary>How long after it was held by somebody a note of theirs from then is still taken.</summary>
    public static readonly TimeSpan LateFor = TimeSpan.FromDays(30);

    /// <summary>How long after a contact it is still taken where the person no longer agrees: a phone may have been without connection over it.</summary>
    public static readonly TimeSpan LateWithoutConsent = TimeSpan.FromDays(2);

    // Clocks of phones are not quite right.
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(5);

    public (Case Next, CareResult Result) Consent(bool isGiven, bool mayShare, string words, CareActor by, DateTimeOffset now)
    {
        if (Stop(by, isAlsoAfter: true) is { } stop) return (this, stop);
        var said = new Consent { IsGiven = isGiven, MayShare = isGiven && mayShare, Words = CaseText.Tidy(words), At = now, By = by.Account };
        if (Consents is [.., var last] && last == (said with { At = last.At })) return (this, CareResult.Done);
        return Put(CaseText.Problem(words, CaseText.Line, "What they said", isAsked: true), Consents.Length, MostNotes, this with { Consents = Consents.Add(said) });
    }

    public (Case Next, CareResult Result) Describe(CasePerson person, CareActor by, DateTimeOffset now)
    {
        if (Stop(by) is { } stop) return (this, stop);
        var tidy = person.Tidy();
        return tidy == Person ? (this, CareResult.Done) : Put(tidy.Problem(now), 0, 1, this with { Person = tidy });
    }

    public (Case Next, CareResult Result) Agree(AgreeGoals command, CareActor by, DateTimeOffset now)
    {
        if (Stop(by, isWithConsent: true) is { } stop) return (this, stop);
        if (Now.Step != CareStep.Active) return (this, new(CareOutcome.WrongStep));
        var added = command.Goals.Where(g => Goals.All(known => known.Id != g.Id)).DistinctBy(g => g.Id).ToImmutableArray();
        if (added.IsEmpty && PlannedSessions == command.Sessions) return (this, CareResult.Done);
        var problem = command.Sessions is < FewestSessions or > MostSessions ? $"Plan {FewestSessions} to {MostSessions} sessions."
            : added.Select(g => ProblemOf(g.Id) ?? CaseText.Problem(g.Words, CaseText.Line, "A goal", isAsked: true)).FirstOrDefault(p => p is not null);
        return Put(problem, Goals.Length + added.Length, MostGoals + 1, this with
        {
            PlannedSessions = command.Sessions,
            Goals = Goals.AddRange(added.Select(g => new Goal { Id = g.Id, Words = CaseText.Tidy(g.Words), AgreedAt = now })),
        });
    }

    public (Case Next, CareResult Result) Score(ScoreGoal command, CareActor by, DateTimeOffset now)
    {
        if (Stop(by, isWithConsent: true) is { } stop) return (this, stop);
        if (Goals.FirstOrDefault(g => g.Id == command.Goal) is not { } goal) return (this, new(CareOutcome.Refused, "There is no such goal."));
        if (command.Score is < 0 or > MostScore) return (this, new(CareOutcome.Refused, $"Say how near it is from 0 to {MostScore}."));
        // Said twice on one day it is one thing said.
        var earlier = goal.Progress.Where(p => LocalDay.Of(p.At) != LocalDay.Of(now)).ToImmutableArray();
        if (goal.IsMet == command.IsMet && goal.Progress.Length > earlier.Length && goal.Progress[^1].Score == command.Score) return (this, CareResult.Done);
        return Put(null, earlier.Length, MostNotes, this with { Goals = Goals.Replace(goal, goal with { IsMet = command.IsMet, Progress = earlier.Add(new GoalProgress(now, command.Score)) }) });
    }

    public (Case Next, CareResult Result) PlanNext(string words, DateTimeOffset? at, CareActor by, DateTimeOffset now)
    {
        if (Stop(by, isWithConsent: true) is { } stop) return (this, stop);
        var next = new NextStep(CaseText.Tidy(words), at, now) { Kept = now };
        if (Coming is { } known && next == (known with { Said = now, Kept = now })) return (this, CareResult.Done);
        return Put(NextProblem(words, at, now, isAsked: true), 0, 1, this with { Next = next });
    }

    public (Case Next, CareResult Result) AddContact(Contact contact, CareActor by, DateTimeOffset now)
    {
        if (!Exists) return (this, new(CareOutcome.NotFound));
        var then = At(contact.At);
        if (!CareRights.Allow(by, CareAction.Write, CasePlace.Of(this))
            && (now - contact.At > LateFor || !CareRights.Allow(by, CareAction.Write, CasePlace.Of(this, then)))) return (this, new(CareOutcome.NotAllowed));
        if (Contacts.Any(c => c.Id == contact.Id)) return (this, CareResult.Done);
        if (contact.At > now + Slack || contact.At < Steps[0].Since - Slack) return (this, new(CareOutcome.Refused, "The time of the contact cannot be right: it is before the referral, or still to come."));
        if (then.Step is CareStep.Closed or CareStep.Declined) return (this, new(CareOutcome.WrongStep));
        if (Consents.LastOrDefault(c => c.At <= contact.At + Slack) is not { IsGiven: true } || (!HasConsent && now - contact.At > LateWithoutConsent)) return (this, new(CareOutcome.NoConsent));
        var kept = contact with { Note = CaseText.Tidy(contact.Note), Next = CaseText.Tidy(contact.Next), By = by.Account, Kept = now };
        var problem = ProblemOf(contact.Id)
            ?? (contact.Minutes is < 0 or > MostMinutes ? $"A contact lasts 0 to {MostMinutes} minutes." : null)
            ?? (Enum.IsDefined(contact.Kind) ? null : "Say what kind of contact it was.")
            ?? CaseText.Problem(contact.Note, CaseText.Long, "The note") ?? NextProblem(contact.Next, contact.NextAt, contact.At, isAsked: false);
        var says = kept.Next.Length > 0 || kept.NextAt is not null ? new NextStep(kept.Next, kept.NextAt, kept.At) { Kept = now } : null;
        return Put(problem, Contacts.Length, MostContacts, this with
        {
            Contacts = Contacts.Insert(~Contacts.BinarySearch(kept, ByTime.Order), kept),
            Next = Now.Step is CareStep.Closed or CareStep.Declined ? Next : NextStep.Later(Next, says),
        });
    }

    public (Case Next, CareResult Result) AddWellbeing(string id, DateOnly on, Wellbeing said, CareActor by, DateTimeOffset now)
    {
        if (Stop(by, isAlsoAfter: true, isWithConsent: true) is { } stop) return (this, stop);
        if (Wellbeing.Any(w => w.Id == id)) return (this, CareResult.Done);
        int?[] answers = [said.Satisfied, said.Worthwhile, said.Happy, said.Anxious];
        var problem = ProblemOf(id)
            ?? (answers.All(a => a is null) || answers.Any(a => a is < 0 or > Hay.Grains.Wellbeing.Most) ? "Answer at least one of the four, each from 0 to 10." : null)
            ?? (on > LocalDay.Of(now) || on < LocalDay.Of(Steps[0].Since) ? "The day cannot be right: it is before the referral, or still to come." : null);
        return Put(problem, Wellbeing.Length, MostNotes, this with { Wellbeing = [.. Wellbeing.Add(new WellbeingNote(id, on, said, by.Account)).OrderBy(w => w.On).ThenBy(w => w.Id, StringComparer.Ordinal)] });
    }

    public (Case Next, CareResult Result) AddExperience(Experience experience, CareActor by, DateTimeOffset now)
    {
        if (Stop(by, isAlsoAfter: true, isWithConsent: true) is { } stop) return (this, stop);
        if (Experiences.Any(e => e.Id == experience.Id)) return (this, CareResult.Done);
        var problem = ProblemOf(experience.Id) ?? (experience.Score is < 0 or > MostScore ? $"Say how it was from 0 to {MostScore}." : null)
            ?? CaseText.Problem(experience.Words, CaseText.Long, "What they said");
        return Put(problem, Experiences.Length, MostNotes, this with { Experiences = Experiences.Add(experience with { At = now, Words = CaseText.Tidy(experience.Words), By = by.Account }) });
    }

    public (Case Next, CareResult Result) AddTried(Tried tried, CareActor by, DateTimeOffset now)
    {
        if (Stop(by, isWithConsent: true) is { } stop) return (this, stop);
        var kept = tried with { Title = CaseText.Tidy(tried.Title), Words = CaseText.Tidy(tried.Words), By = by.Account };
        var known = Tried.FirstOrDefault(t => t.Id == tried.Id);
        if (known == kept) return (this, CareResult.Done);
        var problem = ProblemOf(tried.Id) ?? CaseText.Problem(tried.Title, CaseText.Line, "What was tried", isAsked: true)
            ?? CaseText.Problem(tried.Listing, CaseText.Short, "The listing") ?? CaseText.Problem(tried.Words, CaseText.Line, "How it went");
        return Put(problem, known is null ? Tried.Length : 0, MostNotes, this with { Tried = known is null ? Tried.Add(kept) : Tried.Replace(known, kept) });
    }

    public (Case Next, CareResult Result) AddDiscussion(Discussion discussion, CareActor by, DateTimeOffset now)
    {
        if (Stop(by, isWithConsent: true) is { } stop) return (this, stop);
        if (Discussions.Any(d => d.Id == discussion.Id)) return (this, CareResult.Done);
        var problem = ProblemOf(discussion.Id) ?? CaseText.Problem(discussion.With, CaseText.Line, "With whom", isAsked: true)
            ?? CaseText.Problem(discussion.Note, CaseText.Long, "The note", isAsked: true)
            ?? (discussion.At > now + Slack ? "The time cannot be right: it is still to come." : null);
        return Put(problem, Discussions.Length, MostNotes, this with
        {
            Discussions = Discussions.Add(discussion with { With = CaseText.Tidy(discussion.With), Note = CaseText.Tidy(discussion.Note), By = by.Account }),
        });
    }

    // Without consent too: nobody is left in danger for want of a tick.
    public (Case Next, CareResult Result) AddRisk(string id, string note, string toldTo, CareActor by, DateTimeOffset now)
    {
        if (Stop(by, isAlsoAfter: true) is { } stop) return (this, stop);
        if (Risks.Any(r => r.Id == id)) return (this, CareResult.Done);
        var problem = ProblemOf(id) ?? CaseText.Problem(note, CaseText.Long, "What the risk is", isAsked: true) ?? CaseText.Problem(toldTo, CaseText.Line, "Who was told", isAsked: true);
        return Put(problem, Risks.Length, MostNotes, this with { Risks = Risks.Add(new RiskNote { Id = id, At = now, Note = CaseText.Tidy(note), ToldTo = CaseText.Tidy(toldTo), By = by.Account }) });
    }

    public (Case Next, CareResult Result) SettleRisk(string id, string how, CareActor by, DateTimeOffset now)
    {
        if (Stop(by, isAlsoAfter: true) is { } stop) return (this, stop);
        if (Risks.FirstOrDefault(r => r.Id == id) is not { } risk) return (this, new(CareOutcome.Refused, "There is no such note."));
        if (risk.SettledAt is not null) return (this, CareResult.Done);
        return Put(CaseText.Problem(how, CaseText.Line, "What was done", isAsked: true), 0, 1, this with { Risks = Risks.Replace(risk, risk with { SettledAt = now, SettledHow = CaseText.Tidy(how) }) });
    }

    /// <summary>Where it was at a moment; before the first, where it began.</summary>
    internal StepEntry At(DateTimeOffset moment) => Steps.LastOrDefault(s => s.Since <= moment) ?? Steps[0];

    // Null: nothing stands in the way of writing.
    private CareResult? Stop(CareActor by, bool isAlsoAfter = false, bool isWithConsent = false) =>
        !Exists ? new(CareOutcome.NotFound)
        : !CareRights.Allow(by, CareAction.Write, CasePlace.Of(this)) ? new(CareOutcome.NotAllowed)
        : Now.Step is CareStep.Closed or CareStep.Declined && !isAlsoAfter ? new(CareOutcome.WrongStep)
        : isWithConsent && !HasConsent ? new(CareOutcome.NoConsent)
        : null;

    private (Case Next, CareResult Result) Put(string? problem, int held, int most, Case next) =>
        problem is not null ? (this, new(CareOutcome.Refused, problem)) : held >= most ? (this, new(CareOutcome.Full)) : (next, CareResult.Done);

    private static string? ProblemOf(string id) => CaseText.IsId(id) ? null : "It has no proper id.";

    private static string? NextProblem(string words, DateTimeOffset? at, DateTimeOffset said, bool isAsked) =>
        CaseText.Problem(words, CaseText.Line, "What comes next", isAsked && at is null)
        ?? (at < said - Slack || at > said.AddYears(1) ? $"The next step cannot be {(isAsked ? "in the past" : "before the contact")}, or more than a year away." : null);

    private sealed class ByTime : IComparer<Contact>
    {
        public static readonly ByTime Order = new();

        public int Compare(Contact? x, Contact? y) => x!.At.CompareTo(y!.At) is not 0 and var apart ? apart : string.CompareOrdinal(x.Id, y.Id);
    }
}
