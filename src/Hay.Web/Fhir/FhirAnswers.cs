using System.Buffers;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Net.Http.Headers;

namespace Hay.Web.Fhir;

/// <summary>Answers in FHIR's JSON.</summary>
internal static class FhirAnswers
{
    public const string FormatName = "_format";
    private const string Type = "application/fhir+json; charset=utf-8";
    private static readonly string[] Json = ["json", "application/fhir+json", "application/json", "text/json"];

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static byte[] Write(FhirResource resource) => JsonSerializer.SerializeToUtf8Bytes(resource, resource.GetType(), Options);

    public static IResult Of(HttpContext http, FhirResource resource, DateTimeOffset? edited = null)
    {
        if (edited is { } at) http.Response.GetTypedHeaders().LastModified = at;
        return Of(http, Write(resource));
    }

    /// <summary>Its ETag is made of what it says, so that "not modified" is true however often a place was booked meanwhile.</summary>
    public static IResult Of(HttpContext http, ReadOnlySpan<byte> body)
    {
        http.Response.Headers.CacheControl = "public, no-cache";
        http.Response.Headers.Vary = "Accept, Accept-Encoding";
        return Results.File(body.ToArray(), Type, entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(body)[..16])}\"", isWeak: true));
    }

    /// <param name="status">Of HTTP.</param>
    /// <param name="code">Of FHIR's IssueType.</param>
    /// <param name="words">What to do about it.</param>
    public static IResult Refused(int status, string code, string words) => new Refusal(status, Write(new OutcomeRecord([new("error", code, words)])));

    /// <summary>Some of what was found, with what belongs to it and what was passed over.</summary>
    /// <param name="http">Who asks.</param>
    /// <param name="total">How many were found in all.</param>
    /// <param name="links">"self", and "next" where more follow.</param>
    /// <param name="entries">Each with why it is there: match, include or outcome.</param>
    /// <param name="root">The address below which resources are.</param>
    public static IResult Bundle(HttpContext http, int total, IEnumerable<(string Relation, string Url)> links, IReadOnlyCollection<(FhirResource Resource, string Mode)> entries, string root)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using var to = new Utf8JsonWriter(buffer, new() { Encoder = Options.Encoder });
        to.WriteStartObject();
        to.WriteString("resourceType", "Bundle");
        to.WriteString("type", "searchset");
        to.WriteNumber("total", total);
        to.WriteStartArray("link");
        foreach (var (relation, url) in links)
        {
            to.WriteStartObject();
            to.WriteString("relation", relation);
            to.WriteString("url", url);
            to.WriteEndObject();
        }

        to.WriteEndArray();
        // FHIR knows no empty list.
        if (entries.Count > 0) to.WriteStartArray("entry");
        foreach (var (resource, mode) in entries)
        {
            to.WriteStartObject();
            if (resource.Id is { } id) to.WriteString("fullUrl", $"{root}/{resource.ResourceType}/{id}");
            to.WritePropertyName("resource");
            JsonSerializer.Serialize(to, resource, resource.GetType(), Options);
            to.WriteStartObject("search");
            to.WriteString("mode", mode);
            to.WriteEndObject();
            to.WriteEndObject();
        }

        if (entries.Count > 0) to.WriteEndArray();
        to.WriteEndObject();
        to.Flush();
        return Of(http, buffer.WrittenSpan);
    }

    /// <summary>Whether somebody wants what there is: JSON of FHIR R4. A browser wants anything.</summary>
    public static bool IsWanted(HttpRequest request)
    {
        if (request.Query[FormatName].ToString() is { Length: > 0 } format) return Json.Contains(format.Split(';')[0].Replace(' ', '+'), StringComparer.OrdinalIgnoreCase);
        var wanted = request.GetTypedHeaders().Accept;
        return request.Headers.Accept.Count == 0 || wanted.Any(type => type.Quality is not 0
            && (type.MatchesAllTypes || type.MediaType.Equals("application/*", StringComparison.OrdinalIgnoreCase) || Json.Contains(type.MediaType.ToString(), StringComparer.OrdinalIgnoreCase))
            && type.Parameters.All(p => !p.Name.Equals("fhirVersion", StringComparison.OrdinalIgnoreCase) || p.Value.ToString().Trim('"').StartsWith("4.0", StringComparison.Ordinal)));
    }

    private sealed class Refusal(int status, byte[] body) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.StatusCode = status;
            response.ContentType = Type;
            response.ContentLength = body.Length;
            response.Headers.CacheControl = "no-store";
            return response.Body.WriteAsync(body, httpContext.RequestAborted).AsTask();
        }
    }
}
