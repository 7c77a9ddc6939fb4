using System.Text;
using System.Text.RegularExpressions;
using Hay.Grains;
using Hay.Web.Tests.Site;
using Microsoft.Playwright;

namespace Hay.Browser.Tests;

/// <summary>Posters and the week's what's-on, as they come out of a printer, and on the screen before that.</summary>
[Collection(InTheBrowser.Pages)]
public sealed class PaperTests(Chromium chromium)
{
    private static readonly string[] Sheets =
        ["/peterborough/pb-slow-start-yoga/poster", "/fenland/fe-wisbech-polish-mums/poster?size=large", "/peterborough/pb-slow-start-yoga/poster?size=flyer", "/peterborough/whats-on", "/fenland/near/chatteris/whats-on?size=large"];

    [Fact]
    public async Task A_poster_and_four_flyers_are_one_page_of_A4_however_many_words_there_are()
    {
        var page = await chromium.NewPage();
        string[] paths = ["/peterborough/pb-slow-start-yoga", await List(60), await List(85), await List(110), await List(400)];
        foreach (var path in paths.SelectMany(p => new[] { $"{p}/poster", $"{p}/poster?size=flyer" }))
        {
            await page.GotoAsync(path);

            var pages = Pages(await page.PdfAsync(new() { PreferCSSPageSize = true }));

            Assert.True(pages is [(595, 842)], $"{path}, {await page.TitleAsync()}: {string.Join(' ', pages)}");
            await page.EmulateMediaAsync(new() { Media = Media.Print });
            Assert.Equal(0, await page.EvaluateAsync<int>("[...document.querySelectorAll('.hay-flyer')].filter(f => f.scrollHeight > f.clientHeight).length"));
            await page.EmulateMediaAsync(new() { Media = Media.Null });
        }
    }

    [Fact]
    public async Task No_page_break_cuts_a_row_and_large_print_is_large()
    {
        var page = await chromium.NewPage();
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        foreach (var path in Sheets)
        {
            await page.GotoAsync(path);
            var inside = await page.EvaluateAsync<string[]>(
                "[...document.querySelectorAll('.hay-sheet__row, .hay-paper__foot, .hay-poster__part, .hay-flyer')].map(e => getComputedStyle(e).breakInside)");
            Assert.All(inside, rule => Assert.Equal("avoid", rule));
            // CSS pixels: 18 points are 24 of them.
            var smallest = await page.EvaluateAsync<double>(
                "Math.min(...[...document.querySelectorAll('.hay-paper, .hay-paper *')].map(e => parseFloat(getComputedStyle(e).fontSize)))");
            Assert.True(smallest >= (path.Contains("large", StringComparison.Ordinal) ? 24 : 14.6), $"{path}: {smallest}");
            Assert.Equal(0, await page.Locator(".hay-header:visible, .hay-footer:visible, .hay-demo:visible, .hay-paper__around:visible").CountAsync());
        }
    }

    [Theory]
    [InlineData(1280, ColorScheme.Dark)]
    [InlineData(320, ColorScheme.Light)]
    public async Task A_sheet_shuts_nobody_out_on_the_screen(int width, ColorScheme scheme)
    {
        var page = await chromium.NewPage(width, scheme);
        foreach (var path in Sheets)
        {
            await page.GotoAsync(path);
            await page.AssertOpen(path);
        }
    }

    // So many letters in every field that a poster shows.
    private async Task<string> List(int letters)
    {
        var words = string.Join(' ', Enumerable.Repeat("Warm welcoming words", 20))[..letters];
        var listing = new Listing
        {
            Title = words[..Math.Min(letters, ListingRules.TitleLength)],
            Summary = words,
            Space = "fenland",
            Category = "games",
            Suitability = new Suitability { IsFor = words, CannotHold = words },
            FirstVisit = new FirstVisit { WhoMeetsYou = words, FirstTenMinutes = words, CanJustWatch = true, CanBringSomeone = true, BringAndWear = words },
            Cost = new Cost { Words = words },
            Contact = new Contact { Phone = "01632 960000" },
            Schedule = new Schedule { Start = new DateTime(2026, 11, 2, 10, 0, 0), Duration = TimeSpan.FromHours(1), Rule = "FREQ=MONTHLY;BYDAY=1MO,3MO,2TU,4WE" },
            Venue = new Venue
            {
                Name = words[..Math.Min(letters, 200)],
                Address = words,
                Access = new AccessFacts { StepFree = Known.Yes, AccessibleToilet = Known.Yes, HearingLoop = Known.Yes, QuietRoom = Known.Yes, BabyChange = Known.Yes, Bus = words },
            },
        };
        var id = $"wordy-{Guid.NewGuid():n}";
        var result = await chromium.Site.Grains.GetGrain<IActivityGrain>(id).Publish(
            new PublishListing { Listing = listing }, default);
        Assert.Empty(result.Problems);
        await RunningSite.Until(() => chromium.Site.Catalogue.Find(id) is not null);
        return $"/fenland/{id}";
    }

    // The boxes of the pages of a PDF, in whole points.
    private static List<(int Width, int Height)> Pages(byte[] pdf) =>
    [
        .. Regex.Matches(Encoding.Latin1.GetString(pdf), @"/Type\s*/Page\b[^s].*?/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)\s*\]", RegexOptions.Singleline)
            .Select(m => (Round(m.Groups[1].Value), Round(m.Groups[2].Value))),
    ];

    private static int Round(string points) => (int)Math.Round(double.Parse(points, System.Globalization.CultureInfo.InvariantCulture));
}
