using System.Net;
using Hay.Grains;

namespace Hay.Faults.Tests;

/// <summary>The rules themselves can fail.</summary>
public sealed class RuleTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);
    private static readonly SessionId Date = SessionId.FromLocal(new DateTime(2026, 11, 26, 10, 0, 0));
    private readonly Findings _findings = new();

    [Fact]
    public void A_store_that_agrees_with_itself_has_no_findings()
    {
        Check(Booked());

        Assert.Empty(_findings.All);
    }

    [Theory]
    [InlineData("more people than places", 3)]
    [InlineData("the facts and the list of those going differ", 1)]
    public void More_or_fewer_people_than_were_told_are_found(string finding, int going)
    {
        var activity = Booked();
        var places = Enumerable.Range(0, going).Select(_ => new HeldPlace(ProfileId.New(), Now));
        Check(activity with { Sessions = [activity.Sessions[0] with { Going = [.. places] }] });

        Assert.Contains(_findings.All, f => f.Contains(finding, StringComparison.Ordinal));
    }

    [Fact]
    public void A_place_that_is_given_twice_is_found()
    {
        var activity = Booked();
        Check(activity with { Sessions = [activity.Sessions[0] with { Going = [activity.Sessions[0].Going[0], activity.Sessions[0].Going[0]] }] });

        Assert.Contains(_findings.All, f => f.Contains("on the list twice", StringComparison.Ordinal));
    }

    [Fact]
    public void A_fact_that_is_missing_is_found()
    {
        var activity = Booked();
        Check(activity with { Outbox = activity.Outbox with { Waiting = activity.Outbox.Waiting.RemoveAt(0) } });

        Assert.Contains(_findings.All, f => f.Contains("its facts are not 1 to", StringComparison.Ordinal));
    }

    [Fact]
    public void What_somebody_saved_without_a_fact_is_found()
    {
        var me = ProfileId.New();
        var (profile, _) = new Profile().Save("faults-01", me, Now);
        new Kept([], new() { [me.Value] = profile with { Saved = [] } }, NoFacts).Check(_findings);

        Assert.Contains(_findings.All, f => f.Contains("what they saved differ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(500, "<h1>Something went wrong on our side</h1>", null, ": 500 ")]
    [InlineData(503, "Please try again in a minute.", null, "without Retry-After")]
    [InlineData(503, "", "5", "without words")]
    [InlineData(200, "   at Hay.Web.Pages.Me.OnGet()", null, "the inside of the site")]
    [InlineData(400, "System.FormatException: no", null, "the inside of the site")]
    [InlineData(200, "See /tmp/hay-faults-1/data", null, "shows hay-faults-")]
    public async Task An_answer_that_says_too_much_or_too_little_is_found(int status, string body, string? retry, string finding)
    {
        using var answer = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body), RequestMessage = new(HttpMethod.Get, "http://h/x") };
        if (retry is not null) answer.Headers.Add("Retry-After", retry);

        await new Answers(_findings, Trouble.Away, "hay-faults-").Judge(answer);

        Assert.Contains(_findings.All, f => f.Contains(finding, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_may_be_away_when_nothing_is_broken()
    {
        using var answer = new HttpResponseMessage(HttpStatusCode.ServiceUnavailable) { Content = new StringContent("Please try again in a minute."), RequestMessage = new(HttpMethod.Get, "http://h/x") };
        var answers = new Answers(_findings, Trouble.None);
        await answers.Judge(answer);
        answers.Broke("GET /", new HttpRequestException("Connection refused"));

        Assert.Equal(2, _findings.All.Count());
    }

    private static ILookup<string, Fact> NoFacts => Enumerable.Empty<(string, Fact)>().ToLookup(f => f.Item1, f => f.Item2);

    // Two places, both taken, nothing of it in the journal yet.
    private static Activity Booked()
    {
        var listing = new Listing
        {
            Title = "Tea",
            Space = "fenland",
            Schedule = new Schedule { Start = Date.ToLocal(), Duration = TimeSpan.FromHours(1) },
            Booking = new BookingTerms { Kind = BookingKind.DropIn, Capacity = 2 },
        };
        var activity = new Activity().Publish(new PublishListing { Listing = listing }, Now).Next;
        for (var i = 0; i < 2; i++) activity = activity.Book(new BookPlace(ProfileId.New(), Date), Now).Next;
        return activity;
    }

    private void Check(Activity activity) => new Kept(new() { ["faults-01"] = activity }, [], NoFacts).Check(_findings);
}
