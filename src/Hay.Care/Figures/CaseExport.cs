using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Hay.Grains;

namespace Hay.Care;

/// <summary>
/// One person's whole record, to be taken along: as JSON that other systems can read (<see cref="SocialPrescribingRecord"/>) and in plain words.
/// </summary>
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
    public static byte[] Json(string caseId, Case state, CareNetwork network, DateTimeOffset now) =>
        JsonSerializer.SerializeToUtf8Bytes(SocialPrescribingRecord.Of(caseId, state, network, now), Indented);

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

    private static string With(string before, string words) => words.Length > 0 ? before + words : "";

    private static string Of(int? answer) => answer?.ToString(CultureInfo.InvariantCulture) ?? "not said";

    private static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static string At(DateTimeOffset moment) => Day(LocalDay.Of(moment));

    // SessionInPerson: session in person.
    private static string Words<T>(T value) where T : struct, Enum =>
        string.Concat(value.ToString().Select((c, i) => char.IsUpper(c) ? (i > 0 ? " " : "") + char.ToLowerInvariant(c) : c.ToString()));
}
