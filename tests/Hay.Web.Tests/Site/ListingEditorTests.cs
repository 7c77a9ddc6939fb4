using System.Net;
using System.Text.Json;
using Hay.Grains;
using Hay.Web.Tests.Design;

namespace Hay.Web.Tests.Site;

/// <summary>Listing a group without script: from the first field to the public page, and what others may not do.</summary>
[Collection(OnTheSite.Name)]
public sealed class ListingEditorTests(RunningSite site)
{
    private static readonly string[] Steps = ["what", "when", "where", "who", "first", "access", "cost", "pictures", "reach"];

    [Fact]
    public async Task A_listing_goes_from_an_empty_form_to_the_public_page()
    {
        using var pat = await Organiser.SignIn(site);
        var group = await pat.Begin(site);
        var listing = await pat.Draft(group);
        Assert.Contains("Where is it?", await pat.Press($"{listing}/when", "", ("way", "Line"), ("line", "Tuesdays, 6.30pm to 8pm")), StringComparison.Ordinal);
        await pat.Press($"{listing}/where", "", ("setting", "Indoor"), ("place", "Another"), ("name", "The Willow Rooms"), ("town", "March"));
        await pat.Press($"{listing}/first", "", ("meets", "Pat, in the green cardigan."), ("watch", "yes"));
        await pat.Press($"{listing}/cost", "", ("cost", "Paid"), ("price", "£3.50"), ("booking", "Book"), ("places", "12"));
        var all = await pat.Press($"{listing}/reach", "", ("phone", "01354 960100"));
        Assert.Contains("Tuesdays, 6.30pm to 8pm", all, StringComparison.Ordinal);
        Assert.Contains("£3.50 each time", all, StringComparison.Ordinal);
        Assert.Contains("Pat, in the green cardigan.", all, StringComparison.Ordinal);

        var handed = await pat.Press(listing, "HandIn");
        Assert.Contains("A host looks at it, and then people see it.", handed, StringComparison.Ordinal);
        Assert.Contains("It is the first thing that the group lists.", handed, StringComparison.Ordinal);
        var id = IdOf(listing);
        Assert.Null(site.Catalogue.Find(id));
        Assert.Contains("The Tuesday Table", await pat.Browser.Read("/organise"), StringComparison.Ordinal);

        var draft = (await Grain(id).ViewForEditing(default)).Draft!;
        await Grain(id).DecideDraft(new DecideDraft(draft.Number, Verdict.Approve, "", "a host"), default);
        await RunningSite.Until(() => site.Catalogue.Find(id) is not null);
        using var visitor = new Guest(site);
        Assert.Contains("Pat, in the green cardigan.", await visitor.Read($"/fenland/{id}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_is_seen_by_nobody_until_it_is_handed_in_and_then_at_once()
    {
        var (pat, listing, _) = await Listed();
        await pat.Press($"{listing}/what", "", What("The Tuesday Table", "Tea, cake and a jigsaw."));
        using var visitor = new Guest(site);
        Assert.DoesNotContain("cake", await visitor.Read($"/fenland/{IdOf(listing)}"), StringComparison.Ordinal);

        Assert.Contains("It is listed. Everybody can see it now.", await pat.Press(listing, "HandIn"), StringComparison.Ordinal);
        await RunningSite.Until(() => site.Catalogue.Find(IdOf(listing))!.Listing.Summary.Contains("cake", StringComparison.Ordinal));
        pat.Dispose();
    }

    [Fact]
    public async Task Changes_are_thrown_away_and_the_listing_stays()
    {
        var (pat, listing, _) = await Listed();
        await pat.Press($"{listing}/what", "", What("The Tuesday Table", "Tea, cake and a jigsaw."));
        Assert.Contains("Your changes are gone.", await pat.Press(listing, "Drop"), StringComparison.Ordinal);
        var view = await Grain(IdOf(listing)).ViewForEditing(default);
        Assert.True(view is { Draft: null, Listing.Summary: "Tea and a jigsaw." });
        pat.Dispose();
    }

    [Fact]
    public async Task A_listing_stops_comes_back_and_is_copied()
    {
        var (pat, listing, group) = await Listed();
        Assert.Contains("You can bring it back.", await pat.Press(listing, "Stop"), StringComparison.Ordinal);
        await RunningSite.Until(() => site.Catalogue.Find(IdOf(listing)) is null);

        var copy = await pat.Press($"/organise/listing/new?of={group}", "Copy", ("from", IdOf(listing)));
        Assert.Contains("Here is a copy.", copy, StringComparison.Ordinal);
        Assert.Contains("Tea and a jigsaw.", copy, StringComparison.Ordinal);

        Assert.Contains("It is listed.", await pat.Press(listing, "Back"), StringComparison.Ordinal);
        await RunningSite.Until(() => site.Catalogue.Find(IdOf(listing)) is not null);
        pat.Dispose();
    }

    [Fact]
    public async Task A_draft_that_was_never_listed_is_thrown_away_for_good()
    {
        using var pat = await Organiser.SignIn(site);
        var listing = await pat.Draft(await pat.Begin(site));
        Assert.Contains("The draft is gone.", await pat.Press(listing, "Drop"), StringComparison.Ordinal);
        using var gone = await pat.Browser.Get(listing);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task What_is_missing_is_said_and_nothing_is_handed_in()
    {
        using var pat = await Organiser.SignIn(site);
        var listing = await pat.Draft(await pat.Begin(site), summary: "");
        var page = await pat.Browser.Read(listing);
        foreach (var step in new[] { "what", "when", "where" }) Assert.Contains($"""<li><a href="{listing}/{step}">Say """, page, StringComparison.Ordinal);
        using var answer = await pat.Post(listing, "HandIn", ("number", "1"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(DraftStage.Writing, (await Grain(IdOf(listing)).ViewForEditing(default)).Draft!.Stage);
    }

    [Fact]
    public async Task Two_people_in_two_steps_do_not_meet_and_in_one_step_are_told()
    {
        using var pat = await Organiser.SignIn(site);
        var listing = await pat.Draft(await pat.Begin(site));
        var seen = Seen(await pat.Browser.Read($"{listing}/what"));
        await pat.Press($"{listing}/reach", "", ("phone", "01354 960100"));
        await pat.Press($"{listing}/what", "", [("seen", seen), .. What("The Tuesday Table", "Theirs: tea.")]);

        using var late = await pat.Post($"{listing}/what", "", [("seen", seen), .. What("The Tuesday Table", "Mine: coffee.")]);
        var page = WebUtility.HtmlDecode(await late.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("Somebody else changed this meanwhile.", page, StringComparison.Ordinal);
        Assert.Contains("Theirs: tea.", page, StringComparison.Ordinal);
        Assert.Contains("value=\"Mine: coffee.\"", page, StringComparison.Ordinal);
        var kept = (await Grain(IdOf(listing)).ViewForEditing(default)).Draft!.Listing;
        Assert.DoesNotContain("draft.js", page, StringComparison.Ordinal);
        Assert.Equal(("Theirs: tea.", "01354 960100"), (kept.Summary, kept.Contact.Phone));

        await pat.Press($"{listing}/what", "", [("seen", Seen(page)), .. What("The Tuesday Table", "Tea and coffee.")]);
        Assert.Equal("Tea and coffee.", (await Grain(IdOf(listing)).ViewForEditing(default)).Draft!.Listing.Summary);
    }

    [Fact]
    public async Task What_is_kept_by_script_answers_with_what_people_will_see()
    {
        using var pat = await Organiser.SignIn(site);
        var listing = await pat.Draft(await pat.Begin(site));
        var seen = Seen(await pat.Browser.Read($"{listing}/when"));
        using var kept = await pat.Post($"{listing}/when", "Auto", ("way", "Line"), ("line", "every second Tuesday, 6.30pm to 8pm"));
        var part = await kept.Content.ReadAsStringAsync();
        Assert.Contains("data-state=\"kept\"", part, StringComparison.Ordinal);
        Assert.Contains("Every second Tuesday, 6.30pm to 8pm", part, StringComparison.Ordinal);
        Assert.DoesNotContain("<html", part, StringComparison.Ordinal);

        using var wrong = await pat.Post($"{listing}/when", "Auto", ("way", "Line"), ("line", "whenever"));
        Assert.Contains("data-state=\"wrong\"", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var stale = await pat.Post($"{listing}/when", "Auto", ("seen", seen), ("way", "Line"), ("line", "Mondays, 6pm to 7pm"));
        Assert.Contains("data-state=\"stale\"", await stale.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("INTERVAL=2", (await Grain(IdOf(listing)).ViewForEditing(default)).Draft!.Listing.Schedule!.Rule, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whatever_is_typed_is_text_and_breaks_no_page()
    {
        using var pat = await Organiser.SignIn(site);
        const string Nasty = "\"><script>alert(1)</script><img src=x onerror=alert(2)>";
        var listing = await pat.Draft(await pat.Begin(site), Nasty, Nasty);
        await pat.Press($"{listing}/first", "", ("meets", Nasty), ("ten", Nasty));
        var bad = new[] { new string('x', 9000), "\0", "\u202e\ud83e\uddf6", "-1", "NaN", Nasty };
        foreach (var step in Steps)
        {
            foreach (var value in bad)
            {
                using var answer = await pat.Post($"{listing}/{step}", "Auto",
                    [.. new[] { "title", "summary", "line", "start", "how", "days", "dates", "name", "postcode", "price", "places", "from", "known", "web", "id", "handler" }.Select(n => (n, value)),
                    ("way", "Form"), ("place", "Another"), ("cost", "Paid")]);
                Assert.True((int)answer.StatusCode < 500, $"{step} {value}: {answer.StatusCode}");
            }
        }

        foreach (var page in Steps.Select(s => $"{listing}/{s}").Prepend(listing))
        {
            var html = await pat.Browser.Read(page);
            Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
            Assert.DoesNotContain("<img src=x", html, StringComparison.Ordinal);
        }

        using var huge = await pat.Post($"{listing}/what", "", What(new string('x', 121), "y"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, huge.StatusCode);
        using var nowhere = await pat.Browser.Get($"{listing}/nowhere");
        using var nothing = await pat.Browser.Get("/organise/listing/no-such-listing");
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (nowhere.StatusCode, nothing.StatusCode));
    }

    [Fact]
    public async Task What_is_typed_wins_over_an_import_and_says_so()
    {
        using var pat = await Organiser.SignIn(site);
        var id = $"walk-{Guid.NewGuid():n}"[..20];
        var imported = new PublishListing { Listing = new Listing { Title = "Walk and talk", Space = "fenland", Organisation = await pat.Begin(site), Source = new Source { Name = "A directory", Id = id } } };
        await Grain(id).Publish(imported, default);
        var listing = $"/organise/listing/{id}";
        Assert.DoesNotContain("Typed here", await pat.Browser.Read(listing), StringComparison.Ordinal);

        await pat.Press($"{listing}/what", "", What("Walk and talk", "A slow walk by the river."));
        var draft = await pat.Browser.Read(listing);
        Assert.Contains("<dt>The sentence</dt><dd>Typed here</dd>", draft, StringComparison.Ordinal);
        Assert.Contains("<dt>Name</dt><dd>From A directory</dd>", draft, StringComparison.Ordinal);
        // Nobody knew where it is: that keeps no correction back.
        Assert.Contains("It is listed.", await pat.Press(listing, "HandIn"), StringComparison.Ordinal);

        await Grain(id).Publish(imported with { Listing = imported.Listing with { Title = "Walk, talk, tea" } }, default);
        var now = (await Grain(id).ViewForEditing(default)).Listing!;
        Assert.Equal(("Walk, talk, tea", "A slow walk by the river."), (now.Title, now.Summary));
    }

    [Fact]
    public async Task A_program_that_fills_in_everything_lists_nothing()
    {
        using var pat = await Organiser.SignIn(site);
        var group = await pat.Begin(site);
        using var begun = await pat.Post($"/organise/listing/new?of={group}", "", ("title", "Pills"), ("space", "fenland"), ("nickname", "x"));
        Assert.Equal("/organise", begun.Headers.Location!.OriginalString);
        Assert.DoesNotContain("Pills", await pat.Browser.Read("/organise"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_page_is_valid_html()
    {
        var (pat, listing, group) = await Listed();
        await pat.Press($"{listing}/what", "", What("The Tuesday Table", "Tea, cake and a jigsaw."));
        var pages = new List<object>();
        foreach (var page in Steps.Select(s => $"{listing}/{s}").Concat([listing, $"/organise/listing/new?of={group}"])) pages.Add(new { path = page, html = await pat.Browser.Read(page) });
        using var wrong = await pat.Post($"{listing}/cost", "", ("cost", "Paid"), ("price", "lots"), ("places", "many"));
        pages.Add(new { path = "a wrong price", html = await wrong.Content.ReadAsStringAsync() });
        using var stale = await pat.Post($"{listing}/what", "", [("seen", "old"), .. What("Another", "Mine")]);
        pages.Add(new { path = "two at once", html = await stale.Content.ReadAsStringAsync() });

        var said = await HtmlTests.Validate(JsonSerializer.Serialize(pages));

        Assert.True(said.Length == 0, said);
        pat.Dispose();
    }

    // A listing that everybody sees, of somebody whose group is known already.
    private async Task<(Organiser Who, string Listing, string Group)> Listed()
    {
        var pat = await Organiser.SignIn(site);
        var group = await pat.Begin(site);
        var listing = await pat.Draft(group);
        await pat.Press($"{listing}/when", "", ("way", "Line"), ("line", "Tuesdays, 6.30pm to 8pm, not on bank holidays"));
        await pat.Press($"{listing}/where", "", ("place", "Another"), ("name", "The Willow Rooms"), ("town", "March"));
        await pat.Press(listing, "HandIn");
        var draft = (await Grain(IdOf(listing)).ViewForEditing(default)).Draft!;
        await Grain(IdOf(listing)).DecideDraft(new DecideDraft(draft.Number, Verdict.Approve, "", "a host"), default);
        await RunningSite.Until(() => site.Catalogue.Find(IdOf(listing)) is not null);
        return (pat, listing, group);
    }

    private static (string Name, string Value)[] What(string title, string summary) =>
        [("title", title), ("summary", summary), ("space", "fenland"), ("category", "games")];

    private static string Seen(string html) => System.Text.RegularExpressions.Regex.Match(html, """name="seen" value="([^"]*)""").Groups[1].Value;

    private static string IdOf(string listing) => listing.Split('/')[^1];

    private IActivityGrain Grain(string id) => site.Grains.GetGrain<IActivityGrain>(id);
}
