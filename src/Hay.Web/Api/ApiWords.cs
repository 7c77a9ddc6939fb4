using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Hay.Web.Api;

/// <summary>What the document says of parameters, headers and errors, which are the same everywhere.</summary>
internal static class ApiWords
{
    private static readonly Dictionary<string, (string Words, JsonNode Example)> Parameters = new()
    {
        ["space"] = ("Id of a space.", "fenland"),
        ["activity"] = ("Id of an activity.", "pb-cathedral-quiet"),
        ["organisation"] = ("Id of an organisation.", "o-example"),
        ["session"] = ("Name of a session within its activity.", "20261124T1400"),
        ["category"] = ("Kind of activity.", "walking"),
        ["limit"] = ("How many at most.", 50),
        ["after"] = ("Where the page before ended, as its `next` says it. It means nothing to you.", "cGItY2F0aGVkcmFsLXF1aWV0"),
        ["from"] = ("First day. Usually today.", "2026-11-24"),
        ["to"] = ("Last day.", "2026-11-30"),
        ["q"] = ("Words as people type them, also places and days.", "gentle yoga near March"),
        ["near"] = ("Id of a locality of the space: within three miles of it.", "march"),
        ["when"] = ("today, tomorrow, weekend, week, this-week, next-week, next-weekend, a month or a day to come.", "weekend"),
        ["part"] = ("Part of the day in which it starts.", "morning"),
        ["with"] = ("What has to be so, each of them: free, step-free, beginners and so on.", "free"),
        ["language"] = ("Language spoken there (BCP 47).", "pl"),
        ["exact"] = ("1: the words mean just themselves; no slip is mended.", "1"),
        ["sort"] = ("soon, best or near.", "soon"),
        ["page"] = ("Which page.", 1),
    };

    private static readonly Dictionary<int, string> Statuses = new()
    {
        [200] = "Here it is.",
        [201] = "It was made.",
        [202] = "Kept, and waits for a host.",
        [204] = "Done.",
        [304] = "It has not changed since you asked.",
        [400] = "Something in the question is wrong; the answer says which part, and what is right.",
        [401] = "No token, or one that is not good (any more).",
        [403] = "The token may not do this.",
        [404] = "There is no such thing.",
        [409] = "As things stand this cannot be done now.",
        [412] = "Somebody changed it meanwhile: read it again first.",
        [422] = "What was sent cannot be listed like this.",
        [428] = "Say with If-Match what you have seen.",
        [429] = "Too often. Wait as long as `Retry-After` says.",
    };

    public static void Describe(OpenApiOperation operation)
    {
        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
        {
            if (parameter.Name is null || !Parameters.TryGetValue(parameter.Name, out var known)) continue;
            parameter.Description = known.Words;
            var isList = parameter.Schema?.Type is { } type && type.HasFlag(JsonSchemaType.Array);
            parameter.Example = isList ? new JsonArray(known.Example.DeepClone()) : known.Example.DeepClone();
            parameter.Schema = SchemaOf(parameter.Name, isList);
            // A list that is left out is empty: no question has to be asked.
            if (parameter.In == ParameterLocation.Query) parameter.Required = false;
        }

        // What the endpoints read of headers, they read themselves.
        if (operation.Responses?.ContainsKey("304") == true) Add(operation, "If-None-Match", "The `ETag` of what you have: it is not sent again.", "W/\"5f2c81ab-1f3\"", isRequired: false);
        if (operation.Responses?.ContainsKey("412") == true) Add(operation, "If-Match", "The `ETag` of what you have read and change.", "\"0-9f2c81ab00112233\"", isRequired: true);

        // Reading asks nobody who they are.
        operation.Security ??= [];
        foreach (var (status, answer) in operation.Responses ?? [])
        {
            answer.Description = Statuses.GetValueOrDefault(int.Parse(status, System.Globalization.CultureInfo.InvariantCulture), answer.Description ?? "");
            if (answer is OpenApiResponse own) own.Headers = HeadersOf(status);
        }
    }

