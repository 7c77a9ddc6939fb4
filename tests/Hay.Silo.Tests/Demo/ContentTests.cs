using System.Text.Json;
using Hay.Grains;
using Hay.Silo.Demo;

namespace Hay.Silo.Tests.Demo;

/// <summary>The content holds together: every id leads somewhere and every listing may be published.</summary>
public class ContentTests
{
    private static readonly DateOnly Day = new(2026, 11, 21);
    private static readonly DemoContent Content = DemoContent.Load(SharedData.Content);
    private static readonly SpaceMap Spaces = SpaceMap.Load(Path.Combine(SharedData.Content, "spaces.json"));
    private static readonly HashSet<string> Activities = [.. Content.Activities.Select(a => a.Id)];
    private static readonly HashSet<string> Categories = Slugs("categories.json", "categories");
    private static readonly HashSet<string> Needs = Slugs("categories.json", "needs");

    [Fact]
    public void Every_listing_may_be_published() => Assert.Empty(
        from activity in Content.Activities
        from problem in ListingRules.Problems(DemoListing.Of(activity, Content, DemoDates.At(activity.Schedule, Day)))
        select $"{activity.Id}: {problem}");

    [Fact]
    public void Every_organisation_notice_and_answer_may_be_published() => Assert.Empty(
        Content.Organisations.SelectMany(o => Organisation.Problems(o.ToDetails()))
            .Concat(Content.Notices.SelectMany(n => Space.Problems(n.On(Day))))
            .Concat(Content.Answers.SelectMany(a => Space.Problems(a.On(Day)))));

    [Fact]
    public void Ids_are_slugs_and_used_once()
    {
        string[] ids = [.. Content.Activities.Select(a => a.Id), .. Content.Organisations.Select(o => o.Id), .. Content.Venues.Keys];
        Assert.DoesNotContain(ids, id => !ListingRules.IsSlug(id));
        Assert.Equal(ids.Length, ids.Distinct().Count());
    }

    [Fact]
    public void A_listing_is_at_home_where_its_venue_and_its_organisation_are()
    {
        var organisations = Content.Organisations.ToDictionary(o => o.Id, o => o.Space);
        Assert.Empty(
            from activity in Content.Activities
            let venue = activity.VenueId.Length == 0 ? null : Content.Venues[activity.VenueId]
            where venue is null != (activity.Setting == Setting.Online)
                || organisations[activity.OrganisationId] != activity.Space
                || (venue is not null && Spaces.Locate(venue.Lat!.Value, venue.Lon!.Value) != activity.Space)
                || !Categories.Contains(activity.Category)
                || activity.AlsoIn.Append(activity.Space).Any(s => Spaces.Find(s) is null)
            select activity.Id);
    }

    [Fact]
    public void Notices_and_answers_point_to_activities_shown_in_their_space()
    {
        var shown = Content.Activities.ToDictionary(a => a.Id, a => a.AlsoIn.Add(a.Space));
        Assert.DoesNotContain(Content.Notices.SelectMany(n => n.ActivityIds.Select(id => (id, n.Space)))
            .Concat(Content.Answers.SelectMany(a => a.ActivityIds.Select(id => (id, a.Space)))), p => !shown[p.id].Contains(p.Space));
    }

    [Fact]
    public void Written_dates_begin_on_the_first_date_of_their_rule_and_leave_out_dates_it_has() => Assert.Empty(
        from activity in Content.Activities
        let written = activity.Schedule
        let schedule = new Schedule
        {
            Start = written.Dtstart,
            Duration = TimeSpan.FromMinutes(written.DurationMinutes),
            Rule = written.Rrule.Length == 0 ? null : written.Rrule,
            Zone = written.Tzid,
        }
        where written.Exdate.Prepend(written.Dtstart).Any(d => schedule.Find(SessionId.FromLocal(d)) is null)
        select activity.Id);

    [Fact]
    public void Costs_say_what_they_are() => Assert.DoesNotContain(Content.Activities.Select(a => a.Cost),
        c => c.Kind == CostKind.Paid != c.Pence > 0 || c.Words.Length == 0 || c.Per is not ("session" or "course"));

    [Fact]
    public void Nothing_invented_can_reach_a_real_person()
    {
        Assert.All(Content.Organisations.Where(o => o.Phone.Length > 0), o => Assert.Matches("^(01632 960|07700 900)", o.Phone));
        Assert.All(Content.Organisations.Where(o => o.Email.Length > 0), o => Assert.EndsWith("example.org", o.Email, StringComparison.Ordinal));
        Assert.All(Content.Organisations.Where(o => o.Website.Length > 0), o => Assert.StartsWith("https://example.org/", o.Website, StringComparison.Ordinal));
    }

    [Fact]
    public void Words_and_tasters_lead_to_categories_and_needs_that_exist()
    {
        using var synonyms = Parse("synonyms.json");
        using var tasters = Parse("tasters.json");
        var phrases = synonyms.RootElement.GetProperty("phrases");
        Assert.Empty(Texts(phrases, "categories").Concat(Texts(tasters.RootElement, "leadsTo")).Except(Categories));
        Assert.Empty(Texts(phrases, "needs").Concat(Texts(tasters.RootElement, "needs")).Except(Needs));
        Assert.All(synonyms.RootElement.GetProperty("places").EnumerateArray(), p => Assert.NotNull(Spaces.Find(p.GetProperty("space").GetString())));
    }

    [Fact]
    public void A_missing_file_is_named() =>
        Assert.Contains("spaces.json", Assert.ThrowsAny<Exception>(() => DemoContent.Load("/nowhere")).Message, StringComparison.Ordinal);

    private static JsonDocument Parse(string file) => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(SharedData.Content, file)));

    private static HashSet<string> Slugs(string file, string list)
    {
        using var json = Parse(file);
        return [.. json.RootElement.GetProperty(list).EnumerateArray().Select(c => c.GetProperty("slug").GetString()!)];
    }

    private static IEnumerable<string> Texts(JsonElement list, string property) =>
        list.EnumerateArray().SelectMany(e => e.GetProperty(property).EnumerateArray()).Select(t => t.GetString()!);
}
