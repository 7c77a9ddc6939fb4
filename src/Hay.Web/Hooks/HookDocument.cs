using System.Text.Json.Nodes;
using Hay.Grains;
using Hay.Web.Api;
using Microsoft.OpenApi;

namespace Hay.Web.Hooks;

/// <summary>What the API's description says of webhooks.</summary>
internal static class HookDocument
{
    public const string Tag = "Webhooks";
    private const string Event = nameof(ApiHookEvent);

    public static void Describe(OpenApiDocument document)
    {
        document.AddComponent(Event, EventSchema(document));
        document.Webhooks = new Dictionary<string, IOpenApiPathItem>
        {
            ["change"] = new OpenApiPathItem
            {
                Operations = new Dictionary<HttpMethod, OpenApiOperation>
                {
                    [HttpMethod.Post] = new()
                    {
                        OperationId = "receiveChange",
                        Tags = new HashSet<OpenApiTagReference> { new(Tag, document) },
                        Summary = "A listing or one of its dates has changed",
                        Description = "Sent to the addresses that a group's people, or a space's hosts, have named; see docs/api.md. Answer within ten seconds; do the work afterwards.",
                        Security = [],
                        Parameters =
                        [
                            Header(HookRun.IdHeader, "The same each time this is sent: drop what you have seen.", "tea-12-updated"),
                            Header(HookRun.TimeHeader, "When it is sent, in seconds since 1970: refuse what is more than five minutes old.", "1795510800"),
                            Header(HookRun.SignatureHeader, "`v1,` and the HMAC-SHA256 of \"id.timestamp.body\" in base64; several, with spaces between, while a secret is replaced.", "v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4="),
                        ],
                        RequestBody = new OpenApiRequestBody
                        {
                            Required = true,
                            Content = new Dictionary<string, OpenApiMediaType> { ["application/json"] = new OpenApiMediaType { Schema = new OpenApiSchemaReference(Event, document) } },
                        },
                        Responses = new OpenApiResponses
                        {
                            ["204"] = new OpenApiResponse { Description = "You have it. Any 2xx will do; all else but 410, redirects too, is tried again for three days." },
                            ["410"] = new OpenApiResponse { Description = "You want no more of it, ever." },
                        },
                    },
                },
            },
        };
    }

    private static OpenApiSchema EventSchema(OpenApiDocument document) => new()
    {
        Type = JsonSchemaType.Object,
        Description = "Something that happened to a listing.",
        Required = new HashSet<string> { "type", "timestamp", "data" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["type"] = new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. Enum.GetValues<HookEventKind>().Select(kind => JsonValue.Create(HookShapes.TypeOf(kind)))] },
            ["timestamp"] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time", Description = "When it happened." },
            ["data"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Description = "As the public reads it when it is sent: so what comes late says nothing old.",
                Required = new HashSet<string> { "id", "url", "activity", "sessionId", "session" },
                Properties = new Dictionary<string, IOpenApiSchema>
                {
                    ["id"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "Of the activity; empty in a test." },
                    ["url"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "Its page." },
                    ["activity"] = OrNull(nameof(ApiActivity), "Null: it is on no public page (any more).", document),
                    ["sessionId"] = new OpenApiSchema { Type = JsonSchemaType.String | JsonSchemaType.Null, Description = "Of the session, where it is about one." },
                    ["session"] = OrNull(nameof(ApiSession), "Null: it is about none, or one that is over or more than 90 days ahead.", document),
                },
            },
        },
    };

    private static OpenApiSchema OrNull(string schema, string words, OpenApiDocument document) =>
        new() { Description = words, OneOf = [new OpenApiSchemaReference(schema, document), new OpenApiSchema { Type = JsonSchemaType.Null }] };

    private static OpenApiParameter Header(string name, string words, string example) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Required = true,
        Description = words,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        Example = example,
    };
}