    /// <summary>
    /// Numbers are numbers: that the site also reads them between quotes would make them either in every typed client. And text that is
    /// empty where it is left out may be left out.
    /// </summary>
    public static void Tighten(OpenApiSchema schema)
    {
        if (schema.Type is { } type && type.HasFlag(JsonSchemaType.String) && (type & (JsonSchemaType.Integer | JsonSchemaType.Number)) != 0)
        {
            schema.Type = type & ~JsonSchemaType.String;
            schema.Pattern = null;
        }

        if (schema.Default?.GetValueKind() == JsonValueKind.String && schema.Default.GetValue<string>().Length == 0) schema.Default = null;
    }

    public static void DescribeProblem(OpenApiSchema schema)
    {
        schema.Description = "What went wrong (RFC 9457).";
        schema.Properties ??= new Dictionary<string, IOpenApiSchema>();
        schema.Properties["parameter"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "Which parameter is wrong, where one is." };
        schema.Examples = [new JsonObject
        {
            ["type"] = "https://tools.ietf.org/html/rfc9110#section-15.5.1",
            ["title"] = "Bad Request",
            ["status"] = 400,
            ["detail"] = "The parameter 'limit' has to be a whole number from 1 to 100.",
            ["parameter"] = "limit",
        }];
    }

    /// <summary>What one looks like; null: its parts say it.</summary>
    public static JsonNode? ExampleOf(Type type) => type == typeof(ApiSession)
        ? new JsonObject
        {
            ["id"] = "20261124T1400",
            ["activity"] = "soup-and-a-jigsaw",
            ["url"] = "https://hay.example/fenland/soup-and-a-jigsaw",
            ["title"] = "Soup and a jigsaw",
            ["start"] = "2026-11-24T14:00:00+00:00",
            ["end"] = "2026-11-24T15:00:00+00:00",
            ["isCancelled"] = false,
            ["isFull"] = false,
        }
        : null;

    private static void Add(OpenApiOperation operation, string header, string words, string example, bool isRequired) => (operation.Parameters ??= []).Add(new OpenApiParameter
    {
        Name = header,
        In = ParameterLocation.Header,
        Required = isRequired,
        Description = words,
        Example = example,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    });

    private static OpenApiSchema SchemaOf(string parameter, bool isList) => parameter switch
    {
        "limit" => new() { Type = JsonSchemaType.Integer, Minimum = "1", Maximum = $"{Asked.MostLimit}", Default = Asked.UsualLimit },
        "page" => new() { Type = JsonSchemaType.Integer, Minimum = "1", Maximum = "500", Default = 1 },
        "from" or "to" => new() { Type = JsonSchemaType.String, Format = "date" },
        "sort" => new() { Type = JsonSchemaType.String, Enum = ["soon", "best", "near"] },
        "exact" => new() { Type = JsonSchemaType.String, Enum = ["0", "1"] },
        "part" => new() { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String, Enum = ["morning", "afternoon", "evening"] } },
        _ when isList => new() { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String } },
        _ => new() { Type = JsonSchemaType.String },
    };

    private static Dictionary<string, IOpenApiHeader> HeadersOf(string status)
    {
        var headers = new Dictionary<string, IOpenApiHeader>
        {
            ["RateLimit-Policy"] = Header("How much may be asked in which time (draft-ietf-httpapi-ratelimit-headers).", "\"reads\";q=300;w=60"),
            ["RateLimit"] = Header("How much is left of it.", "\"reads\";r=299"),
        };
        if (status is "200" or "304") headers["ETag"] = Header("Which state of the catalogue this is.", "W/\"5f2c81ab-1f3\"");
        if (status is "429") headers["Retry-After"] = Header("Seconds to wait.", "42");
        return headers;
    }

    private static OpenApiHeader Header(string words, string example) =>
        new() { Description = words, Schema = new OpenApiSchema { Type = JsonSchemaType.String }, Example = example };
}
