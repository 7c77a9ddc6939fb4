using System.Collections.Frozen;
using Hay.Care;
using Hay.Web.Care;
using Hay.Web.Pages.Organise;
using Hay.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hay.Web.Pages.Care;

/// <summary>
/// A page of the connector service. Each handler begins with <see cref="Enter(Func{CareActor, bool}, bool)"/>: signed in with a second lock, not
/// away for long, and with something to do here. It is drawn while the logs are told of it, and sent once they know.
/// </summary>
internal abstract class CarePage(CareDesk desk) : WorkPage(desk.Keeper), IAsyncResultFilter
{
    private FrozenDictionary<string, string> _names = FrozenDictionary<string, string>.Empty;

    public CareActor Actor { get; private set; } = null!;
    public CareNetwork Network => desk.Network;
    public DateTimeOffset Now { get; } = desk.Now;
    public DateOnly Today => Now.Day();
    /// <summary>Where to go on after signing in again.</summary>
    public virtual string WayBack => HttpMethods.IsGet(Request.Method) ? $"{Request.Path}{Request.QueryString}" : $"{Request.Path}";

    /// <summary>How many cases the page does not show: see <c>_NotShown</c>.</summary>
    public int NotShown => desk.NotShown;

    /// <summary>The form that was refused; null: none was.</summary>
    internal RefusedForm? Refused { get; private set; }

    protected CareDesk Desk => desk;

    /// <summary>What an account is called; see <see cref="Learn"/>.</summary>
    public string Name(string account) => _names.GetValueOrDefault(account, "");

    public string TeamName(string team) => Network.Teams.TryGetValue(team, out var found) ? found.Name : team;

    public string ProviderName(string provider) => Network.Providers.TryGetValue(provider, out var found) ? found.Name : provider;

    public string PracticeName(string practice) => Network.Practices.TryGetValue(practice, out var found) ? found.Name : practice;

    /// <summary>Null: they may. Else where to send them.</summary>
    /// <param name="may">Whether who they are is enough.</param>
    /// <param name="isHere">False where a script may ask by itself, with nobody there.</param>
    protected async Task<IActionResult?> Enter(Func<CareActor, bool> may, bool isHere = true)
    {
        if (await Enter() is { } away) return away;
        Actor = CareDoor.ActorOf(Me);
        if (!may(Actor)) return Forbid();
        switch (await desk.Door.Enter(HttpContext, isHere))
        {
            case CareWayIn.NoSecondLock:
                return Redirect("/care/second");
            case CareWayIn.WasAway:
                this.Say(Said.Sorry("You were away from these pages for a quarter of an hour, so you are signed out. Sign in again to go on."));
                return Redirect($"/sign-in{QueryString.Create("back", WayBack)}#said");
            default:
                return null;
        }
    }

    // What is on a screen that somebody left is to go when their session does.
    protected override void Title(string title) => this.Frame(new PageFrame(title) { IsUnlisted = true, LeavesAfter = CareDoor.Idle });

    /// <inheritdoc/>
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        var (response, told) = (context.HttpContext.Response, desk.Told);
        var body = response.Body;
        var held = told.IsCompletedSuccessfully ? null : new HeldBody(body, told);
        if (held is not null) response.Body = held;
        try
        {
            // Of what was drawn in part nothing is sent.
            if ((await next()).Exception is null && held is not null) await held.Release(context.HttpContext.RequestAborted);
        }
        finally
        {
            response.Body = body; // also for the page that says that something went wrong
        }

        // What has no body, too.
        await told;
    }

    /// <summary>The page again, with the form as it was sent.</summary>
    /// <param name="handler">Which form.</param>
    /// <param name="problem">What was wrong, in a sentence.</param>
    /// <param name="field">Name of the field; null: found by the sentence.</param>
    protected PageResult Refuse(string handler, string problem, string? field = null)
    {
        ViewData[TypedFold.Refused] = Refused = new RefusedForm(handler, Request.Form, problem, field ?? ModelState.FirstOrDefault(f => f.Value?.Errors.Count > 0).Key);
        return Sorry(problem);
    }

    /// <summary>Has names of these accounts at hand for the page.</summary>
    protected async Task Learn(IEnumerable<string> accounts, CancellationToken ct) => _names = await desk.Names.Of(accounts, ct);
}
