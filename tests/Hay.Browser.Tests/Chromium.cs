using Hay.Web.Tests.Site;
using Microsoft.Playwright;

namespace Hay.Browser.Tests;

/// <summary>Debian's Chromium and a running site, shared by all tests of one kind (<see cref="InTheBrowser"/>).</summary>
public sealed class Chromium : IAsyncLifetime
{
    // The one without windows does the same with a third of the computing: the other opens some of its own for each person.
    private static readonly string[] Programs = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];
    private IPlaywright? _playwright;
    private const int MostPeople = 4;
    private readonly Queue<IBrowserContext> _people = [];
    private IBrowser? _browser;

    public RunningSite Site { get; } = new();

    public async Task InitializeAsync()
    {
        var program = Programs.FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException("There is no Chromium. Run 'apt-get update && apt-get install -y chromium-headless-shell', then test again.");
        await Site.InitializeAsync();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = program,
            // Site isolation: without windows, a way from one site to another that a test answers itself was lost now and then.
            Args = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-site-isolation-trials"],
        });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        await Site.DisposeAsync();
    }

    /// <summary>A person of their own: own cookies, own window.</summary>
    public async Task<IPage> NewPage(int width = 1280, ColorScheme scheme = ColorScheme.Light, bool script = true, bool forced = false)
    {
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Site.Address.ToString(),
            ViewportSize = new ViewportSize { Width = width, Height = 800 },
            ColorScheme = scheme,
            JavaScriptEnabled = script,
            ReducedMotion = ReducedMotion.Reduce,
            ForcedColors = forced ? ForcedColors.Active : ForcedColors.None,
        });
        context.SetDefaultTimeout(30_000);
        _people.Enqueue(context);
        // No test needs more at once; every one that stays open slows down all that follow.
        if (_people.Count > MostPeople) await _people.Dequeue().CloseAsync();
        return await context.NewPageAsync();
    }
}
