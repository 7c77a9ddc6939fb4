using Hay.Web.Pages;

namespace Hay.Web.Site;

/// <summary>A page whose frame is kept and whose own part is a <see cref="Template"/>.</summary>
internal sealed class DrawnPage(PageFrame frame, Template page) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        await using var paper = new Paper();
        await httpContext.RequestServices.GetRequiredService<KeptFrames>().Draw(httpContext, frame, paper, () => page.Draw(httpContext, paper));
        httpContext.Response.ContentType = "text/html; charset=utf-8";
        httpContext.Response.ContentLength = paper.Written.Length;
        await httpContext.Response.BodyWriter.WriteAsync(paper.Written, httpContext.RequestAborted);
    }
}
