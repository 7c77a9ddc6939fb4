namespace Hay.Care;

/// <summary>
/// A record under the headings of the Social Prescribing Information Standard 1.1 (PRSB and NHS England), in their order and with their names in
/// camel case. What the standard has no heading for is under <c>beyondTheStandard</c>, where it belongs.
/// </summary>
internal static class SocialPrescribingRecord
{
    /// <summary>To be written as JSON; what is null was not said.</summary>
    /// <param name="caseId">The case's key.</param>
    /// <param name="state">The record.</param>
    /// <param name="network">Names of teams and practices.</param>
    /// <param name="now">When it is taken.</param>
    public static object Of(string caseId, Case state, CareNetwork network, DateTimeOffset now) => new
    {
        Standard = "Social Prescribing Information Standard 1.1",
        Case = caseId,
        Exported = now,
        PersonDemographics = Demographics(state.Person),
        GpPractice = state.Person.Practice.Length == 0 ? null : new
        {
            GpPracticeRecordEntry = (object[])[new { GpPracticeDetails = network.Practices.GetValueOrDefault(state.Person.Practice)?.Name, GpPracticeIdentifier = state.Person.Practice }],
        },
        AboutMe = state.Person.Language.Length == 0 ? null : new
        {
            HowICommunicateAndHowToCommunicateWithMe = new { HowICommunicateAndHowToCommunicateWithMe = $"I like to speak {state.Person.Language}." },
        },
        IndividualRequirements = state.Person.Needs.Length == 0 ? null : new { OtherIndividualRequirements = (object[])[new { OtherIndividualRequirement = state.Person.Needs }] },
        Consent = new
        {
            ConsentForInformationSharing = state.Consents is [.., var last] ? $"{(last.IsGiven ? "Given" : "Withdrawn")}. {(last.MayShare ? "May be shared with others who help. " : "")}{last.Words}".TrimEnd() : "Not asked yet.",
            BeyondTheStandard = new { Consents = Some(state.Consents, c => new { Given = c.IsGiven, c.MayShare, Words = Said(c.Words), DateTime = c.At, RecordedBy = c.By }) },
        },
        ReferralDetails = new { ReferralDetailsRecordEntry = (object[])[Referral(state, network)] },
        ContactsWithProfessionals = state.Contacts.IsEmpty ? null : new { ContactsWithProfessionalsRecordEntry = Some(state.Contacts, Contact) },
        ClinicalSummary = state.Closes is [.., var close] ? new { ClinicalSummary = close.Words } : null,
        SignpostDetails = state.Tried.IsEmpty && state.Declined is null ? null : new { SignpostDetailsRecordEntry = Signposts(state) },
        Assessments = state.Wellbeing.IsEmpty ? null : new { AssessmentsRecordEntry = Some(state.Wellbeing, Assessment) },
        Risks = new { RisksRecordEntry = Some(state.Risks, Risk) },
        PlanAndRequestedActions = state.Coming is not { } next ? null : new
        {
            PlanAndRequestedActionsRecordEntry = (object[])[new { ActionsForProfessionals = next.Words, BeyondTheStandard = new { next.At, next.Said } }],
        },
        CareAndSupportPlan = new
        {
            NeedsConcernsOrProblems = state.Goals.IsEmpty ? null : (object[])[new { GoalsAndHopes = Some(state.Goals, Goal) }],
            BeyondTheStandard = state.PlannedSessions == 0 ? null : new { state.PlannedSessions },
        },
        BeyondTheStandard = new
        {
            PersonAndCarerExperience = Some(state.Experiences, e => new { e.Of, OutOfTen = e.Score, Comment = Said(e.Words), DateTime = e.At, RecordedBy = e.By }),
            MultidisciplinaryDiscussions = Some(state.Discussions, d => new { Participants = d.With, d.Note, DateTime = d.At, RecordedBy = d.By }),
            RequestsForInformation = Some(state.Questions, q => new { Question = q.Words, Asked = q.At, RecordedBy = q.By, Answer = Said(q.Answer), Answered = q.AnsweredAt }),
            Pathway = Some(state.Steps, s => new { s.Step, DateTime = s.Since, Provider = network.Providers.GetValueOrDefault(s.Provider)?.Name ?? Said(s.Provider), Team = Team(network, s.Team), HeldBy = Said(s.Holder), RecordedBy = s.By, Reason = Said(s.Reason), s.Due }),
            Outcomes = Some(state.Closes, c => new { c.Outcome, c.Words, DateTime = c.At, RecordedBy = c.By }),
        },
    };

