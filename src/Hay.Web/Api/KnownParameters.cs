using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.AspNetCore.Mvc;

namespace Hay.Web.Api;

/// <summary>Refuses parameters that an address does not know: a filter that is left out in silence gives a wrong answer.</summary>
internal sealed class KnownParameters : IEndpointFilter
{
    private readonly ConcurrentDictionary<MethodInfo, HashSet<string>> _known = [];

    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (http.GetEndpoint()?.Metadata.GetMetadata<MethodInfo>() is not { } method) return next(context);
        var known = _known.GetOrAdd(method, static of => [.. of.GetParameters().Where(IsAsked).Select(NameOf)]);
        return http.Request.Query.Keys.FirstOrDefault(name => !known.Contains(name)) is { } unknown
            ? ValueTask.FromResult<object?>(ApiProblem.Of(
                StatusCodes.Status400BadRequest,
                known.Count == 0 ? $"'{unknown}' is not known here: this address takes no parameters." : $"'{unknown}' is not known here. Use: {string.Join(", ", known.Order(StringComparer.Ordinal))}.",
                unknown))
            : next(context);
    }

    private static bool IsAsked(ParameterInfo parameter) => parameter.GetCustomAttribute<FromQueryAttribute>() is not null;

    private static string NameOf(ParameterInfo parameter) => parameter.GetCustomAttribute<FromQueryAttribute>()?.Name ?? parameter.Name!;
}
