using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Hay.Web.Tests.Site;

namespace Hay.Web.Tests.Design;

/// <summary>Every kind of page, as npm's html-validate reads it.</summary>
[Collection(OnTheSite.Name)]
public sealed class HtmlTests(RunningSite site)
{
    private static readonly string[] Paths =
    [
        "/", "/?how=low&at=peterborough/bretton", "/?how=good", "/peterborough", "/fenland", "/peterborough/near/bretton",
        "/peterborough/pb-cathedral-quiet", "/search", "/search?q=walk&space=cambridge&with=free", "/search?q=yogga", "/search?q=zzzz&with=men",
        "/search?q=suicidal", "/me", "/carry", "/offline", "/help-now", "/local-care", "/local-care?fit=1", "/local-care?need=tablets&need=not-safe&space=fenland", "/local-care/care-urgent", "/local-care/for-professionals", "/for-you/nothing", "/missing?q=chess", "/design", "/sign-in", "/account/join", "/account/forgot", "/account/password",
        "/peterborough/pb-cathedral-quiet/poster", "/peterborough/pb-cathedral-quiet/poster?size=large", "/peterborough/pb-cathedral-quiet/poster?size=flyer", "/fenland/whats-on", "/peterborough/near/bretton/whats-on",
        "/fenland/how", "/fenland/how?how=low", "/fenland/screen", "/nominate", "/how-picks-work", "/openactive", "/data/listings", "/?at=fenland/march", "/embed/space/fenland", "/no-such-place", "/fenland/no-such-group", "/status/500", "/still-true", "/no-mail", "/try", "/fenland/try", "/fenland/try/chair-yoga", "/try/doodle",
    ];

    [Fact]
    public async Task Every_page_is_valid_html()
    {
        using var guest = new Guest(site);
        var activity = await site.List();
        var pages = new List<object> { new { path = "an activity with a place held", html = await guest.Press(activity.Path, "Hold", ("session", activity.First.Value)) } };
        await guest.Press(activity.Path, "Save");
        pages.Add(new { path = "my plans with a new address for my calendar", html = await guest.Press("/me", "Follow") });
        foreach (var path in Paths) pages.Add(new { path, html = await Read(guest, path) });

        var said = await Validate(JsonSerializer.Serialize(pages));

        Assert.True(said.Length == 0, said);
    }

    private static async Task<string> Read(Guest guest, string path)
    {
        using var answer = await guest.Get(path);
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>What is wrong with pages given as a JSON list of { path, html }; empty: nothing.</summary>
    internal static async Task<string> Validate(string pages)
    {
        var root = ProjectRoot.Folder;
        Assert.True(Directory.Exists(Path.Combine(root, "node_modules", "html-validate")), "html-validate is not installed: run `npm ci` in the project's root.");
        using var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(root, "tests", "Hay.Web.Tests", "Design", "validate.mjs")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        })!;
        await node.StandardInput.WriteAsync(pages);
        node.StandardInput.Close();
        var said = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        Assert.Equal(0, node.ExitCode);
        return said.Trim();
    }
}
