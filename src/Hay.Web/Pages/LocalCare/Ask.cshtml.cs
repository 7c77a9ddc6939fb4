using System.Collections.Immutable;
using Hay.Care;
using Hay.Grains;
using Hay.Web.Care;
using Hay.Web.Languages;
using Hay.Web.Metering;
using Hay.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Words = Hay.Web.Languages.Words;

namespace Hay.Web.Pages.LocalCare;

/// <summary>Somebody asks for a connector by themselves, for the first time or again. Nobody has to send them.</summary>
internal sealed class AskModel(CareBook book, CareFeed feed, AskCeiling ceiling, WebMeter meter, SpaceMap spaces, IGrainFactory grains, TimeProvider clock, IStringLocalizer<Words> say) : PageModel
{
    internal AskForm Typed { get; private set; } = new();
    internal string Problem { get; private set; } = "";
    /// <summary>What is wrong, by field, in the order of the form.</summary>
    internal ImmutableArray<(string Field, string Words)> Problems { get; private set; } = [];
    internal CareNetwork Network => book.Network;
    /// <summary>Where there is a team that people can ask.</summary>
    internal ImmutableArray<SpaceDefinition> Places { get; } = [.. spaces.All.Where(s => PcnIn(book.Network, s.Slug) is not null)];

    public void OnGet()
    {
        Fill(new AskForm { Id = CaseId.New() });
        // Before they write it all in vain.
        if (ceiling.IsReached) Problem = TooMany;
    }

    public async Task<IActionResult> OnPostAsync([FromForm] AskForm typed, CancellationToken ct)
    {
        Fill(typed with { Id = CareTyped.Id(typed.Id) });
        // Only a program fills in what people do not see. It is told the same.
        if (!string.IsNullOrEmpty(typed.Website)) return Thank();
        Problems = [.. Wrong()];
        if (!Problems.IsEmpty || Team is not { } team) return Sorry(say["Something is missing or not right yet:"]);
        if (ceiling.IsReached) return Full();
        var person = new CasePerson
        {
            Name = CareTyped.Text(typed.Name),
            Born = CareTyped.Day(typed.Born),
            Phone = CareTyped.Text(typed.Phone),
            ReachBy = typed.Reach,
            ReachNote = CareTyped.Text(typed.ReachNote),
            Language = Language.Current.IsEnglish ? "" : Language.Current.Slug,
            Practice = Surgery?.Id ?? "",
            Pcn = Pcn!,
        };
        var result = await Send(typed, person, team.Id, ct);
        if (result.Outcome == CareOutcome.Taken)
        {
            // The form was sent before with other words: on a shared computer by somebody else, or it was put right. Nobody's is lost.
            Typed = Typed with { Id = CaseId.New() };
            result = await Send(typed, person, team.Id, ct);
        }

        if (result.Outcome != CareOutcome.Done) return Sorry(say["That could not be sent. Look whether all is filled in, and try again."]);
        feed.Nudge();
        return Thank();
    }

    private Task<CareResult> Send(AskForm typed, CasePerson person, string team, CancellationToken ct) =>
        grains.GetGrain<ICaseGrain>(Typed.Id!).Receive(new ReceiveReferral
        {
            Person = person with { PersonId = book.PersonOf(person) ?? Typed.Id! },
            Source = typed.Again ? ReferralSource.SelfAgain : ReferralSource.Self,
            Reference = CareTyped.Reference(Typed.Id!),
            Wanted = CareTyped.Text(typed.Wanted),
            Team = team,
            ConsentWords = $"Ticked on the form: {ConsentWords}",
            MayShare = typed.Share,
        }, CareActor.Person, ct);

    // As the team reads it, whatever language it was ticked in.
    private const string ConsentWords = "The team may keep what I wrote here and ring me about it. I can change my mind at any time.";

    // Field and sentence, in the order of the form: all of it at once.
    private IEnumerable<(string Field, string Words)> Wrong()
    {
        if (CareTyped.Text(Typed.Name).Length is 0 or > CaseLimits.Name) yield return ("name", say["Tell us what to call you."]);
        var phone = CareTyped.Text(Typed.Phone);
        if (phone.Length is 0 or > CaseLimits.Telephone) yield return ("phone", say["Leave a telephone number, yours or that of somebody who may hear about this."]);
        else if (!phone.Any(char.IsDigit)) yield return ("phone", say["A telephone number has digits in it. Look at it again."]);
        if (CareTyped.Text(Typed.ReachNote).Length > CaseLimits.Sentence) yield return ("reachNote", say["Please make it shorter and send it again. Nothing was changed."]);
        if (CareTyped.Text(Typed.Wanted).Length is 0 or > CaseLimits.Note) yield return ("wanted", say["Say in a few words what would help."]);
        if (Team is null) yield return ("place", say["Choose where you live, so that the right team gets this."]);
        var born = CareTyped.Day(Typed.Born);
        if (!string.IsNullOrWhiteSpace(Typed.Born) && born is null) yield return ("born", say["That is no day of birth. You may leave it empty."]);
        else if (born > Today) yield return ("born", say["That day of birth is still to come. Look at the year, or leave it empty."]);
        else if (born < Today.AddYears(-MostYears)) yield return ("born", say["That is no day of birth. You may leave it empty."]);
        if (!Typed.Agrees) yield return ("agrees", say["Tick that we may keep this. Without that we cannot ring you."]);
    }

    private const int MostYears = 125;
    private DateOnly Today => clock.LondonNow().Day();

    private Practice? Surgery => Network.Practices.GetValueOrDefault(Typed.Practice ?? "");

    private string? Pcn => Surgery?.Pcn ?? PcnIn(Network, Typed.Place ?? "");

    private CareTeam? Team => Pcn is { } pcn && Network.TeamsOf(pcn) is [var team, ..] ? team : null;

    private string TooMany => say["Very many people have asked today, and the team reads those first. Nothing more can be sent now: please come back tomorrow. If you need somebody now, ring one of the numbers on this page."];

    private PageResult Full()
    {
        meter.Refused("asks");
        Problem = TooMany;
        Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        Response.Headers.RetryAfter = "86400";
        return Page();
    }

    private RedirectResult Thank() => Redirect($"/local-care/ask/thanks?reference={CareTyped.Reference(Typed.Id!)}");

    private PageResult Sorry(string problem)
    {
        Problem = problem;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    /// <summary>What is wrong with a field; empty: nothing.</summary>
    public string WrongIn(string field) => Problems.FirstOrDefault(p => p.Field == field).Words ?? "";

    /// <summary>What describes a field: what is wrong with it, then its hint; null: nothing does.</summary>
    /// <param name="field">Its name.</param>
    /// <param name="hint">The id of its hint; empty: it has none.</param>
    public string? DescribedBy(string field, string hint) => $"{(WrongIn(field).Length > 0 ? $"{field}-wrong" : "")} {hint}".Trim() is { Length: > 0 } ids ? ids : null;

    private void Fill(AskForm typed)
    {
        Typed = typed;
        this.Frame(new PageFrame(say["Ask for a connector"]) { Canonical = "/local-care/ask" });
    }

    // The network of a space: practices of a place work together.
    private static string? PcnIn(CareNetwork network, string space) =>
        network.Pcns.Values.Where(p => p.Space == space && !network.TeamsOf(p.Id).IsEmpty).OrderBy(p => p.Id, StringComparer.Ordinal).FirstOrDefault()?.Id;
}
