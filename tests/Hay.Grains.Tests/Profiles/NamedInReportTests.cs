using static Hay.Grains.Tests.Town;

namespace Hay.Grains.Tests.Profiles;

/// <summary>Words that anyone may send must not hold a profile's number: being forgotten looks for it in every record.</summary>
public class NamedInReportTests
{
    [Fact]
    public void A_report_that_names_somebody_goes_when_they_are_forgotten()
    {
        var other = new ProblemReport(ReportReason.WrongTime, "It is at seven now.", Now);
        var before = Listed() with { Reports = [new ProblemReport(ReportReason.Other, $"see {Ann} there", Now), other] };

        var after = before.Forget(Ann, Now);

        Assert.Equal(other, Assert.Single(after.Reports));
        Assert.Same(after, after.Forget(Ann, Now));
    }

    [Theory]
    [InlineData("0123456789abcdef0123456789abcdef", false)]
    [InlineData("I met 0123456789ABCDEF0123456789ABCDEF0 there", false)]
    [InlineData("0123456789abcdef0123456789abcde is one short", true)]
    [InlineData("The bus is at 10, 11 and 12; ring 01733 555000.", true)]
    public void Words_that_could_hold_a_profiles_number_are_refused(string words, bool isKept) =>
        Assert.Equal(isKept ? ReportOutcome.Kept : ReportOutcome.Refused, Listed().Report(new ReportProblem(ReportReason.Other, words), Now).Outcome);
}
