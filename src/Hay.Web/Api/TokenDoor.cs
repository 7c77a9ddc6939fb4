using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Hay.Grains;
using Hay.Web.Accounts;
using Hay.Web.Catalogue;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Hay.Web.Api;

/// <summary>Marks what only a token of this scope may do.</summary>
internal sealed record NeedsToken(TokenScope Scope);

/// <summary>Lets in who brings a good token (RFC 6750). Nothing else counts: cookies are not looked at.</summary>
internal sealed class TokenDoor(IGrainFactory grains, CatalogueSlot catalogue) : IEndpointFilter
{
    private const string Scheme = "Bearer ";
    private const string Beginning = "hay_";
    private const int Bytes = 32;

    /// <summary>A new token of an organisation; whoever has it may use it.</summary>
    public static string Make(string organisation) => $"{Beginning}{organisation}.{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes))}";

    /// <summary>What is kept of a token.</summary>
    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var (http, ct) = (context.HttpContext, context.HttpContext.RequestAborted);
        http.Response.Headers.CacheControl = "no-store";
        var header = http.Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)) return Refuse(http, "Send a token as Authorization: Bearer. People of a group make one on its page of tokens.");
        var token = header[Scheme.Length..].Trim();
        var dot = token.LastIndexOf('.');
        var organisation = token.StartsWith(Beginning, StringComparison.Ordinal) && dot > Beginning.Length ? token[Beginning.Length..dot] : "";
        // A token that somebody made up wakes no grain.
        if (!ListingRules.IsSlug(organisation) || catalogue.Current.Organisation(organisation) is null
            || await grains.GetGrain<IOrganisationGrain>(organisation).UseToken(HashOf(token), ct) is not { } known
            || await http.RequestServices.GetRequiredService<Doorkeeper>().Find(known.By) is not { } who)
            return Refuse(http, "This token is not good, or not any more: it was revoked, its last day is past, or who made it has left.");
        if (http.GetEndpoint()!.Metadata.GetMetadata<NeedsToken>() is { } need && !known.Scopes.Contains(need.Scope))
        {
            var scope = ApiShapes.Word(need.Scope);
            http.Response.Headers.WWWAuthenticate = $"Bearer error=\"insufficient_scope\", scope=\"{scope}\"";
            return ApiProblem.Of(StatusCodes.Status403Forbidden, $"This needs a token with the scope '{scope}'.");
        }

        http.Features.Set(new ApiCaller(who, organisation));
        return await next(context);
    }

    private static ProblemHttpResult Refuse(HttpContext http, string detail)
    {
        http.Response.Headers.WWWAuthenticate = "Bearer";
        return ApiProblem.Of(StatusCodes.Status401Unauthorized, detail);
    }
}
