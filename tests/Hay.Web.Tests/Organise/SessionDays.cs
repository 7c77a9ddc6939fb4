using System.Text.RegularExpressions;
using Hay.Grains;
using Hay.Web.Tests.Accounts;
using Hay.Web.Tests.Site;

namespace Hay.Web.Tests.Organise;

/// <summary>A group whose session is on this morning, with the door open, and another tomorrow.</summary>
internal static partial class SessionDays
{
    public static async Task<RunGroup> Open(this AccountPageTests.WithPost site, string email, int capacity = 5)
    {
        var (who, account) = await site.SignIn(email);
        var group = await who.Begin("Porch Singers");
        var id = $"test-{Guid.NewGuid():n}"[..20];
        // The site's clock says that it is nine in the morning.
        var start = site.Clock.GetUtcNow().DateTime.Date.AddHours(9).AddMinutes(30);
        var result = await site.Grains.GetGrain<IActivityGrain>(id).Publish(new PublishListing
        {
            By = account.Id,
            Listing = new Listing
            {
                Title = "Singing on the porch",
                Space = "fenland",
                Category = "games",
                Organisation = group,
                Booking = new BookingTerms { Kind = BookingKind.Book, Capacity = capacity },
                Schedule = new Schedule { Start = start, Duration = TimeSpan.FromHours(1), Rule = "FREQ=DAILY;COUNT=6" },
            },
        }, default);
        Assert.Empty(result.Problems);
        await RunningSite.Until(() => site.Catalogue.Find(id) is not null);
        return new RunGroup(who, account, group, id, SessionId.FromLocal(start), SessionId.FromLocal(start.AddDays(1)));
    }

    /// <summary>The code that the page of somebody who scanned it holds.</summary>
    public static string Told(this string page) => HiddenCode().Match(page).Groups[1].Value;

    /// <summary>Sends a form to an address whose page has none, with the form token of another page.</summary>
    public static async Task<HttpResponseMessage> SendTo(this Guest who, string path, string page, (string Name, string Value) field) =>
        await who.SendBare(path, field, ("__RequestVerificationToken", FormToken().Match(await who.Read(page)).Groups[1].Value));

    [GeneratedRegex("""name="__RequestVerificationToken"[^>]*value="([^"]+)""")]
    private static partial Regex FormToken();

    [GeneratedRegex("""name="code" value="([^"]+)""")]
    private static partial Regex HiddenCode();
}

internal sealed record RunGroup(Guest Who, AccountRef Account, string Group, string Id, SessionId Today, SessionId Tomorrow)
{
    public string Path => $"/fenland/{Id}";
    public string Dates => $"/organise/listing/{Id}/sessions";
    public string PageOf(SessionId session) => $"/organise/listing/{Id}/session/{session.Value}";
}
