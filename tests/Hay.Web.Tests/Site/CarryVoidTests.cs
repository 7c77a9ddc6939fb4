using System.Net;
using System.Text.RegularExpressions;

namespace Hay.Web.Tests.Site;

/// <summary>A code is good only as long as it is the last one, and as long as there is somebody to carry.</summary>
[Collection(OnTheSite.Name)]
public sealed partial class CarryVoidTests(RunningSite site)
{
    [Fact]
    public async Task Another_code_makes_the_one_before_useless()
    {
        using var phone = new Guest(site);
        using var tablet = new Guest(site);
        await phone.Press((await site.List()).Path, "Save");
        var (first, second) = (await Make(phone), await Make(phone));

        using var answer = await tablet.Send("/carry", "Bring", ("code", first));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("Your plans are here now", await tablet.Press("/carry", "Bring", ("code", second)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_of_somebody_who_was_forgotten_carries_nobody()
    {
        using var phone = new Guest(site);
        using var tablet = new Guest(site);
        await phone.Press((await site.List()).Path, "Save");
        var code = await Make(phone);
        await phone.Press("/me", "Forget");

        using var answer = await tablet.Send("/carry", "Bring", ("code", code));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.DoesNotContain(tablet.Cookies.GetAllCookies(), c => c.Name == "hay-me");
    }

    private static async Task<string> Make(Guest guest)
    {
        using var answer = await guest.Send("/carry", "Make");
        return Code().Match(await answer.Content.ReadAsStringAsync()).Groups[1].Value;
    }

    [GeneratedRegex("Your code: </span>([A-Z]{4} [A-Z]{4})<")]
    private static partial Regex Code();
}
