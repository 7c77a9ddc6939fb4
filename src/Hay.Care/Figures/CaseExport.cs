using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Hay.Grains;

namespace Hay.Care;

/// <summary>One person's whole record, to be taken along.</summary>
/// <remarks>
/// Under the headings of the PRSB Social Prescribing Standard 1.1, with the SNOMED CT codes of what became of the referral. It is no FHIR message
/// and not the standard's own JSON model, which describes headings and not a file: whoever reads it in needs to map it.
/// </remarks>
public static class CaseExport
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        // People read it too.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>UTF-8.</summary>
    /// <param name="caseId">The case's key.</param>
    /// <param name="state">The record.</param>
    /// <param name="network">Names of teams and practices.</param>
    /// <param name="now">When it is taken.</param>
    public static byte[] Json(string caseId, Case state, CareNetwork network, DateTimeOffset now)
    {
        var person = state.Person;
        return JsonSerializer.SerializeToUtf8Bytes(new
        {
            Standard = "PRSB Social Prescribing Standard 1.1, its headings",
            Case = caseId,
            Exported = now,
            PersonDemographics = new
            {
                PersonName = person.Name,
                DateOfBirth = person.Born,
                NhsNumber = Said(person.NhsNumber),
                Telephone = Said(person.Phone),
                PreferredContactMethod = person.ReachBy,
                ContactNote = Said(person.ReachNote),
                PreferredLanguage = Said(person.Language),
                Neighbourhood = Said(person.Area),
            },
            IndividualRequirements = Said(person.Needs),
            GpPractice = Named(person.Practice, network.Practices.GetValueOrDefault(person.Practice)?.Name),
            ReferrerDetails = new { state.Referral.Source, Referrer = Said(state.Referral.From), Practice = Named(state.Referral.Practice, network.Practices.GetValueOrDefault(state.Referral.Practice)?.Name), Reference = Said(state.Referral.Reference) },
            ReferralDetails = new { Snomed.Referred.Code, Snomed.Referred.Display, Snomed.System, DateTime = state.Referral.At, ReasonForReferral = state.Referral.Wanted, Outcome = Snomed.Of(state) },
            ConsentForInformationSharing = state.Consents.Select(c => new { Given = c.IsGiven, c.MayShare, c.Words, DateTime = c.At, RecordedBy = c.By }),
            SafetyAlerts = state.Risks.Select(r => new { Risk = r.Note, InformationGivenTo = r.ToldTo, DateTime = r.At, RecordedBy = r.By, Settled = r.SettledAt, SettledHow = Said(r.SettledHow) }),
            PersonalisedCareAndSupportPlan = new
            {
                PlannedSessions = state.PlannedSessions > 0 ? state.PlannedSessions : (int?)null,
                GoalsAndHopes = state.Goals.Select(g => new { Goal = g.Words, Agreed = g.AgreedAt, Met = g.IsMet, Progress = g.Progress.Select(p => new { DateTime = p.At, OutOfTen = p.Score }) }),
                NextStep = state.Coming,
            },
            Contacts = state.Contacts.Select(c => new { Type = c.Kind, DateTime = c.At, c.Minutes, Note = Said(c.Note), NextStep = Said(c.Next), NextStepAt = c.NextAt, RecordedBy = c.By }),
            Assessments = new
            {
                Scale = "Office for National Statistics, personal wellbeing, four questions, 0 to 10",
                Answers = state.Wellbeing.Select(w => new { Date = w.On, w.Said.Satisfied, w.Said.Worthwhile, w.Said.Happy, w.Said.Anxious, RecordedBy = w.By }),
            },
            SocialPrescribingActivities = state.Tried.Select(t => new { Activity = t.Title, Listing = Said(t.Listing), Date = t.On, Result = t.How, Comment = Said(t.Words), RecordedBy = t.By }),
            PersonAndCarerExperience = state.Experiences.Select(e => new { e.Of, OutOfTen = e.Score, Comment = Said(e.Words), DateTime = e.At, RecordedBy = e.By }),
            MultidisciplinaryDiscussions = state.Discussions.Select(d => new { Participants = d.With, d.Note, DateTime = d.At, RecordedBy = d.By }),
            RequestsForInformation = state.Questions.Select(q => new { Question = q.Words, Asked = q.At, Answer = Said(q.Answer), Answered = q.AnsweredAt }),
            Pathway = state.Steps.Select(s => new { s.Step, DateTime = s.Since, Provider = Named(s.Provider, network.Providers.GetValueOrDefault(s.Provider)?.Name), Team = Named(s.Team, network.Teams.GetValueOrDefault(s.Team)?.Name), HeldBy = Said(s.Holder), RecordedBy = s.By, Reason = Said(s.Reason), s.Due }),
            Outcomes = state.Closes.Select(c => new { c.Outcome, c.Words, DateTime = c.At, RecordedBy = c.By }),
        }, Indented);
    }

    /// <summary>The same in plain words, to be printed or read out. Lines end in \n.</summary>
    /// <param name="caseId">The case's key.</param>
    /// <param name="state">The record.</param>
    /// <param name="network">Names of teams and practices.</param>
    /// <param name="now">When it is taken.</param>
    public static string Text(string caseId, Case state, CareNetwork network, DateTimeOffset now)
    {
        var text = new StringBuilder();
        void Line(string words) => text.Append(words).Append('\n');
        void Part(string name, IEnumerable<string> lines)
        {
            var all = lines.Where(l => l.Length > 0).ToList();
            if (all.Count == 0) return;
            Line("");
            Line(name.ToUpperInvariant());
            all.ForEach(Line);
        }

        string Team(string id) => network.Teams.GetValueOrDefault(id)?.Name ?? id;
        string Practice(string id) => network.Practices.GetValueOrDefault(id)?.Name ?? id;
        var person = state.Person;
        Line($"Record of {person.Name}");
        Line($"Case {caseId}, printed {At(now)}");
        Part("You",
        [
            person.Born is { } born ? $"Born: {Day(born)}" : "", With("NHS number: ", person.NhsNumber.Length == 10 ? NhsNumber.Words(person.NhsNumber) : ""), With("Telephone: ", person.Phone),
            With("How to reach you: ", person.ReachNote), With("What you need: ", person.Needs), With("Language: ", person.Language), With("Practice: ", Practice(person.Practice)),
        ]);
        Part("Who referred you", [$"{At(state.Referral.At)}: {(state.Referral.From.Length > 0 ? state.Referral.From : "you yourself")}{With(", ", Practice(state.Referral.Practice))}", state.Referral.Wanted]);
        Part("What you agreed to", state.Consents.Select(c => $"{At(c.At)}: {(c.IsGiven ? "yes" : "no longer")}{(c.MayShare ? ", and we may talk with others who help" : "")}. {c.Words}"));
        Part("Where it has been", state.Steps.Select(s => $"{At(s.Since)}: {Words(s.Step)}, {Team(s.Team)}{With(". ", s.Reason)}"));
        Part("Questions to whoever referred you", state.Questions.Select(q => $"{At(q.At)}: {q.Words}{With(" Answer: ", q.Answer)}"));
        Part("Your goals", state.Goals.Select(g => $"{g.Words} ({(g.IsMet ? "met" : "not met yet")}{(g.Progress is [.., var last] ? $", {last.Score} of 10" : "")})"));
        Part("Contacts", state.Contacts.Select(c => $"{At(c.At)}: {Words(c.Kind)}, {c.Minutes} minutes{With(". ", c.Note)}{With(" Next: ", c.Next)}"));
        Part("How you said things are, from 0 to 10", state.Wellbeing.Select(w => $"{Day(w.On)}: satisfied {Of(w.Said.Satisfied)}, worthwhile {Of(w.Said.Worthwhile)}, happy {Of(w.Said.Happy)}, anxious {Of(w.Said.Anxious)}"));
        Part("What you tried", state.Tried.Select(t => $"{Day(t.On)}: {t.Title}, {Words(t.How)}{With(". ", t.Words)}"));
        Part("How the support was", state.Experiences.Select(e => $"{At(e.At)}: {Words(e.Of)}, {e.Score} of 10{With(". ", e.Words)}"));
        Part("Talks among colleagues", state.Discussions.Select(d => $"{At(d.At)}, with {d.With}: {d.Note}"));
        Part("Worries about safety", state.Risks.Select(r => $"{At(r.At)}: {r.Note} Told to: {r.ToldTo}.{With(" Settled: ", r.SettledHow)}"));
        Part("How it ended", state.Closes.Select(c => $"{At(c.At)}: {Words(c.Outcome)}. {c.Words}").Append(state.Declined is { } no ? $"{At(no.At)}: not taken. {no.Words} Where else to turn: {no.Signpost}" : ""));
        return text.ToString();
    }

    private static string? Said(string words) => words.Length > 0 ? words : null;

    private static object? Named(string id, string? name) => id.Length > 0 ? new { Id = id, Name = name } : null;

    private static string With(string before, string words) => words.Length > 0 ? before + words : "";

    private static string Of(int? answer) => answer?.ToString(CultureInfo.InvariantCulture) ?? "not said";

    private static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static string At(DateTimeOffset moment) => Day(LocalDay.Of(moment));

    // SessionInPerson: session in person.
    private static string Words<T>(T value) where T : struct, Enum =>
        string.Concat(value.ToString().Select((c, i) => char.IsUpper(c) ? (i > 0 ? " " : "") + char.ToLowerInvariant(c) : c.ToString()));

    private sealed record Coded(string Code, string Display, string System);

    private static class Snomed
    {
        public const string System = "http://snomed.info/sct";
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
