using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Hay.Web.Languages;
using Microsoft.Extensions.FileProviders;

namespace Hay.Web.Site;

/// <summary>
/// The script that keeps Hay's shell on a device (wwwroot/js/worker.js), told which files those are. When one of them
/// changes, so does the script, and browsers take the new edition.
/// </summary>
internal sealed class ServiceWorker
{
    private readonly string _script;

    public ServiceWorker(IWebHostEnvironment host, Assets assets)
    {
        var scripts = host.WebRootFileProvider.GetDirectoryContents("js").Select(f => $"/js/{f.Name}")
            .Where(path => path.EndsWith(".js", StringComparison.Ordinal) && path is not ("/js/worker.js" or "/js/embedded.js" or "/js/care-notes.js")).Order(StringComparer.Ordinal);
        string[] files =
        [
            assets.Css, "/lib/atkinson-hyperlegible-next-latin-wght-normal.woff2",
            .. scripts.Append("/images/skies/good.svg").Append("/favicon.svg").Select(assets.Href),
        ];
        var worker = Read(host.WebRootFileProvider.GetFileInfo("js/worker.js"));
        var shell = JsonSerializer.Serialize<string[]>(["/offline", "/help-now", .. files]);
        var build = typeof(ServiceWorker).Module.ModuleVersionId.ToString("n");
        var edition = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(build + shell + worker)))[..16];
        _script = $"{edition}';\nconst SHELL = {shell};\n{worker}";
    }

    public IResult Serve(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-cache";
        http.Response.Headers.Vary = "Accept-Language, Cookie";
        // Another language is another edition: the shell is kept anew when somebody changes it.
        return Results.Text($"const EDITION = '{Language.Of(http.Request).Slug}-{_script}", "text/javascript", Encoding.UTF8);
    }

    private static string Read(IFileInfo file)
    {
        using var reader = new StreamReader(file.CreateReadStream());
        return reader.ReadToEnd();
    }
}
