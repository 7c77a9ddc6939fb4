using Hay.Grains;
using Hay.Web.Profiles;
using Hay.Web.Site;
using Hay.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Words = Hay.Web.Languages.Words;

namespace Hay.Web.Pages;

/// <summary>Both sides of carrying one's plans to another device: making a code here, and bringing plans here by a code.</summary>
internal sealed class CarryModel(Carrying carrying, ProfileCookie cookie, Places places, IStringLocalizer<Words> say, TimeProvider clock) : PageModel
{
    /// <summary>The code just made for this person; empty: none.</summary>
    public string Made { get; private set; } = "";
    public string GoodUntil { get; private set; } = "";
    /// <summary>A code that came with the address, to be looked at and used by pressing a button; never used by looking.</summary>
    public string Typed { get; private set; } = "";
    public string Problem { get; private set; } = "";
    public bool IsKnown { get; private set; }
    /// <summary>This device has plans of its own, which would have to go.</summary>
    public bool HasOwn { get; private set; }

    /// <summary>Whether a request tries out a code: those are few in ten minutes (<see cref="WriteLimits.Codes"/>).</summary>
    public static bool TriesACode(HttpRequest request) =>
        request.Path.StartsWithSegments("/carry") && !string.Equals(request.Query["handler"], "Make", StringComparison.OrdinalIgnoreCase);

    public async Task OnGetAsync(string? code, CancellationToken ct)
    {
        Typed = CarryCode.TryParse(code, out var read) ? CarryCode.Spoken(read) : "";
        await Fill(ct);
    }

    public async Task<IActionResult> OnPostMakeAsync(CancellationToken ct)
    {
        if (cookie.Read(HttpContext) is { } me)
        {
            GoodUntil = Times.Time(clock.GetUtcNow() + Grains.Carry.GoodFor, say);
            Made = await carrying.NewCode(me, ct);
        }

        await Fill(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostBringAsync(string? code, bool replace, CancellationToken ct)
    {
        await Fill(ct);
        Typed = (code ?? "").Trim();
        if (!CarryCode.TryParse(code, out var read)) return Sorry(say["A code has eight letters, such as KTRW MBXD. Look at it again."]);
        var me = cookie.Read(HttpContext);
        if (HasOwn && !replace && await carrying.Peek(read, ct) is { } other && other != me)
        {
            return Sorry(say["This device has plans of its own. Tick the box if you want to let them go."]);
        }

        if (await carrying.Take(read, ct) is not { } brought) return Sorry(say["That code is not good any more. A code works once, for ten minutes. Make a new one on your other device."]);
        if (me is { } own && own != brought) await places.Forget(own, ct);
        cookie.Issue(HttpContext, brought);
        this.Say(Said.Good(say["Your plans are here now. Both devices show the same from now on."]));
        return Redirect("/me#said");
    }

    private PageResult Sorry(string problem)
    {
        Problem = problem;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task Fill(CancellationToken ct)
    {
        var me = cookie.Read(HttpContext);
        var mine = await places.View(me, ct);
        IsKnown = me is not null;
        HasOwn = !mine.Saved.IsEmpty || !mine.Bookings.IsEmpty || !mine.Preferences.SaysTheSame(Preferences.None);
        this.Frame(new PageFrame(say["Carry your plans to another device"]) { At = "/me" });
    }
}
