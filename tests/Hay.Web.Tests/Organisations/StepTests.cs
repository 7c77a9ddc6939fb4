using Hay.Grains;
using Hay.Web.Organisations;
using Hay.Web.Organisations.Steps;
using Hay.Web.Tests.Site;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Primitives;
using Words = Hay.Web.Languages.Words;

namespace Hay.Web.Tests.Organisations;

/// <summary>What each step of the editor makes of what was posted.</summary>
[Collection(OnTheSite.Name)]
public sealed class StepTests(RunningSite site)
{
    private static readonly Listing Blank = new() { Title = "The Tuesday Table", Space = "peterborough" };

    private StepDesk Desk => site.Services.GetRequiredService<ListingEditor>().StepDesk;
    private StepProblems Problems => new(site.Services.GetRequiredService<IStringLocalizer<Words>>());

    public static TheoryData<string> Slugs => [.. ListingStep.All.Select(s => s.Slug)];

    [Theory]
    [InlineData("£3.50", 350)]
    [InlineData("3.5", 350)]
    [InlineData("£ 4", 400)]
    [InlineData("50p", 50)]
    [InlineData("12,25", 1225)]
    [InlineData("10000", 1_000_000)]
    public void Pounds_are_read_as_people_type_them(string typed, int pence)
    {
        Assert.True(Pounds.TryRead(typed, out var read));
        Assert.Equal(pence, read);
        Assert.True(Pounds.TryRead(Pounds.Words(pence), out var again));
        Assert.Equal(pence, again);
    }

    [Theory]
    [InlineData("lots")]
    [InlineData("-1")]
    [InlineData("3.505")]
    [InlineData("10001")]
    [InlineData("")]
    public void What_is_no_sum_is_no_sum(string typed) => Assert.False(Pounds.TryRead(typed, out _));

    [Theory]
    [InlineData("pe38dw", "PE3 8DW")]
    [InlineData("PE3", "PE3")]
    [InlineData("", "")]
    [InlineData("Peterborough", null)]
    public void Postcodes_are_read_as_people_type_them(string typed, string? postcode) => Assert.Equal(postcode, PlaceFinder.Postcode(typed));

