using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Pages.Host;

/// <summary>How people in a space said they are, week by week, for its hosts: protected counts alone.</summary>
internal sealed class PulseModel(Doorkeeper door, SpaceMap spaces, IGrainFactory grains, IStringLocalizer<Hay.Web.Languages.Words> say) : HostPage(door, spaces)
{
    private const int MostWeeks = 26;

    public ImmutableArray<PulseWeek> Weeks { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string space, CancellationToken ct)
    {
        if (await EnterAsHost(space, ct) is { } away) return away;
        Weeks = [.. (await grains.GetGrain<IPulseGrain>(Space.Slug).Weeks(ct)).Take(MostWeeks)];
        Title(say["How people in {0} say they are", Space.Name]);
        return Page();
    }
}
