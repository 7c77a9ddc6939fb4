using Microsoft.AspNetCore.Http.HttpResults;

namespace Hay.Web.Api;

/// <summary>Errors in words, as problem details (RFC 9457).</summary>
internal static class ApiProblem
{
    /// <param name="status">Of HTTP.</param>
    /// <param name="detail">What to do about it, in a sentence.</param>
    /// <param name="parameter">Which parameter is wrong; null: none.</param>
    public static ProblemHttpResult Of(int status, string detail, string? parameter = null) => TypedResults.Problem(
        detail, statusCode: status, extensions: parameter is null ? null : [new("parameter", parameter)]);

    public static ProblemHttpResult NotFound(string what) => Of(StatusCodes.Status404NotFound, what);
}
