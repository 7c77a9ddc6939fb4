using Hay.Grains;
using Hay.Web.Accounts;
using Hay.Web.Feeds;
using Hay.Web.Organisations;
using Hay.Web.Site;
using Hay.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Pages.Organise;

/// <summary>What is at an address, before anything follows it; then one button. The address is in no link: it may be a secret.</summary>
internal sealed class FeedNewModel(
    Doorkeeper door, IGrainFactory grains, SpaceMap spaces, FeedReview review, FeedLooks looks, FeedRun run, FeedRounds rounds, PublicAddress site,
    IStringLocalizer<Hay.Web.Languages.Words> say) : FeedPage(door, grains, spaces, review)
{
    private const int MostLines = 30;

    public string Address { get; private set; } = "";
    public string Name { get; private set; } = "";
    public FeedFormat Format { get; private set; }
    /// <summary>Of a neighbour: how far past the border.</summary>
    public int Kilometres { get; private set; } = FeedList.UsualKilometres;
    /// <summary>Null: it could not be read, or nobody has looked.</summary>
    public FeedPreview? Found { get; private set; }
    public bool IsNeighbour => Format == FeedFormat.Neighbour;

    public async Task<IActionResult> OnGetAsync(string? organisation, string? space, CancellationToken ct) => await Open(organisation, space, ct) ?? Redirect(Here);

    public async Task<IActionResult> OnPostLookAsync(string? organisation, string? space, string? address, string? name, FeedFormat format, int? kilometres, CancellationToken ct)
    {
        if (await Begin(organisation, space, address, name, format, kilometres, ct) is { } away) return away;
        return await Look(ct) ?? Page();
    }

    public async Task<IActionResult> OnPostFollowAsync(string? organisation, string? space, string? address, string? name, FeedFormat format, int? kilometres, CancellationToken ct)
    {
        if (await Begin(organisation, space, address, name, format, kilometres, ct) is { } away) return away;
        if (At is not { } at) return Sorry(FeedProblem.NotAllowed, "");
        var id = NewId.Of("f");
        var outcome = await Feeds.Add(new AddFeed(id, Name, at.AbsoluteUri, format, Me.Details.Id, HoldFor, IsNeighbour ? Kilometres : 0), ct);
        if (outcome == FeedOutcome.Done)
        {
            rounds.Nudge();
            this.Say(Said.Good(HoldFor.Length == 0 ? say["We follow it from now on."] : say["Handed in. A host looks at it, and then people see it."]));
            return Redirect($"{Here}/{id}#said");
        }

        var words = outcome switch
        {
            FeedOutcome.TooMany when Space is not null => say["This space follows {0} already, which is as many as it can. Stop one of them first.", FeedList.MostOfSpace],
            FeedOutcome.TooMany => say["You follow {0} already, which is as many as a group can. Stop one of them first.", FeedList.Most],
            FeedOutcome.Taken => say["You follow that address already."],
            _ when IsNeighbour => say["Give it a name of up to {0} letters, and from {1} to {2} kilometres.", FeedList.LongestName, FeedList.Nearest, FeedList.Furthest],
            _ => say["Give it a name of up to {0} letters.", FeedList.LongestName],
        };
        return await Look(ct) ?? Sorry(words);
    }

    // A neighbour is where its pages begin.
    private Uri? At => looks.Address(Address) is { } at ? IsNeighbour ? new Uri(at, "/") : at : null;

    private async Task<IActionResult?> Begin(string? organisation, string? space, string? address, string? name, FeedFormat format, int? kilometres, CancellationToken ct)
    {
        if (await Open(organisation, space, ct) is { } away) return away;
        Title(say["Is this it?"]);
        // Whose listings are shown is for hosts to say.
        if (format == FeedFormat.Neighbour && Space is null) return BadRequest();
        (Address, Name, Format, Kilometres) = ((address ?? "").Trim(), (name ?? "").Trim(), format, kilometres ?? FeedList.UsualKilometres);
        return null;
    }

    // Null: it can be followed.
    private async Task<IActionResult?> Look(CancellationToken ct)
    {
        if (At is not { } at) return Sorry(FeedProblem.NotAllowed, "");
        if (site.Own is { } own && new Uri(own).Host == at.Host) return Sorry(say["That is this site itself."]);
        var reading = IsNeighbour
            ? await looks.Look(at, new NeighbourHome("", Name, Space!.Slug, Math.Clamp(Kilometres, FeedList.Nearest, FeedList.Furthest)), ct)
            : await looks.Look(at, Home, ct);
        if (reading.Problem is { } problem) return Sorry(problem, reading.Detail);
        var there = reading.Address ?? at;
        (Address, Format) = (there.AbsoluteUri, reading.Format);
        if (Name.Length == 0) Name = reading.Name.Length is > 0 and <= FeedList.LongestName ? reading.Name : there.Host[..Math.Min(there.Host.Length, FeedList.LongestName)];
        // How much a neighbour has elsewhere says nothing.
        Found = FeedPreview.Of(IsNeighbour ? reading with { Outside = 0 } : reading, run.Preview(reading.Items, MostLines), reading.Refusals);
        return null;
    }
}
