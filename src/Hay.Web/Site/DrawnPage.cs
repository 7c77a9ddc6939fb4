using Hay.Web.Pages;
using Microsoft.AspNetCore.Mvc;

namespace Hay.Web.Site;

/// <summary>A page whose frame is kept and whose own part is a <see cref="Template"/>.</summary>
internal sealed class DrawnPage(PageFrame frame, Template page) : IActionResult
{
    public async Task ExecuteResultAsync(ActionContext context)
    {
        var http = context.HttpContext;
        await using var paper = new Paper();
        await http.RequestServices.GetRequiredService<KeptFrames>().Draw(context, frame, paper, () => page.Draw(http, paper));
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.ContentLength = paper.Written.Length;
        await http.Response.BodyWriter.WriteAsync(paper.Written, http.RequestAborted);
    }
}
