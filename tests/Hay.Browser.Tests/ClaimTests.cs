using System.Text.RegularExpressions;
using Hay.Grains;
using Hay.Web.Tests.Site;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hay.Browser.Tests;

/// <summary>
/// A group that was imported becomes somebody's: claimed, let in by a host, changed, one week cancelled, and a visitor sees it. On
/// the way every page of organisers and hosts is looked at, whether it is open to everybody.
/// </summary>
[Collection(InTheBrowser.Journeys)]
public sealed class ClaimTests(Chromium chromium)
{
    private const string Group = "o-whittlers";

    [Fact]
    public async Task A_claim_is_approved_the_listing_changed_one_week_cancelled_and_the_visitor_sees_it()
    {
        var (activity, session) = await Import();
        var (pat, host, visitor) = (await chromium.NewPage(360), await chromium.NewPage(1280), await chromium.NewPage(360));
        var email = await chromium.MakeAccount("Pat");
        await pat.GotoAsync("/sign-in?back=/organise");
        await pat.SignIn(email);
        await pat.GetByLabel("Its name").FillAsync("whittlers");
        await pat.GetByRole(AriaRole.Button, new() { Name = "Look" }).ClickAsync();
        await pat.AssertOpen("a group was found", "main");
        await pat.GetByRole(AriaRole.Link, new() { Name = "Wisbech Whittlers" }).ClickAsync();
        await pat.AssertOpen("a claim", "main");
        await pat.GetByLabel("How do you belong to it?").FillAsync("I hold the spoons. Our number is on the poster.");
        await pat.GetByRole(AriaRole.Button, new() { Name = "Ask the host" }).ClickAsync();
        await Expect(pat.GetByText("A host is looking at this")).ToBeVisibleAsync();

        await host.GotoAsync("/sign-in?back=/host");
        await host.SignIn(await chromium.MakeAccount("Hal", new(RoleKind.Host, "fenland"), new(RoleKind.Administrator)));
        await host.AssertOpen("/host", "main");
        await host.GetByRole(AriaRole.Link, new() { Name = "Fenland", Exact = true }).ClickAsync();
        await host.AssertOpen("a queue", "main");
        await host.GetByRole(AriaRole.Link, new() { Name = "Wisbech Whittlers" }).ClickAsync();
        await host.AssertOpen("a claim to decide", "main");
        await host.GetByRole(AriaRole.Button, new() { Name = "Let them in" }).ClickAsync();
        await Expect(host.GetByRole(AriaRole.Status).First).ToBeVisibleAsync();

        await visitor.RunAndWaitForResponseAsync(() => visitor.GotoAsync($"/fenland/{activity}"), answer => answer.Url.Contains("/api/places", StringComparison.Ordinal));
        await Expect(visitor.GetByText("Sharp knives and slow talk.").First).ToBeVisibleAsync();

        await pat.GotoAsync($"/organise/listing/{activity}/what");
        await pat.GetByLabel("Say in one sentence what it is").FillAsync("Slow talk, shared knives, a spoon to take home.");
        await pat.GetByRole(AriaRole.Button, new() { NameRegex = new("^Keep this") }).ClickAsync();
        await pat.GotoAsync($"/organise/listing/{activity}");
        await pat.GetByRole(AriaRole.Button, new() { Name = "Hand it in" }).ClickAsync();
        await Expect(pat.GetByRole(AriaRole.Status).First).ToBeVisibleAsync();

        await pat.GetByRole(AriaRole.Link, new() { Name = "Sessions, and who is coming" }).ClickAsync();
        await pat.AssertOpen("the dates", "main");
        await pat.GotoAsync($"/organise/listing/{activity}/session/{session.Value}");
        await pat.GetByText("Cancel this date").First.ClickAsync();
        await pat.AssertOpen("a date", "main");
        await pat.GetByLabel("Why? Everybody can read it").First.FillAsync("The hall is being painted.");
        await pat.GetByRole(AriaRole.Button, new() { Name = "Cancel this date" }).ClickAsync();
        await Expect(pat.GetByRole(AriaRole.Status).First).ToContainTextAsync("Cancelled.");

        await Expect(visitor.Locator($"#session-{session}")).ToHaveClassAsync(new Regex("hay-session--off"));
        await visitor.ReloadAsync();
        await Expect(visitor.GetByText("a spoon to take home").First).ToBeVisibleAsync();
        await Expect(visitor.GetByText("The hall is being painted.").First).ToBeVisibleAsync();

        await LookRound(pat, [$"/organise", $"/organise/{Group}", $"/organise/{Group}/numbers", $"/organise/{Group}/history", $"/organise/{Group}/feeds", $"/organise/{Group}/webhooks", $"/organise/{Group}/feeds/new",
            $"/organise/{Group}/feeds/file", $"/organise/listing/{activity}/pictures/add", $"/organise/listing/{activity}/share", $"/organise/listing/{activity}/history?version=1",
            $"/organise/listing/{activity}/session/{session.Value}", "/organise/invitation", "/still-true?code=no"]);
        await LookRound(host, [$"/host/fenland/listing/{activity}", "/host/fenland/board", "/host/fenland/board/history", "/host/fenland/webhooks", $"/host/roles?email={email}"]);
    }

    // As an import leaves it: nobody looks after it yet.
    private async Task<(string Activity, SessionId Session)> Import()
    {
        var (id, site) = ("test-whittlers", chromium.Site);
        var first = DateOnly.FromDateTime(site.Clock.GetUtcNow().Date).AddDays(1).ToDateTime(new TimeOnly(19, 0));
        Assert.Empty((await site.Grains.GetGrain<IOrganisationGrain>(Group).Describe(new OrganisationDetails { Name = "Wisbech Whittlers", Space = "fenland" }, null, default)).Problems);
        Assert.Empty((await site.Grains.GetGrain<IActivityGrain>(id).Publish(new PublishListing
        {
            Listing = new Listing
            {
                Title = "Whittling circle",
                Summary = "Sharp knives and slow talk.",
                Space = "fenland",
                Category = "crafts",
                Organisation = Group,
                Booking = new BookingTerms { Kind = BookingKind.Book, Capacity = 5 },
                Schedule = new Schedule { Start = first, Duration = TimeSpan.FromHours(1), Rule = "FREQ=WEEKLY;COUNT=6" },
                Venue = new Venue { Name = "The Old Smithy", Town = "Wisbech" },
            },
        }, default)).Problems);
        await RunningSite.Until(() => site.Catalogue.Find(id) is not null);
        return (id, SessionId.FromLocal(first));
    }

    private static async Task LookRound(IPage page, IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            await page.GotoAsync(path);
            await page.AssertOpen(path, "main");
        }
    }
}
