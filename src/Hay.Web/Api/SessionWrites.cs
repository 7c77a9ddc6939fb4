using Hay.Grains;
using Hay.Web.Accounts;
using Hay.Web.Organisations;
using Hay.Web.Sessions;
using Hay.Web.Wording;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using Words = Hay.Web.Languages.Words;

namespace Hay.Web.Api;

/// <summary>An organisation's sessions, run by its programs.</summary>
internal static class SessionWrites
{
    private const int MostWalkIns = 200;

    public static void MapSessionWrites(this IEndpointRouteBuilder api)
    {
        var sessions = api.MapGroup("/listings/{activity}/sessions/{session}").WithTags("Listings");
        sessions.MapPost("/cancellation", Cancel).WithName("cancelSession").WithSummary("Cancel a session").WithDescription("Everybody who goes sees it. Safe to send twice.")
            .WithMetadata(new NeedsToken(TokenScope.Listings)).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        sessions.MapGet("/attendance", Look).WithName("getAttendance").WithSummary("Who came").WithDescription("Places have no names here, and their ids are good for this session alone.")
            .WithMetadata(new NeedsToken(TokenScope.Attendance)).ProducesProblem(StatusCodes.Status404NotFound);
        sessions.MapPut("/attendance", Set).WithName("setAttendance").WithSummary("Say who came").WithDescription("From an hour before it starts, and for two weeks. Safe to send twice.")
            .WithMetadata(new NeedsToken(TokenScope.Attendance)).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Cancel(
        string activity, string session, ApiCancellation said, Doorkeeper door, ListingEditor editor, SessionMail mail, TimeProvider clock, IStringLocalizer<Words> say, HttpContext http, CancellationToken ct)
    {
        var (people, problem) = await Open(activity, session, door, editor, http, ct);
        if (problem is not null) return problem;
        var why = (said.Reason ?? "").Trim();
        if (SessionWords.ProblemOfReason(why, say) is { } wrong) return ApiProblem.Of(StatusCodes.Status422UnprocessableEntity, wrong);
        var (grain, at) = (editor.Grain(activity), people!.Session);
        var outcome = await grain.ChangeSession(new ChangeSession(new SessionChange { Session = at.Session, Cancelled = true, Note = why.Length > 0 ? why : null }, ApiCaller.Of(http).Who.Details.Id), ct);
        if (outcome.Problem(say) is { } refused) return ApiProblem.Of(StatusCodes.Status409Conflict, refused);
        if (outcome == SessionOutcome.Changed && (await grain.ViewForEditing(ct)).Listing is { } listing)
        {
            var news = $"{listing.Title}, {Times.Date(at.Start.Day(), clock.LondonNow().Day(), say)}, {Times.Span(at.Start, at.End, say)}, is cancelled";
            mail.Send(http.Request, activity, at.Session, new SessionNewsMail(listing.Space, news, $"{news}.{(why.Length > 0 ? $"\n\n{why}" : "")}", WaitingToo: true));
        }

        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<ApiAttendance>, ProblemHttpResult>> Look(
        string activity, string session, Doorkeeper door, ListingEditor editor, HttpContext http, CancellationToken ct) =>
        await Open(activity, session, door, editor, http, ct) is var (people, problem) && problem is not null ? problem : TypedResults.Ok(Of(people!));

    private static async Task<Results<Ok<ApiAttendance>, ProblemHttpResult>> Set(
        string activity, string session, ApiAttendance said, Doorkeeper door, ListingEditor editor, IStringLocalizer<Words> say, HttpContext http, CancellationToken ct)
    {
        var (people, problem) = await Open(activity, session, door, editor, http, ct);
        if (problem is not null) return problem;
        if (said.WalkIns is < 0 or > MostWalkIns) return ApiProblem.Of(StatusCodes.Status422UnprocessableEntity, $"walkIns: a number from 0 to {MostWalkIns}.");
        if (said.Places is { } places && (places.Length > Activity.MostGoing || Array.Exists(places, static p => p is null)))
        {
            return ApiProblem.Of(StatusCodes.Status422UnprocessableEntity, $"places: a list of up to {Activity.MostGoing} places, each with an id and whether they came.");
        }

        var (grain, id) = (editor.Grain(activity), people!.Session.Session);
        foreach (var tick in said.Places ?? [])
        {
            var outcome = await grain.Tick(new TickPlace(id, tick.Id ?? "", tick.Came), ct);
            if (outcome.Problem(say) is { } refused) return ApiProblem.Of(StatusCodes.Status409Conflict, refused);
        }

        for (var left = (said.WalkIns ?? people.WalkIns) - people.WalkIns; left != 0; left -= Math.Sign(left))
        {
            if ((await grain.Count(new CountWalkIn(id, left > 0), ct)).Problem(say) is { } refused) return ApiProblem.Of(StatusCodes.Status409Conflict, refused);
        }

        return TypedResults.Ok(Of((await grain.PeopleOf(id, ct))!));
    }

    private static async Task<(SessionPeople? People, ProblemHttpResult? Problem)> Open(
        string activity, string session, Doorkeeper door, ListingEditor editor, HttpContext http, CancellationToken ct)
    {
        var (_, problem) = await ListingWrites.Open(activity, Right.RunSessions, door, editor, http, ct);
        if (problem is not null) return (null, problem);
        return SessionId.TryParse(session, out var id) && await editor.Grain(activity).PeopleOf(id, ct) is { } people
            ? (people, null)
            : (null, ApiProblem.NotFound("This activity has no session of this name."));
    }

    // First names stay on the page.
    private static ApiAttendance Of(SessionPeople people) => new([.. people.Going.Select(p => new ApiTick(p.Place, p.Came))], people.WalkIns);
}
