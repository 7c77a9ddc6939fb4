using Hay.Grains;
using Hay.Web.Catalogue;
using Hay.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Pages;

/// <summary>Anybody can tell the hosts of a space about a group that is not here. Nothing is kept about who tells.</summary>
internal sealed class NominateModel(
    SpaceMap spaces, IGrainFactory grains, CatalogueFeed feed, TimeProvider clock, IStringLocalizer<Hay.Web.Languages.Words> say) : PageModel
{
    internal SpaceMap Spaces => spaces;
    internal string Space { get; private set; } = "";
    internal Nomination Told { get; private set; } = new() { Id = "", Name = "" };

    public void OnGet(string? space)
    {
        Told = Told with { Id = Guid.NewGuid().ToString("n") };
        Fill(space);
    }

    public async Task<IActionResult> OnPostAsync(
        string? id, string? space, string? name, string? what, string? where, string? reach, string? nickname, CancellationToken ct)
    {
        Told = new Nomination
        {
            Id = (Guid.TryParseExact(id, "n", out var form) ? form : Guid.NewGuid()).ToString("n"),
            Name = Typed(name),
            What = Typed(what),
            Where = Typed(where),
            Reach = Typed(reach),
            At = clock.GetUtcNow(),
        };
        Fill(space);
        // Only a program fills in what people do not see. It is told the same.
        var isProgram = !string.IsNullOrEmpty(nickname);
        var isWhole = spaces.Find(Space) is not null && !Hay.Grains.Space.Problems(Told).Any();
        var result = isProgram || !isWhole ? null : await grains.GetGrain<ISpaceGrain>(Space).Nominate(Told, ct);
        if (!isProgram && !isWhole)
        {
            this.Say(Said.Sorry(say["Say what the group is called, where it is and how to reach it, in a few sentences."]));
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        feed.Nudge();
        this.Say(result?.Outcome == PublishOutcome.Refused
            ? Said.Sorry(say["Many groups wait just now, so this was not kept. Please tell us again in a few days."])
            : Said.Good(say["Thank you. A person who looks after this place will get in touch with the group. We keep nothing about you."]));
        return Redirect("/nominate#said");
    }

    private void Fill(string? space)
    {
        Space = space ?? "";
        this.Frame(new PageFrame(say["Tell us of a group"]) { Accent = spaces.Find(Space)?.Accent ?? "" });
    }

    private static string Typed(string? text) => (text ?? "").Trim().ReplaceLineEndings("\n");
}
