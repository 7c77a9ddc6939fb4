using System.Collections.Immutable;
using Hay.Web.Insight;
using Hay.Web.Site;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Hay.Web.Api;

/// <summary>Where the open tables are that say who is reached: protected figures, the same files as on the page.</summary>
internal static class UptakeReads
{
    public static void MapUptakeReads(this IEndpointRouteBuilder api) => api.MapGet("/uptake", List).WithTags("Uptake").WithName("listUptakeTables")
        .WithSummary("Open tables of uptake")
        .WithDescription("Addresses of the quarterly tables. 1 to 7 is hidden, other numbers are moved by a few and rounded to the nearest 5. CC BY 4.0. Empty until a quarter is whole.");

    private static Ok<ApiTables> List(InsightBook book, PublicAddress site, HttpRequest request) => TypedResults.Ok(new ApiTables(
        InsightTable.Licence, site.Of(request, "/data"),
        OpenData.Quarters(book.Now).IsEmpty ? [] : [.. OpenData.Tables.Select(table => new ApiTable(
            table.Slug, table.Title, site.Of(request, $"/data/{table.Slug}.json"), site.Of(request, $"/data/{table.Slug}.csv")))]));
}

/// <summary>The open tables.</summary>
/// <param name="Licence">Of all of them.</param>
/// <param name="Url">The page that explains them.</param>
/// <param name="Items">Empty until a quarter is whole.</param>
internal sealed record ApiTables(string Licence, string Url, ImmutableArray<ApiTable> Items);

/// <summary>One open table.</summary>
/// <param name="Id">Stable.</param>
/// <param name="Title">What it is by.</param>
/// <param name="Json">Address of the table as JSON.</param>
/// <param name="Csv">Address of the table as CSV.</param>
internal sealed record ApiTable(string Id, string Title, string Json, string Csv);
