using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using Hay.Web.Tests;

namespace Hay.Seeded.Tests.Http;

/// <summary>What no answer may be, whatever was asked.</summary>
internal static partial class FuzzJudge
{
    /// <summary>What is wrong with an answer; null: nothing.</summary>
    /// <param name="request">What was asked.</param>
    /// <param name="answer">What came.</param>
    /// <param name="body">The same, as text.</param>
    public static string? Of(FuzzRequest request, HttpResponseMessage answer, string body)
    {
        var status = (int)answer.StatusCode;
        var type = answer.Content.Headers.ContentType?.MediaType ?? "";
        // Of those, the site means one: wait a moment (docs/api.md, docs/standards.md).
        if (status >= 500 && !(status == 503 && answer.Headers.RetryAfter is not null)) return $"{status}";
        if (Trace().Match(body) is { Success: true } trace) return $"it tells of its code: {trace.Value}";
        if (Places().FirstOrDefault(place => body.Contains(place, StringComparison.Ordinal)) is { } told) return $"it tells where its files are: {told}";
        if (answer.Headers.Contains("zq") || (answer.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.Any(c => c.StartsWith("zq=", StringComparison.Ordinal)))) return "a header is what was sent";
        if (answer.Headers.Location is { IsAbsoluteUri: true } to && to.Host.EndsWith(FuzzPoison.Elsewhere, StringComparison.OrdinalIgnoreCase)) return $"it leads elsewhere: {to}";
        if (answer.Headers.TryGetValues("Location", out var where) && where.Any(w => w.StartsWith("//", StringComparison.Ordinal) || w.StartsWith("/\\", StringComparison.Ordinal))) return $"it leads elsewhere: {where.First()}";
        if (request.Method.Equals("HEAD", StringComparison.OrdinalIgnoreCase) || body.Length == 0) return null;
        if (type == "text/html") return Html(answer, body);
        if (type.EndsWith("json", StringComparison.Ordinal)) return Json(request, status, type, body);
        return type.EndsWith("xml", StringComparison.Ordinal) ? Xml(body) : null;
    }

    private static string? Html(HttpResponseMessage answer, string body)
    {
        if (!answer.Headers.TryGetValues("Content-Security-Policy", out var policy) || !policy.Single().Contains("default-src 'self'", StringComparison.Ordinal)) return "a page without its content security policy";
        return Unescaped().Match(body) is { Success: true } raw ? $"it says back what was sent as it was: {body[Math.Max(0, raw.Index - 80)..Math.Min(body.Length, raw.Index + 40)]}" : null;
    }

    private static string? Json(FuzzRequest request, int status, string type, string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            if (type != "application/problem+json")
            {
                return status >= 400 && request.Address.StartsWith("/api/v1/", StringComparison.Ordinal) ? $"{status} is no problem details" : null;
            }

            return json.RootElement.TryGetProperty("detail", out var detail) && detail.GetString() is { Length: > 0 } ? null : "the problem does not say what to do";
        }
        catch (JsonException wrong)
        {
            return $"no JSON: {wrong.Message}";
        }
    }

    private static string? Xml(string body)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(body), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
            while (reader.Read())
            {
                // To the end: it must be well formed.
            }

            return null;
        }
        catch (XmlException wrong)
        {
            return $"no XML: {wrong.Message}";
        }
    }

    private static IEnumerable<string> Places() => [ProjectRoot.Folder, AppContext.BaseDirectory, Path.Combine(Path.GetTempPath(), "hay-site-")];

    [GeneratedRegex("""\b(System|Microsoft|Hay|Npgsql|Orleans)\.(\w+\.)*\w*(Exception|Grain|Endpoints|Async|Model)\b|\bHay\.(Web|Grains|Silo|Embedded)\b|^\s+at \w+(\.\w+)+\(|\w+\.cs:line \d+""", RegexOptions.Multiline)]
    private static partial Regex Trace();

    [GeneratedRegex($"{FuzzPoison.Mark}[<\"']q")]
    private static partial Regex Unescaped();
}
