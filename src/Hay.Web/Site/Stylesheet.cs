using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.FileProviders;

namespace Hay.Web.Site;

/// <summary>
/// All of wwwroot/css as one file, made at start: a folder is a cascade layer, its files follow by name. One request,
/// an address that changes with the content, compressed once. No build tool.
/// </summary>
internal sealed class Stylesheet
{
    private static readonly string[] Layers = ["tokens", "base", "components", "pages"];
    private readonly byte[] _plain;
    private readonly byte[] _brotli;

    public Stylesheet(IWebHostEnvironment host)
    {
        var css = new StringBuilder($"@layer {string.Join(", ", Layers)};\n");
        foreach (var layer in Layers)
        {
            var files = host.WebRootFileProvider.GetDirectoryContents($"css/{layer}").Where(f => f.Name.EndsWith(".css", StringComparison.Ordinal));
            css.Append("@layer ").Append(layer).Append(" {\n");
            foreach (var file in files.OrderBy(f => f.Name, StringComparer.Ordinal)) css.Append(Read(file)).Append('\n');
            css.Append("}\n");
        }

        _plain = Encoding.UTF8.GetBytes(css.ToString());
        _brotli = Compress(_plain);
        Href = $"/hay.css?v={Convert.ToHexStringLower(SHA256.HashData(_plain))[..16]}";
    }

    /// <summary>Where browsers find it; changes with the content, so it may be kept for ever.</summary>
    public string Href { get; }

    public IResult Serve(HttpContext http)
    {
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        http.Response.Headers.Vary = "Accept-Encoding";
        var brotli = http.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal);
        if (brotli) http.Response.Headers.ContentEncoding = "br";
        return Results.Bytes(brotli ? _brotli : _plain, "text/css; charset=utf-8");
    }

    private static string Read(IFileInfo file)
    {
        using var reader = new StreamReader(file.CreateReadStream());
        return reader.ReadToEnd();
    }

    private static byte[] Compress(byte[] plain)
    {
        using var to = new MemoryStream();
        using (var brotli = new BrotliStream(to, CompressionLevel.SmallestSize)) brotli.Write(plain);
        return to.ToArray();
    }
}
