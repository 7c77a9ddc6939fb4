using System.Text.Json;
using Hay.Web.Elsewhere;
using Microsoft.Extensions.Options;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace Hay.Web.Api;

/// <summary>Gives each answer an ETag made of what it says, and does not send the same one twice.</summary>
internal sealed class ReadEdition(IOptions<JsonOptions> json) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var answer = await next(context);
        if (answer is INestedHttpResult nested) answer = nested.Result;
        return answer is IStatusCodeHttpResult { StatusCode: StatusCodes.Status200OK } and IValueHttpResult { Value: { } said }
            ? ReadAgain.Json(context.HttpContext, JsonSerializer.SerializeToUtf8Bytes(said, said.GetType(), json.Value.SerializerOptions), "application/json; charset=utf-8")
            : answer;
    }
}
