using Hay.Web.Insight;
using Microsoft.AspNetCore.Mvc;

namespace Hay.Web.Pages.Insight;

/// <summary>A table as what the name of the file asks for: CSV or JSON.</summary>
/// <param name="table">Which.</param>
/// <param name="file">Ends with ".csv" or ".json".</param>
/// <param name="name">What to keep it under, without an ending.</param>
internal sealed class TableFile(InsightTable table, string file, string name) : IActionResult
{
    public Task ExecuteResultAsync(ActionContext context)
    {
        var (content, type) = InsightFile.As(table, file);
        return new FileContentResult(content, type) { FileDownloadName = $"{name}{Path.GetExtension(file)}" }.ExecuteResultAsync(context);
    }
}
