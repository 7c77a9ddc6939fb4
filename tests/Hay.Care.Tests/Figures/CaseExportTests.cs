using System.Text;
using System.Text.Json;
using static Hay.Care.Tests.CareTown;

namespace Hay.Care.Tests;

public sealed class CaseExportTests
{
    [Fact]
    public void All_of_the_record_is_under_the_headings_of_the_standard()
    {
        using var json = JsonDocument.Parse(CaseExport.Json(FullCase.Id, FullCase.State(), Network, Now.AddDays(60)));
        var root = json.RootElement;
        Assert.Equal(Headings, Paths(root).Where(path => path is not ("standard" or "case" or "exported")).Distinct());
        Assert.Equal("9434765919", root.GetProperty("personDemographics").GetProperty("nhsNumber").GetString());
        var referral = Referral(root);
        Assert.Equal(("871731000000106", "http://snomed.info/sct"), (referral.GetProperty("referral").GetProperty("code").GetString(), referral.GetProperty("referral").GetProperty("system").GetString()));
        Assert.Equal("871691000000100", referral.GetProperty("outcome").GetProperty("code").GetString());
        Assert.Equal(12, root.GetProperty("beyondTheStandard").GetProperty("pathway").GetArrayLength());

        // Each word that somebody wrote is in it.
        var text = Encoding.UTF8.GetString(CaseExport.Json(FullCase.Id, FullCase.State(), Network, Now));
        Assert.All(Written, word => Assert.Contains(word, text, StringComparison.Ordinal));
    }

    [Fact]
    public void What_became_of_the_referral_is_coded()
    {
        Assert.Null(Outcome(Received()));
        Assert.Equal("871691000000100", Outcome(Waiting()));
        Assert.Equal("871711000000103", Outcome(Must(Waiting().Decline(new(DeclineReason.NotWanted, "She rang.", "Ring again."), Lea, Now.AddDays(1)))));
        Assert.Equal("871711000000103", Outcome(Must(Active().Close(CloseOutcome.NotWanted, "She rang.", Ann, Now.AddDays(1)))));
        // What the team does not take, the person did not decline.
        Assert.Null(Outcome(Must(Received().Decline(new(DeclineReason.OutOfArea, "Far.", "There."), Lea, Now.AddDays(1)))));

        static string? Outcome(Case state) => Referral(JsonDocument.Parse(CaseExport.Json(FullCase.Id, state, Network, Now)).RootElement).TryGetProperty("outcome", out var outcome)
            ? outcome.GetProperty("code").GetString() : null;
    }