    private static object Demographics(CasePerson person) => new
    {
        PersonName = new { PersonFullName = person.Name },
        DateOfBirth = person.Born,
        NhsNumber = Said(person.NhsNumber),
        PersonsContactDetails = new
        {
            PreferredContactMethod = person.ReachBy,
            PersonsTelephoneNumberDetails = person.Phone.Length == 0 ? null : (object[])[new { PersonsTelephoneNumber = person.Phone }],
            OtherContactInformation = Said(person.ReachNote),
        },
        BeyondTheStandard = new { person.PersonId, Neighbourhood = Said(person.Area), PrimaryCareNetwork = Said(person.Pcn) },
    };

    private static object Referral(Case state, CareNetwork network)
    {
        var referral = state.Referral;
        return new
        {
            Date = referral.At,
            ReferrerDetails = new { Name = Said(referral.From), Organisation = referral.Practice.Length == 0 ? null : new { FreeText = network.Practices.GetValueOrDefault(referral.Practice)?.Name ?? referral.Practice } },
            ReferralMethod = referral.Source is ReferralSource.Self or ReferralSource.SelfAgain ? "Self referral" : null,
            ReasonForReferral = new { FreeText = Said(referral.Wanted) },
            ReferralTo = new { Team = Team(network, state.Steps[0].Team) },
            BeyondTheStandard = new { referral.Source, Reference = Said(referral.Reference), RecordedBy = referral.By, Referral = Snomed.Referred, Outcome = Snomed.Of(state) },
        };
    }

    private static object Contact(Contact contact) => new
    {
        DateAndTimeOfContact = contact.At,
        SeenBy = (object[])[new { Name = contact.By }],
        ConsultationMethod = contact.Kind,
        BeyondTheStandard = new { contact.Minutes, Note = Said(contact.Note), NextStep = Said(contact.Next), NextStepAt = contact.NextAt },
    };

    private static object[] Signposts(Case state) =>
    [
        .. state.Tried.Select(t => new
        {
            Date = t.On,
            SignpostTo = new { Service = new { FreeText = t.Title } },
            BeyondTheStandard = new { Listing = Said(t.Listing), Result = t.How, Comment = Said(t.Words), RecordedBy = t.By },
        }),
        .. state.Declined is not { } no ? (object[])[] :
        [
            new
            {
                Date = no.At,
                SignpostTo = new { Service = new { FreeText = Said(no.Signpost) } },
                ReasonForSignpost = new { FreeText = Said(no.Words) },
                BeyondTheStandard = new { Declined = no.Reason, RecordedBy = no.By },
            },
        ],
    ];

    private static object Assessment(WellbeingNote note)
    {
        object Scale(string name, int? value) => new { SubscaleScore = new { FreeText = name }, Value = value, UnitsOfMeasure = "of 10" };
        return new
        {
            StructuredAssessment = new
            {
                StructuredAssessmentName = new { FreeText = "Personal wellbeing, the four questions of the Office for National Statistics" },
                SubscaleResult = (object[])[Scale("satisfied", note.Said.Satisfied), Scale("worthwhile", note.Said.Worthwhile), Scale("happy", note.Said.Happy), Scale("anxious", note.Said.Anxious)],
            },
            BeyondTheStandard = new { Date = note.On, RecordedBy = note.By },
        };
    }

    private static object Risk(RiskNote risk) => new
    {
        StartDateOfRisk = risk.At,
        EndDateOfRisk = risk.SettledAt,
        Risk = new { FreeText = risk.Note },
        Comment = Said(risk.SettledHow),
        BeyondTheStandard = new { InformationGivenTo = risk.ToldTo, RecordedBy = risk.By },
    };

    private static object Goal(Goal goal) => new
    {
        FreeText = goal.Words,
        GoalStatus = goal.IsMet ? "met" : "not met yet",
        BeyondTheStandard = new { Agreed = goal.AgreedAt, Progress = goal.Progress.Select(p => new { DateTime = p.At, OutOfTen = p.Score }) },
    };

    private static object[]? Some<T>(IReadOnlyCollection<T> all, Func<T, object> write) => all.Count == 0 ? null : [.. all.Select(write)];

    private static string? Said(string words) => words.Length > 0 ? words : null;

    private static string? Team(CareNetwork network, string id) => network.Teams.GetValueOrDefault(id)?.Name ?? Said(id);

    private sealed record Coded(string Code, string Display, string System);

    private static class Snomed
    {
        private const string System = "http://snomed.info/sct";
        public static readonly Coded Referred = new("871731000000106", "Referral to social prescribing service", System);
        private static readonly Coded Declined = new("871711000000103", "Social prescribing declined", System);
        private static readonly Coded Offered = new("871691000000100", "Social prescribing offered", System);

        // Declined is what the person did. What a team does not take was neither; and until it is taken nothing was offered.
        public static Coded? Of(Case state) =>
            state.Declined is { Reason: DeclineReason.NotWanted } || state.Now.Step == CareStep.Closed && state.Closes[^1].Outcome == CloseOutcome.NotWanted ? Declined
            : state.Steps.Any(s => s.Step is CareStep.Waiting or CareStep.Active) ? Offered
            : null;
    }
}
