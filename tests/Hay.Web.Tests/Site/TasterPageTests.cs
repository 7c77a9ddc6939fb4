using System.Net;
using Hay.Silo;
using Hay.Web.Catalogue;
using Hay.Web.Spaces;
using Hay.Web.Tasters;
using Microsoft.Extensions.DependencyInjection;

namespace Hay.Web.Tests.Site;

/// <summary>Tasters over HTTP, without script: every word is there to read, and each leads out of the door.</summary>
[Collection(OnTheSite.Name)]
public sealed class TasterPageTests(RunningSite site)
{
    private static readonly TasterBook Book = TasterBook.Load(Path.Combine(SiloSetup.ContentFolder, "tasters.json"));

    public static TheoryData<string> Tasters => [.. Book.All.Select(t => t.Id)];

    [Fact]
    public void There_are_at_least_fourteen() => Assert.InRange(Book.All.Length, 14, 100);

    [Theory]
    [MemberData(nameof(Tasters))]
    public async Task Every_step_can_be_read_with_its_drawing_its_length_and_the_safety_line(string id)
    {
        using var guest = new Guest(site);
        var taster = Book.Find(id)!;

        var page = WebUtility.HtmlDecode(await guest.Read($"/fenland/try/{id}"));

        Assert.All(taster.Steps, step =>
        {
            Assert.Contains($">{step.Words}<", page, StringComparison.Ordinal);
            Assert.Contains($"aria-label=\"{step.Drawing}\"", page, StringComparison.Ordinal);
            Assert.Contains($"{step.Seconds} second", page, StringComparison.Ordinal);
        });
        Assert.Contains(taster.Safety, page, StringComparison.Ordinal);
        Assert.Contains("data-hay=\"player\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<audio", page, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Tasters))]
    public async Task Each_ends_at_real_ones_of_the_week_or_says_that_there_are_none(string id)
    {
        using var guest = new Guest(site);
        var taster = Book.Find(id)!;
        foreach (var space in new[] { "peterborough", "south-cambridgeshire", "" })
        {
            var now = site.Clock.GetUtcNow();
            var isSome = site.Catalogue.Search(new CatalogueQuery
            {
                Space = space.Length == 0 ? null : space,
                Categories = taster.LeadsTo,
                From = now,
                To = now.AddDays(6),
            }).Hits.Any(h => h.Session is { Cancelled: false });

            var page = await guest.Read(space.Length == 0 ? $"/try/{id}" : $"/{space}/try/{id}");

            Assert.Equal(isSome, page.Contains("hay-card__title", StringComparison.Ordinal));
            if (!isSome) Assert.Contains("Nothing like it this week", page, StringComparison.Ordinal);
            Assert.Equal(space.Length == 0, page.Contains("Choose your place", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task There_is_a_way_in_from_the_front_page_each_space_and_listings_of_that_kind()
    {
        using var guest = new Guest(site);

        Assert.Contains("href=\"/try\"", await guest.Read("/"), StringComparison.Ordinal);
        Assert.Contains("href=\"/fenland/try/", await guest.Read("/fenland"), StringComparison.Ordinal);
        var yoga = site.Catalogue.Search(new CatalogueQuery { Categories = ["yoga"] }).Hits[0].Entry;
        Assert.Contains($"href=\"/{yoga.Listing.Space}/try/", await guest.Read($"/{yoga.Listing.Space}/{yoga.Id}"), StringComparison.Ordinal);
        foreach (var list in new[] { "/try", "/fenland/try" })
        {
            var page = await guest.Read(list);
            Assert.All(Book.All, t => Assert.Contains($"href=\"{list}/{t.Id}\"", page, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("/try/juggling")]
    [InlineData("/fenland/try/juggling")]
    [InlineData("/atlantis/try")]
    [InlineData("/atlantis/try/doodle")]
    public async Task What_is_not_there_is_not_found(string path)
    {
        using var guest = new Guest(site);

        using var answer = await guest.Get(path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Words_of_a_taster_are_marked_as_English_on_a_page_in_another_language()
    {
        using var guest = new Guest(site);
        using var answer = await guest.Get("/fenland/try/doodle", ("Accept-Language", "pl"));

        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

        Assert.Contains("Zacznij", page, StringComparison.Ordinal);
        Assert.Matches("<li class=\"hay-tasting__step\"[^>]*lang=\"en-GB\"", page);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public void Every_step_has_a_drawing_of_its_own_words_and_no_two_tasters_share_all_of_theirs()
    {
        var drawings = site.Services.GetRequiredService<TasterDrawings>();
        var categories = site.Services.GetRequiredService<Categories>();
        Assert.All(Book.All.SelectMany(t => t.Steps), s => Assert.NotNull(drawings.Draw(s)));
        Assert.Equal(Book.All.Length, Book.All.Select(t => string.Join(',', t.Steps.Select(s => s.Picture))).Distinct().Count());
        Assert.All(Book.All.SelectMany(t => t.LeadsTo), c => Assert.NotNull(categories.Find(c)));
    }

    [Theory]
    [InlineData("""[{"id":"Not a slug","title":"","safety":"","steps":[{"seconds":1,"words":"","drawing":"","picture":"mat"}]}]""", "slug")]
    [InlineData("""[{"id":"a","title":"","safety":"","steps":[]}]""", "no steps")]
    [InlineData("""[{"id":"a","title":"","safety":"","steps":[{"seconds":1,"words":"","drawing":"","picture":"mat","sound":"trumpet"}]}]""", "sound")]
    [InlineData("""[{"id":"a","title":""}]""", "not a list of tasters")]
    public void A_file_that_cannot_be_used_is_named_with_what_is_wrong(string json, string problem)
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, json);

        var said = Assert.Throws<InvalidDataException>(() => TasterBook.Load(file)).Message;

        Assert.Contains(problem, said, StringComparison.Ordinal);
        Assert.Contains(file, said, StringComparison.Ordinal);
        File.Delete(file);
    }
}