    [Fact]
    public void Everything_listed_goes_through_its_form_and_comes_out_the_same()
    {
        foreach (var entry in site.Catalogue.Entries)
        {
            foreach (var step in ListingStep.All)
            {
                var problems = Problems;
                var after = step.Of(entry.Listing, Desk).Apply(entry.Listing, Desk, problems);
                Assert.Empty(problems.All);
                // A place that was typed is looked for on the map again; a course is either that or not.
                if (step.Slug is "where" && entry.Listing.Venue is null or { Id: "" }) continue;
                Assert.True(ListingRules.Same(entry.Listing, after), $"{entry.Id}, {step.Slug}: {string.Join(", ", TypedFields.Different(entry.Listing, after))}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Slugs))]
    public void A_step_writes_its_own_fields_alone(string slug)
    {
        var step = ListingStep.Find(slug)!;
        foreach (var entry in site.Catalogue.Entries.Take(40))
        {
            var after = step.Read(Form()).Apply(entry.Listing, Desk, Problems);
            Assert.Empty(TypedFields.Different(entry.Listing, after).Except(step.Fields));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Whatever_is_posted_is_a_listing_or_a_problem(int seed)
    {
        var random = new Random(seed);
        string[] names =
        [
            "title", "category", "summary", "space", "description", "ways", "way", "line", "how", "days", "weeks", "dates", "from", "start", "end", "monthsoff", "leftout",
            "extra", "ends", "lastdate", "times", "note", "setting", "place", "known", "name", "address", "town", "postcode", "for", "to", "audience", "levels", "languages",
            "cannot", "meets", "watch", "stepfree", "parking", "cost", "price", "suggested", "words", "booking", "places", "phone", "email", "web",
        ];
        string[] lively = ["Line", "Form", "Another", "Known", "Paid", "Donation", "2026-12-24", "18:30", "99999999999", "-1", "Weekly", "Tuesday", "", "every Tuesday 6pm to 7pm", "<script>", "yes",
            "\0\u202e", new string('x', 9000), "javascript:alert(1)"];
        for (var round = 0; round < 300; round++)
        {
            var form = Form([.. names.Select(n => (n, lively[random.Next(lively.Length)]))]);
            foreach (var step in ListingStep.All) Assert.Empty(ListingRules.Problems(step.Read(form).Apply(Blank, Desk, Problems)));
        }
    }

    [Fact]
    public void A_line_and_a_form_say_the_same_dates()
    {
        var line = Apply("when", ("way", "Line"), ("line", "every second Tuesday, 6.30pm to 8pm"));
        var form = Apply("when", ("way", "Form"), ("how", "EveryTwoWeeks"), ("days", "Tuesday"), ("start", "18:30"), ("end", "20:00"), ("from", Desk.Today.ToString("yyyy-MM-dd", null)));
        Assert.NotNull(line.Schedule);
        Assert.Equal(line.Schedule, form.Schedule);
    }

    [Fact]
    public void A_line_that_cannot_be_read_leaves_the_dates_and_says_why()
    {
        var before = Apply("when", ("way", "Line"), ("line", "Tuesdays, 6.30pm to 8pm"));
        var problems = Problems;
        var after = ListingStep.Find("when")!.Read(Form(("way", "Line"), ("line", "whenever Pat feels like it"))).Apply(before, Desk, problems);
        Assert.Equal(before.Schedule, after.Schedule);
        Assert.NotEmpty(problems.Of("line"));
    }

    [Fact]
    public void Dates_that_say_more_than_the_form_can_are_kept()
    {
        var listing = Blank with { Schedule = new Schedule { Start = new DateTime(2026, 3, 1, 10, 0, 0), Duration = TimeSpan.FromHours(1), Rule = "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=1" } };
        var form = Assert.IsType<WhenForm>(ListingStep.Find("when")!.Of(listing, Desk));
        Assert.Equal(WhenWay.AsItIs, form.Way);
        Assert.Same(listing.Schedule, form.Apply(listing, Desk, Problems).Schedule);
    }

    [Fact]
    public void A_place_that_is_typed_is_found_by_its_postcode_else_by_its_village()
    {
        var door = Apply("where", ("place", "Another"), ("name", "The Willow Rooms"), ("town", "Bretton"), ("postcode", "pe38dw")).Venue!;
        Assert.Equal((52.592, -0.283, "bretton", false), (door.Lat!.Value, door.Lon!.Value, door.Locality, door.IsRough));
        var rough = Apply("where", ("place", "Another"), ("name", "The Willow Rooms"), ("town", "bretton")).Venue!;
        Assert.True(rough.IsRough && rough.Lat is not null);
    }

    [Fact]
    public void A_known_place_brings_what_is_known_of_it()
    {
        var (key, venue) = site.Services.GetRequiredService<KnownVenues>().In("peterborough").First();
        Assert.Equal(venue, Apply("where", ("place", "Known"), ("known", key)).Venue);
    }

    [Fact]
    public void What_is_said_of_a_building_is_not_said_again_for_the_group()
    {
        var listing = Blank with { Venue = new Venue { Id = "hall", Name = "Hall", Access = new AccessFacts { StepFree = Known.Yes, Toilet = Known.Yes, Bus = "Citi 1" } } };
        var after = ListingStep.Find("access")!.Read(Form(("stepfree", "Yes"), ("toilet", "No"), ("bus", "Citi 1"))).Apply(listing, Desk, Problems);
        Assert.Equal(new AccessFacts { Toilet = Known.No }, after.AccessHere);
        Assert.Equal(listing.Venue, after.Venue);
    }

    [Fact]
    public void Two_steps_do_not_get_in_each_others_way()
    {
        var (what, cost) = (ListingStep.Find("what")!, ListingStep.Find("cost")!);
        var after = Blank with { Cost = new Cost { Kind = CostKind.Free } };
        Assert.Equal(what.Seen(Blank), what.Seen(after));
        Assert.NotEqual(cost.Seen(Blank), cost.Seen(after));
    }

    [Fact]
    public void Each_fact_of_an_import_says_where_it_is_from()
    {
        var imported = Blank with { Source = new Source { Name = "A directory", Id = "1" } };
        var origins = Origins.Of(new EditView { Listing = imported, Draft = new Draft { Listing = imported with { Summary = "Tea" }, By = "a" }, Typed = ["title"] })!;
        Assert.Equal(["Name", "The sentence"], ListingStep.All.SelectMany(origins.In).Where(o => o.IsTyped).Select(o => o.Words));
        Assert.Null(Origins.Of(new EditView { Listing = Blank }));
    }

    private Listing Apply(string step, params (string Name, string Value)[] fields)
    {
        var problems = Problems;
        var after = ListingStep.Find(step)!.Read(Form(fields)).Apply(Blank, Desk, problems);
        Assert.Empty(problems.All);
        return after;
    }

    private static FormCollection Form(params (string Name, string Value)[] fields) =>
        new(fields.GroupBy(f => f.Name).ToDictionary(f => f.Key, f => new StringValues([.. f.Select(v => v.Value)])));
}
