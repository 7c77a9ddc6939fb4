using System.Text.RegularExpressions;

namespace Hay.Web.Tests.Site;

/// <summary>What leaves the site names the address that the operator set, not the one that a request came by.</summary>
public sealed partial class OwnAddressTests : IAsyncLifetime
{
    private readonly RunningSite _site = new() { OwnAddress = "https://hay.example" };

    public Task InitializeAsync() => _site.InitializeAsync();

    public Task DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task My_calendar_and_the_code_for_another_device_name_it()
    {
        using var me = new Guest(_site);
        var activity = await _site.List();
        await me.Press(activity.Path, "Hold", ("session", activity.First.Value));

        Assert.Contains($"URL:https://hay.example{activity.Path}", (await me.Read("/me.ics")).Replace("\r\n ", "", StringComparison.Ordinal), StringComparison.Ordinal);

        using var made = await me.Send("/carry", "Make");
        var code = Code().Match(await made.Content.ReadAsStringAsync()).Groups[1].Value;
        Assert.Equal(Web.Printing.QrCode.Svg($"https://hay.example/carry?code={code}"), await me.Read($"/carry/code.svg?of={code}"));
    }

    [GeneratedRegex("""code\.svg\?of=(\w+)""")]
    private static partial Regex Code();
}
