using System.Text.RegularExpressions;
using Hay.Web.Tests.Site;

namespace Hay.Web.Tests.Pictures;

/// <summary>What a form carries so that nobody else can send it.</summary>
internal static partial class FormToken
{
    public static async Task<(string Name, string Value)> Of(Guest browser, string page) =>
        ("__RequestVerificationToken", Token().Match(await browser.Read(page)).Groups[1].Value);

    [GeneratedRegex("""name="__RequestVerificationToken"[^>]*value="([^"]+)""")]
    private static partial Regex Token();
}
