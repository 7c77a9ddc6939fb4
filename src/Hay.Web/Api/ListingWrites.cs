using Hay.Grains;
using Hay.Web.Accounts;
using Hay.Web.Catalogue;
using Hay.Web.Desk;
using Hay.Web.Organisations;
using Hay.Web.Organisations.Steps;
using Hay.Web.Site;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using Words = Hay.Web.Languages.Words;

namespace Hay.Web.Api;

/// <summary>An organisation's listings, written by its programs: through the same drafts, rules and hosts as on the pages.</summary>
internal static class ListingWrites
{
    private const int MostBegun = 50;

    public static void MapListingWrites(this IEndpointRouteBuilder api)
    {
        var listings = api.MapGroup("/listings").WithTags("Listings").WithMetadata(new NeedsToken(TokenScope.Listings));
        listings.MapPost("", Begin).WithName("createListing").WithSummary("List something")
            .WithDescription("It is listed at once, or waits for a host, by the rules of the pages.")
            .Produces<ApiWritten>(StatusCodes.Status202Accepted).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        listings.MapGet("/{activity}", One).WithName("getListing").WithSummary("A listing as its people see it").WithDescription("With the `ETag` that a change needs.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        listings.MapPatch("/{activity}", Change).WithName("updateListing").WithSummary("Change a listing")
            .WithDescription("What is left out stays. `If-Match` says which state was read.")
            .Produces<ApiWritten>(StatusCodes.Status202Accepted).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status412PreconditionFailed)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity).ProducesProblem(StatusCodes.Status428PreconditionRequired);
    }

    private static async Task<Results<Created<ApiWritten>, Accepted<ApiWritten>, ProblemHttpResult>> Begin(
        ApiListing said, Doorkeeper door, ListingEditor editor, DeskBook desk, CatalogueSlot catalogue, PublicAddress site, IStringLocalizer<Words> say, HttpContext http, CancellationToken ct)
    {
        var caller = ApiCaller.Of(http);
        var group = catalogue.Current.Organisation(caller.Organisation)!;
        var problems = new StepProblems(say);
        var listing = ListingWriter.Apply(said, new Listing { Title = "", Space = group.Space, Organisation = caller.Organisation, Demo = group.Demo }, editor.StepDesk, problems);
        if (!await door.May(caller.Who, Right.EditListings, caller.Organisation, listing.Space, ct)) return NotTheirs();
        if (ProblemOf(listing, problems, wasListed: false) is { } wrong) return wrong;
        if (desk.Of(caller.Organisation).Count(i => !i.WasListed) >= MostBegun) return ApiProblem.Of(StatusCodes.Status409Conflict, $"There are {MostBegun} drafts already. Hand one in or throw one away first.");
        var id = await editor.Begin(listing, caller.Who.Details.Id, ct);
        await HandIn(id, caller, editor, ct);
        var written = await Look(id, editor, site, http, ct);
        return written.Standing == "listed" ? TypedResults.Created(AddressOf(id, site, http), written) : TypedResults.Accepted(AddressOf(id, site, http), written);
    }

    private static async Task<Results<Ok<ApiWritten>, ProblemHttpResult>> One(
        string activity, Doorkeeper door, ListingEditor editor, PublicAddress site, HttpContext http, CancellationToken ct) =>
        await Open(activity, Right.EditListings, door, editor, http, ct) is { Problem: { } problem } ? problem : TypedResults.Ok(await Look(activity, editor, site, http, ct));

    private static async Task<Results<Ok<ApiWritten>, Accepted<ApiWritten>, ProblemHttpResult>> Change(
        string activity, ApiListing said, Doorkeeper door, ListingEditor editor, PublicAddress site, IStringLocalizer<Words> say, HttpContext http, CancellationToken ct)
    {
        var caller = ApiCaller.Of(http);
        var (view, problem) = await Open(activity, Right.EditListings, door, editor, http, ct);
        if (problem is not null) return problem;
        if (http.Request.Headers.IfMatch.Count == 0) return ApiProblem.Of(StatusCodes.Status428PreconditionRequired, "Read the listing first, and send its ETag as If-Match.");
        if (!http.Request.Headers.IfMatch.Contains(ListingWriter.TagOf(view!))) return Stale();
        var (before, problems) = (ListingEditor.Current(view!)!, new StepProblems(say));
        var next = ListingWriter.Apply(said, before, editor.StepDesk, problems);
        if (!await door.May(caller.Who, Right.EditListings, caller.Organisation, next.Space, ct)) return NotTheirs();
        if (ProblemOf(next, problems, view!.Listing is not null) is { } wrong) return wrong;
        if (!ListingRules.Same(before, next) || view.Draft is not null)
        {
            if ((await editor.Grain(activity).SaveDraft(new SaveDraft(next, view.Draft?.Number ?? 0, caller.Who.Details.Id), ct)).Outcome == DraftOutcome.Stale) return Stale();
            await HandIn(activity, caller, editor, ct);
        }

        var written = await Look(activity, editor, site, http, ct);
        return written.Standing == "listed" ? TypedResults.Ok(written) : TypedResults.Accepted(AddressOf(activity, site, http), written);
    }

    /// <summary>What one of the organisation's programs asks for; a listing of somebody else is not there.</summary>
    public static async Task<(EditView? View, ProblemHttpResult? Problem)> Open(
        string activity, Right what, Doorkeeper door, ListingEditor editor, HttpContext http, CancellationToken ct)
    {
        var caller = ApiCaller.Of(http);
        var view = ListingRules.IsSlug(activity) ? await editor.Grain(activity).ViewForEditing(ct) : null;
        // What is listed says whose it is: nobody writes themselves into somebody else's.
        var home = view is null ? null : view.Listing ?? ListingEditor.Current(view);
        if (home is null || home.Organisation != caller.Organisation) return (null, ApiProblem.NotFound("This organisation has no listing of this id."));
        return await door.May(caller.Who, what, caller.Organisation, home.Space, ct) ? (view, null) : (null, NotTheirs());
    }

    // A program is nobody's host: what a host has to see, a host sees.
    private static async Task HandIn(string id, ApiCaller caller, ListingEditor editor, CancellationToken ct)
    {
        var number = (await editor.Grain(id).ViewForEditing(ct)).Draft?.Number ?? 0;
        await editor.HandIn(id, number, caller.Who, isHost: false, ct);
    }

    private static async Task<ApiWritten> Look(string id, ListingEditor editor, PublicAddress site, HttpContext http, CancellationToken ct)
    {
        var view = await editor.Grain(id).ViewForEditing(ct);
        http.Response.Headers.ETag = ListingWriter.TagOf(view);
        return ListingWriter.Written(id, view, site.Of(http.Request, $"/organise/listing/{id}"));
    }

    private static ProblemHttpResult? ProblemOf(Listing listing, StepProblems problems, bool wasListed)
    {
        string[] all = [.. problems.All.Select(p => p.Field.Length > 0 ? $"{p.Field}: {p.Words}" : p.Words), .. ListingReview.Missing(listing, wasListed).Select(p => p.Words)];
        return all.Length == 0 ? null : ApiProblem.Of(StatusCodes.Status422UnprocessableEntity, string.Join(' ', all.Distinct()));
    }

    private static string AddressOf(string id, PublicAddress site, HttpContext http) => site.Of(http.Request, $"{ApiSetup.Root}/listings/{id}");

    private static ProblemHttpResult NotTheirs() => ApiProblem.Of(StatusCodes.Status403Forbidden, "Whoever made this token may not do this (any more).");

    private static ProblemHttpResult Stale() => ApiProblem.Of(StatusCodes.Status412PreconditionFailed, "Somebody changed it meanwhile. Read it again, then change that.");
}
