using Hay.Grains;
using Hay.Web.Sessions;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Pages;

/// <summary>
/// Where the link of a group's mail leads by which its reader wants no more. Looking changes nothing, for programs that check
/// mail follow links too.
/// </summary>
internal sealed class NoMailModel(NoMailLinks links, IGrainFactory grains, IStringLocalizer<Languages.Words> say) : PageModel
{
    /// <summary>Null: the link is none of ours.</summary>
    public string? Email { get; private set; }
    public string Code { get; private set; } = "";
    public bool IsUnwanted { get; private set; }
    /// <summary>Something was said just now.</summary>
    public bool IsSaid { get; private set; }

    public async Task OnGetAsync(string? code, CancellationToken ct)
    {
        if (Fill(code)) IsUnwanted = await grains.GetGrain<INoMailGrain>(INoMailGrain.KeyOf(Email!)).IsUnwanted(ct);
    }

    public async Task OnPostAsync(string? code, bool more, CancellationToken ct)
    {
        if (!Fill(code)) return;
        (IsUnwanted, IsSaid) = (!more, true);
        await grains.GetGrain<INoMailGrain>(INoMailGrain.KeyOf(Email!)).Say(IsUnwanted, ct);
    }

    private bool Fill(string? code)
    {
        this.Frame(new PageFrame(say["Mail from groups"]) { IsUnlisted = true });
        (Email, Code) = (links.Open(code), code ?? "");
        if (Email is null) Response.StatusCode = StatusCodes.Status410Gone;
        return Email is not null;
    }
}
