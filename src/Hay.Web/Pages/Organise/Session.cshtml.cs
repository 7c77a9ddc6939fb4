using System.Globalization;
using Hay.Grains;
using Hay.Web.Accounts;
using Hay.Web.Organisations;
using Hay.Web.Sessions;
using Hay.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Pages.Organise;

/// <summary>One date: who is coming, who came, what they are told; cancel it, move it, put it back.</summary>
internal sealed class SessionModel(
    Doorkeeper door, IGrainFactory grains, SessionMail mail, TimeProvider clock, IStringLocalizer<Hay.Web.Languages.Words> say) : RunPage(door, grains)
{
    public const string Moment = "yyyy-MM-dd'T'HH:mm";

    public SessionPeople People { get; private set; } = null!;
    public SessionId Session => People.Session.Session;
    public string When { get; private set; } = "";
    public string Typed { get; private set; } = "";
    public string Path => $"/organise/listing/{Id}/session/{Session.Value}";
    public bool IsOver => People.Session.End <= clock.GetUtcNow();
    public bool IsMoved => People.Change is { Cancelled: false, MovedTo: not null };
    public int Came => People.Going.Count(p => p.Came) + People.WalkIns;

    public async Task<IActionResult> OnGetAsync(string activity, string session, CancellationToken ct) => await Fill(activity, session, ct) ?? Page();

    public async Task<IActionResult> OnPostTickAsync(string activity, string session, string? place, bool came, CancellationToken ct)
    {
        if (await Fill(activity, session, ct) is { } away) return away;
        var outcome = await Grain.Tick(new TickPlace(Session, place ?? "", came), ct);
        return outcome.Problem(say) is { } problem ? await Sorry(problem, ct) : Redirect($"{Path}#people");
    }

    public async Task<IActionResult> OnPostCountAsync(string activity, string session, bool more, CancellationToken ct)
    {
        if (await Fill(activity, session, ct) is { } away) return away;
        var outcome = await Grain.Count(new CountWalkIn(Session, more), ct);
        return outcome.Problem(say) is { } problem ? await Sorry(problem, ct) : Redirect($"{Path}#people");
    }

    public async Task<IActionResult> OnPostTellAsync(string activity, string session, string? words, CancellationToken ct)
    {
        if (await Fill(activity, session, ct) is { } away) return away;
        // A form sends its line ends as two letters; people count one.
        Typed = (words ?? "").Replace("\r\n", "\n", StringComparison.Ordinal).Trim();
        var outcome = await Grain.Tell(new TellGoing(Session, Typed, Me.Details.Id), ct);
        if (outcome.Problem(say) is { } problem) return await Sorry(problem, ct);
        if (outcome == TellOutcome.Told)
        {
            var isMailed = mail.Send(Request, Id, Session, new SessionNewsMail(Listing.Space, $"About {Listing.Title}, {When}", $"The people of {Listing.Title} say about {When}:\n\n{Typed}", WaitingToo: false));
            if (!isMailed) return Done(say["Kept. Those who go see it in their plans; no mail went out, for there was much about this listing today already."]);
        }

        return Done(say["Sent. Those who go see it in their plans, and by mail if they left one."]);
    }

    public Task<IActionResult> OnPostCancelAsync(string activity, string session, string? reason, CancellationToken ct) =>
        Change(activity, session, reason, _ => new SessionChange { Session = Session, Cancelled = true }, () => "is cancelled", say["Cancelled. Everybody who goes sees it now."], ct);

    public Task<IActionResult> OnPostMoveAsync(string activity, string session, string? to, string? reason, CancellationToken ct) =>
        Change(activity, session, reason,
            _ => DateTime.TryParseExact(to, Moment, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) && at != Session.ToLocal()
                ? new SessionChange { Session = Session, MovedTo = at }
                : null,
            () => $"is moved to {When}", say["Moved. Everybody who goes sees it now."], ct);

    public Task<IActionResult> OnPostRestoreAsync(string activity, string session, CancellationToken ct) =>
        Change(activity, session, "", _ => new SessionChange { Session = Session }, () => "is on as planned after all", say["It is on again, as planned."], ct);

    // News: what a mail says of the date, once it is changed.
    private async Task<IActionResult> Change(
        string activity, string session, string? reason, Func<string, SessionChange?> changeTo, Func<string> news, string said, CancellationToken ct)
    {
        if (await Fill(activity, session, ct) is { } away) return away;
        var (why, before) = ((reason ?? "").Trim(), When);
        if (SessionWords.ProblemOfReason(why, say) is { } wrong) return await Sorry(wrong, ct);
        if (changeTo(why) is not { } change) return await Sorry(say["Choose the new day and time."], ct);
        var outcome = await Grain.ChangeSession(new ChangeSession(change with { Note = why.Length > 0 ? why : null }, Me.Details.Id), ct);
        if (outcome.Problem(say) is { } problem) return await Sorry(problem, ct);
        if (outcome == SessionOutcome.Changed)
        {
            await Look(Session, ct);
            var isMailed = mail.Send(Request, Id, Session, new SessionNewsMail(
                Listing.Space, $"{Listing.Title}, {before}, {news()}", $"{Listing.Title}, {before}, {news()}.{(why.Length > 0 ? $"\n\n{why}" : "")}", WaitingToo: true));
            if (!isMailed) said += " " + say["No mail went out, for there was much about this listing today already."];
        }

        return Done(said);
    }

    private async Task<IActionResult?> Fill(string activity, string session, CancellationToken ct)
    {
        if (await Open(activity, ct) is { } away) return away;
        if (!SessionId.TryParse(session, out var id) || !await Look(id, ct)) return NotFound();
        Title($"{Listing.Title}, {When}");
        return null;
    }

    private async Task<bool> Look(SessionId id, CancellationToken ct)
    {
        if (await Grain.PeopleOf(id, ct) is not { } people) return false;
        People = people;
        When = $"{Times.Date(people.Session.Start.Day(), clock.LondonNow().Day(), say)}, {Times.Span(people.Session.Start, people.Session.End, say)}";
        return true;
    }

    private async Task<IActionResult> Sorry(string problem, CancellationToken ct)
    {
        await Look(Session, ct);
        return Sorry(problem);
    }

    private RedirectResult Done(string said)
    {
        this.Say(Said.Good(said));
        return Redirect($"{Path}#said");
    }
}
