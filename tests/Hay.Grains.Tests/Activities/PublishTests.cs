using static Hay.Grains.Tests.Town;

namespace Hay.Grains.Tests.Activities;

public class PublishTests
{
    [Fact]
    public void The_same_listing_again_changes_nothing()
    {
        var activity = Listed();
        Assert.Equal((activity, PublishOutcome.Unchanged), activity.Publish(new PublishListing { Listing = Yoga() }, Now.AddDays(1)));
    }

    [Fact]
    public void Another_listing_replaces_it_and_a_withdrawn_one_comes_back()
    {
        var (changed, outcome) = Listed().Publish(new PublishListing { Listing = Yoga() with { Title = "Yoga" } }, Now);
        Assert.Equal((PublishOutcome.Updated, "Yoga"), (outcome, changed.Listing!.Title));

        var withdrawn = changed.Withdraw(Now).Next;
        Assert.Null(withdrawn.View(Now));
        Assert.Equal(WithdrawOutcome.NotListed, withdrawn.Withdraw(Now).Outcome);
        Assert.NotNull(withdrawn.Publish(new PublishListing { Listing = Yoga() }, Now).Next.View(Now));
    }

    [Fact]
    public void A_confirmation_moves_the_checked_date_alone()
    {
        var activity = Listed();
        var (next, outcome) = activity.Publish(new PublishListing { Listing = Yoga(), Checked = new DateOnly(2026, 11, 20) }, Now);

        Assert.Equal(PublishOutcome.Unchanged, outcome);
        Assert.Equal(new DateOnly(2026, 11, 20), next.Checked);
        Assert.Equal(activity.Changed, next.Changed);
    }

    [Fact]
    public void The_revision_grows_with_every_change()
    {
        var one = Listed();
        var two = one.Book(Ann).Next;
        var three = two.GiveUp(Ann).Next;
        Assert.Equal([1, 2, 3], [one.Revision, two.Revision, three.Revision]);
    }

    [Theory]
    [InlineData("", "Give the activity a title.")]
    [InlineData("   ", "Give the activity a title.")]
    public void A_listing_without_a_title_is_told_so(string title, string problem) =>
        Assert.Contains(problem, ListingRules.Problems(Yoga() with { Title = title }));

    [Fact]
    public void What_cannot_be_true_is_refused_in_words()
    {
        var wrong = Yoga(capacity: 0) with
        {
            Space = "Not A Slug",
            Contact = new Contact { Web = "javascript:alert(1)" },
            Venue = new Venue { Name = "Hall", Lat = double.NaN },
            Suitability = new Suitability { AgeFrom = 60, AgeTo = 16 },
        };
        Assert.Equal(5, ListingRules.Problems(wrong).Count());
        Assert.Empty(ListingRules.Problems(Yoga()));
    }

    [Fact]
    public void No_text_is_without_bounds()
    {
        var endless = new string('a', 10_000);
        Listing[] wrong =
        [
            Yoga() with { ScheduleNote = endless },
            Yoga() with { Suitability = new Suitability { CannotHold = endless } },
            Yoga() with { FirstVisit = new FirstVisit { WhoMeetsYou = endless } },
            Yoga() with { Booking = new BookingTerms { How = endless } },
            Yoga() with { AccessHere = new AccessFacts { Note = endless } },
            Yoga() with { Venue = new Venue { Name = "Hall", Access = new AccessFacts { Bus = endless } } },
            Yoga() with { Venue = new Venue { Name = "Hall", Postcode = endless } },
            Yoga() with { Suitability = new Suitability { Audience = [endless] } },
            Yoga() with { Source = new Source { Name = "here", Id = endless } },
        ];
        Assert.All(wrong, listing => Assert.Contains("is longer than", Assert.Single(ListingRules.Problems(listing)), StringComparison.Ordinal));
    }

    [Fact]
    public void Yesterdays_file_still_reads()
    {
        // A record as the first version wrote it, with fields to come missing.
        const string stored = """
            {"listing":{"title":"Slow Start Yoga","space":"peterborough","category":"yoga","setting":"Indoor",
            "schedule":{"start":"2026-09-01T18:30:00","duration":"01:00:00","rule":"FREQ=WEEKLY;BYDAY=TU"},
            "booking":{"kind":"Book","capacity":2}},"revision":2,"sessions":[{"session":"20261124T1830",
            "going":[{"profile":"00000000000000000000000000000001","at":"2026-11-21T12:00:00+00:00"}]}],
            "outbox":{"last":2,"waiting":[{"number":2,"kind":"Going","at":"2026-11-21T12:00:00+00:00","session":"20261124T1830",
            "profile":"00000000000000000000000000000001"}]}}
            """;
        var activity = System.Text.Json.JsonSerializer.Deserialize(stored, GrainJson.Default.Activity)!;

        Assert.Equal(BookingOutcome.Going, activity.Book(Ann).Outcome);
        Assert.Equal(1, activity.View(Now)!.Sessions[0].PlacesLeft);
        Assert.Equal(Ann, activity.Outbox.Waiting[0].Profile);
    }

    [Fact]
    public void What_a_new_record_says_anyway_is_not_written_and_comes_back()
    {
        var activity = Listed(kind: BookingKind.DropIn).With(Ann, Bob, Cat);
        var json = System.Text.Json.JsonSerializer.Serialize(activity, GrainJson.Default.Activity);
        var read = System.Text.Json.JsonSerializer.Deserialize(json, GrainJson.Default.Activity)!;

        Assert.DoesNotContain("description", json, StringComparison.Ordinal);
        Assert.Contains("\"kind\":\"DropIn\"", json, StringComparison.Ordinal);
        Assert.True(ListingRules.Same(activity.Listing!, read.Listing!));
        Assert.Equal(json, System.Text.Json.JsonSerializer.Serialize(read, GrainJson.Default.Activity));
        var another = Yoga() with { Suitability = new Suitability { Audience = [.. new List<string>()] }, Languages = System.Collections.Immutable.ImmutableArray.Create(Array.Empty<string>()) };
        Assert.True(ListingRules.Same(Yoga(), another));
        Assert.Equal((BookingKind.DropIn, "session"), (read.Listing!.Booking.Kind, read.Listing.Cost.Per));
    }
}
