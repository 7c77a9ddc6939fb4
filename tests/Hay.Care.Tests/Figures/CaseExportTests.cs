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
        Assert.Equal(
        [
            "standard", "case", "exported", "personDemographics", "individualRequirements", "gpPractice", "referrerDetails", "referralDetails", "consentForInformationSharing", "safetyAlerts",
            "personalisedCareAndSupportPlan", "contacts", "assessments", "socialPrescribingActivities", "personAndCarerExperience", "multidisciplinaryDiscussions", "requestsForInformation", "pathway", "outcomes",
        ], root.EnumerateObject().Select(p => p.Name));
        Assert.Equal("9434765919", root.GetProperty("personDemographics").GetProperty("nhsNumber").GetString());
        var referral = root.GetProperty("referralDetails");
        Assert.Equal(("871731000000106", "http://snomed.info/sct"), (referral.GetProperty("code").GetString(), referral.GetProperty("system").GetString()));
        Assert.Equal("871691000000100", referral.GetProperty("outcome").GetProperty("code").GetString());
        Assert.Equal(12, root.GetProperty("pathway").GetArrayLength());

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

        static string? Outcome(Case state) => JsonDocument.Parse(CaseExport.Json(FullCase.Id, state, Network, Now)).RootElement.GetProperty("referralDetails").TryGetProperty("outcome", out var outcome)
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

    private static readonly string[] Written =
    [
        "Mira Okafor", "01632 960123", "Not before ten.", "Large print", "Igbo", "Bridge Street Surgery (demo)", "Dr Nowak", "a reason to go out", "Read out, and she said yes.", "Does she live alone?", "With her son.",
        "Sleep through the night", "See my sister", "We talked.", "Tea at the library", "Slow Start Yoga", "Nobody stared", "Tablets at night.", "Dr Nowak, at once", "easier not to wake up", "Seen the same day; safe.",
        "Two services each say the other.", "Both, on one day.", "She moves to Cambridge.", "We sleep again.", "Yoga each Tuesday.", "Her son moved out.", "South team (demo)",
    ];
}
