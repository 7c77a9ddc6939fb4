using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Hay.Web.Site;

/// <summary>
/// Refuses what is sent to a page that takes nothing. Without it Razor would draw the page with nothing filled in and nobody
/// asked who they are. And where a part of the address is blank (/%20), there is no such page: it would be handed on as null.
/// </summary>
internal sealed class OnlyHandled : IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        var http = context.HttpContext;
        if (context.RouteData.Values.Values.Any(static part => part is string said && string.IsNullOrWhiteSpace(said) && said.Length > 0))
        {
            context.Result = new NotFoundResult();
            return;
        }

        // A page that says what went wrong answers whatever went wrong, with the method of that.
        var speaksOfTrouble = http.Features.Get<IStatusCodeReExecuteFeature>() is not null || http.Features.Get<IExceptionHandlerFeature>() is not null;
        if (context.HandlerMethod is not null || speaksOfTrouble || HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)) return;
        http.Response.Headers.Allow = "GET, HEAD";
        context.Result = new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
    }
}
