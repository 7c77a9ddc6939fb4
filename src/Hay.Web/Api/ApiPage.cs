using System.Collections.Immutable;
using Hay.Web.Site;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Hay.Web.Api;

/// <summary>Some of a list, in an order that does not change.</summary>
/// <param name="Items">In the order of the list.</param>
/// <param name="Next">Address of those that follow; null: these are the last.</param>
internal sealed record ApiPage<T>(ImmutableArray<T> Items, string? Next);

internal static class ApiPage
{
    /// <summary>The first of what follows, and the address of the rest.</summary>
    /// <param name="http">Who asks.</param>
    /// <param name="following">What comes after the page before, in order; no more is read than is shown.</param>
    /// <param name="limit">How many.</param>
    /// <param name="keyOf">Where somebody goes on after one.</param>
    /// <param name="shapeOf">How one is shown.</param>
    public static Ok<ApiPage<T>> Of<TFrom, T>(HttpContext http, IEnumerable<TFrom> following, int limit, Func<TFrom, string> keyOf, Func<TFrom, T> shapeOf)
    {
        var some = following.Take(limit + 1).ToList();
        var next = some.Count > limit ? Link(http, Asked.CursorOf(keyOf(some[limit - 1]))) : null;
        if (next is not null) http.Response.Headers.Link = $"<{next}>; rel=\"next\"";
        return TypedResults.Ok(new ApiPage<T>([.. some.Take(limit).Select(shapeOf)], next));
    }

    /// <summary>The same question with one parameter changed.</summary>
    public static string Link(HttpContext http, string value, string name = "after")
    {
        var query = QueryString.Create([.. http.Request.Query.Where(asked => asked.Key != name).SelectMany(asked => asked.Value.Select(one => KeyValuePair.Create(asked.Key, one))), new(name, value)]);
        return http.RequestServices.GetRequiredService<PublicAddress>().Of(http.Request, http.Request.Path + query);
    }
}
