using Hay.Web.Catalogue;
using Hay.Web.Site;
using Microsoft.Net.Http.Headers;

namespace Hay.Web.Api;

/// <summary>Says which state of the catalogue an answer was made from, and does not send the same one twice.</summary>
internal sealed class ReadEdition(CatalogueSlot catalogue) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        // Before the answer is made: it may be newer than it says, never older.
        var tag = new EntityTagHeaderValue($"\"{Edition.Build}-{catalogue.Current.Version:x}\"", isWeak: true);
        var answer = await next(context);
        if (answer is INestedHttpResult nested) answer = nested.Result;
        if (answer is not IStatusCodeHttpResult { StatusCode: StatusCodes.Status200OK }) return answer;
        http.Response.Headers.CacheControl = "public, no-cache";
        http.Response.Headers.ETag = tag.ToString();
        return http.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(tag, useStrongComparison: false))
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : answer;
    }
}
