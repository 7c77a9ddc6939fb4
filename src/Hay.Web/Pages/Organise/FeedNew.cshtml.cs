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
    Doorkeeper door, IGrainFactory grains, FeedReview review, FeedLooks looks, FeedRun run, FeedRounds rounds, PublicAddress site,
    IStringLocalizer<Hay.Web.Languages.Words> say) : FeedPage(door, grains, review)
{
    private const int MostLines = 30;

    public string Address { get; private set; } = "";
    public string Name { get; private set; } = "";
    public FeedFormat Format { get; private set; }
    /// <summary>Null: it could not be read, or nobody has looked.</summary>
    public FeedPreview? Found { get; private set; }

    public async Task<IActionResult> OnGetAsync(string organisation, CancellationToken ct) => await Open(organisation, ct) ?? Redirect(Here);

    public async Task<IActionResult> OnPostLookAsync(string organisation, string? address, CancellationToken ct)
    {
        if (await Open(organisation, ct) is { } away) return away;
        Title(say["Is this it?"]);
        return await Look(address, "", ct) ?? Page();
    }

    public async Task<IActionResult> OnPostFollowAsync(string organisation, string? address, string? name, FeedFormat format, CancellationToken ct)
    {
        if (await Open(organisation, ct) is { } away) return away;
        Title(say["Is this it?"]);
        if (AddressOf(address) is not { } at) return Sorry(FeedProblem.NotAllowed, "");
        var id = NewId.Of("f");
        var outcome = await Feeds.Add(new AddFeed(id, name ?? "", at.AbsoluteUri, format, Me.Details.Id, HoldFor), ct);
        if (outcome == FeedOutcome.Done)
        {
            rounds.Nudge();
            this.Say(Said.Good(HoldFor.Length == 0 ? say["We follow it from now on."] : say["Handed in. A host looks at it, and then people see it."]));
            return Redirect($"{Here}/{id}#said");
        }

        var words = outcome switch
        {
            FeedOutcome.TooMany => say["You follow {0} already, which is as many as a group can. Stop one of them first.", FeedList.Most],
            FeedOutcome.Taken => say["You follow that address already."],
            _ => say["Give it a name of up to {0} letters.", FeedList.LongestName],
        };
        return await Look(address, name ?? "", ct) ?? Sorry(words);
    }

    // Null: it can be followed.
    private async Task<IActionResult?> Look(string? typed, string name, CancellationToken ct)
    {
        Address = (typed ?? "").Trim();
        if (AddressOf(typed) is not { } at) return Sorry(FeedProblem.NotAllowed, "");
        if (site.Own is { } own && new Uri(own).Host == at.Host) return Sorry(say["That is this site itself."]);
        var reading = await looks.Look(at, Home, ct);
        if (reading.Problem is { } problem) return Sorry(problem, reading.Detail);
        Address = at.AbsoluteUri;
        Format = reading.Format;
        Name = name.Length > 0 ? name : reading.Name.Length is > 0 and <= FeedList.LongestName ? reading.Name : at.Host[..Math.Min(at.Host.Length, FeedList.LongestName)];
        Found = FeedPreview.Of(reading, run.Preview(reading.Items, MostLines), reading.Refusals);
        return null;
    }

    private Uri? AddressOf(string? typed) => looks.Address(typed);
}