    [Fact]
    public void The_plain_words_are_plain_and_whole()
    {
        var text = CaseExport.Text(FullCase.Id, FullCase.State(), Network, Now.AddDays(60));
        Assert.All(Written, word => Assert.Contains(word, text, StringComparison.Ordinal));
        Assert.Contains("NHS number: 943 476 5919\n", text, StringComparison.Ordinal);
        Assert.Contains("4 December 2026: missed", text, StringComparison.Ordinal);
        Assert.Contains("Sleep through the night (met, 9 of 10)", text, StringComparison.Ordinal);
        Assert.DoesNotMatch("[<>{}]", text);
        Assert.Contains("Record of ", CaseExport.Text(FullCase.Id, Received(), Network, Now), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_known_is_left_out_and_the_rest_is_still_a_record()
    {
        var declined = Must(Received().Decline(new(DeclineReason.OutOfArea, "Far.", "There."), Lea, Now.AddDays(1)));
        Case[] cases = [Received(), Active(), declined, Received() with { Referral = new() { Source = ReferralSource.Self } }];
        Assert.All(cases, state =>
        {
            using var json = JsonDocument.Parse(CaseExport.Json(FullCase.Id, state, Network, Now));
            Assert.Subset(new HashSet<string>([.. Headings, .. OtherHeadings, "standard", "case", "exported"]), Paths(json.RootElement).ToHashSet());
            // These are there always, as the standard asks.
            Assert.All(new[] { "personDemographics", "referralDetails", "risks", "careAndSupportPlan" }, name => Assert.True(json.RootElement.TryGetProperty(name, out _), name));
        });
    }

    private static JsonElement Referral(JsonElement root) =>
        root.GetProperty("referralDetails").GetProperty("referralDetailsRecordEntry")[0].GetProperty("beyondTheStandard");

    // Of each value where it is; what the standard does not have ends at its mark.
    private static IEnumerable<string> Paths(JsonElement at, string path = "") => at.ValueKind switch
    {
        JsonValueKind.Object when path.EndsWith("beyondTheStandard", StringComparison.Ordinal) => [],
        JsonValueKind.Object => at.EnumerateObject().SelectMany(p => Paths(p.Value, path.Length == 0 ? p.Name : $"{path}/{p.Name}")),
        JsonValueKind.Array => at.EnumerateArray().SelectMany(a => Paths(a, path)),
        _ => [path],
    };

    // As in the standard, in its order; names in camel case.
    private static readonly string[] Headings =
    [
        "personDemographics/personName/personFullName",
        "personDemographics/dateOfBirth",
        "personDemographics/nhsNumber",
        "personDemographics/personsContactDetails/preferredContactMethod",
        "personDemographics/personsContactDetails/personsTelephoneNumberDetails/personsTelephoneNumber",
        "personDemographics/personsContactDetails/otherContactInformation",
        "gpPractice/gpPracticeRecordEntry/gpPracticeDetails",
        "gpPractice/gpPracticeRecordEntry/gpPracticeIdentifier",
        "aboutMe/howICommunicateAndHowToCommunicateWithMe/howICommunicateAndHowToCommunicateWithMe",
        "individualRequirements/otherIndividualRequirements/otherIndividualRequirement",
        "consent/consentForInformationSharing",
        "referralDetails/referralDetailsRecordEntry/date",
        "referralDetails/referralDetailsRecordEntry/referrerDetails/name",
        "referralDetails/referralDetailsRecordEntry/referrerDetails/organisation/freeText",
        "referralDetails/referralDetailsRecordEntry/reasonForReferral/freeText",
        "referralDetails/referralDetailsRecordEntry/referralTo/team",
        "contactsWithProfessionals/contactsWithProfessionalsRecordEntry/dateAndTimeOfContact",
        "contactsWithProfessionals/contactsWithProfessionalsRecordEntry/seenBy/name",
        "contactsWithProfessionals/contactsWithProfessionalsRecordEntry/consultationMethod",
        "clinicalSummary/clinicalSummary",
        "signpostDetails/signpostDetailsRecordEntry/date",
        "signpostDetails/signpostDetailsRecordEntry/signpostTo/service/freeText",
        "assessments/assessmentsRecordEntry/structuredAssessment/structuredAssessmentName/freeText",
        "assessments/assessmentsRecordEntry/structuredAssessment/subscaleResult/subscaleScore/freeText",
        "assessments/assessmentsRecordEntry/structuredAssessment/subscaleResult/value",
        "assessments/assessmentsRecordEntry/structuredAssessment/subscaleResult/unitsOfMeasure",
        "risks/risksRecordEntry/startDateOfRisk",
        "risks/risksRecordEntry/endDateOfRisk",
        "risks/risksRecordEntry/risk/freeText",
        "risks/risksRecordEntry/comment",
        "planAndRequestedActions/planAndRequestedActionsRecordEntry/actionsForProfessionals",
        "careAndSupportPlan/needsConcernsOrProblems/goalsAndHopes/freeText",
        "careAndSupportPlan/needsConcernsOrProblems/goalsAndHopes/goalStatus",
    ];

    // Also in it, but of no full record: of who came by themselves, and of who was not taken.
    private static readonly string[] OtherHeadings =
    [
        "referralDetails/referralDetailsRecordEntry/referralMethod",
        "signpostDetails/signpostDetailsRecordEntry/reasonForSignpost/freeText",
    ];

    private static readonly string[] Written =
    [
        "Mira Okafor", "01632 960123", "Not before ten.", "Large print", "Igbo", "Bridge Street Surgery (demo)", "Dr Nowak", "a reason to go out", "Read out, and she said yes.", "Does she live alone?", "With her son.",
        "Sleep through the night", "See my sister", "We talked.", "Tea at the library", "Slow Start Yoga", "Nobody stared", "Tablets at night.", "Dr Nowak, at once", "easier not to wake up", "Seen the same day; safe.",
        "Two services each say the other.", "Both, on one day.", "She moves to Cambridge.", "We sleep again.", "Yoga each Tuesday.", "Her son moved out.", "South team (demo)",
    ];
}
