using Hay.Web.Hooks;
using Hay.Web.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.OpenApi;

namespace Hay.Web.Api;

/// <summary>What the API says of itself: OpenAPI 3.1, made of the code.</summary>
internal static class ApiDocument
{
    public const string Name = "v1";
    private const string Token = "token";

    private const string About = """
        What is on, for programs: spaces, activities, their sessions, organisations, search, and where the open tables of uptake are.

        Reading needs no key. Lists come in pages: follow `next` until it is null. Each answer has an `ETag`; send it as `If-None-Match`, and what has
        not changed is not sent again. `RateLimit` says how much is left. Every error is `application/problem+json` (RFC 9457) with a sentence that says
        what to do. Nothing here is about any person, and there is no count of people that is not protected.

        The open tables are licensed under CC BY 4.0. What activities and organisations say is theirs; a record that came from elsewhere names its source and licence.
        """;

    private static readonly (string Name, string Words)[] Tags =
    [
        ("Spaces", "Towns and districts, and what is on there."), ("Activities", "What one can do, and when."), ("Search", "The search of the site."),
        ("Organisations", "Who runs activities."), ("Uptake", "Who is reached, as protected figures."), ("Listings", "What an organisation writes by its programs, with a token."),
        (HookDocument.Tag, "What is sent to programs of others when something changes."),
    ];

    public static void AddApiDocument(this IServiceCollection services) => services.AddOpenApi(Name, options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        // Pages and what belongs to them are no part of it.
        options.ShouldInclude = static endpoint => endpoint.GroupName == Name;
        options.AddDocumentTransformer(static (document, context, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "Hay",
                Version = "1.0.0",
                Summary = "Local wellbeing activities, for programs.",
                Description = About,
                License = new OpenApiLicense { Name = "Apache License 2.0", Identifier = "Apache-2.0" },
            };
            document.Servers = [new OpenApiServer { Url = context.ApplicationServices.GetRequiredService<PublicAddress>().Own ?? "/", Description = "This site" }];
            document.Tags = Tags.Select(tag => new OpenApiTag { Name = tag.Name, Description = tag.Words }).ToHashSet();
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                [Token] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "A token of an organisation, made by its people on its page of tokens." },
            };
            foreach (var operation in document.Paths.Values.SelectMany(path => (IEnumerable<OpenApiOperation>?)path.Operations?.Values ?? []).Where(o => o.Tags?.Any(tag => tag.Name == "Listings") == true))
            {
                operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Token, document)] = [] }];
            }

            HookDocument.Describe(document);
            return Task.CompletedTask;
        });
        options.AddOperationTransformer(static (operation, _, _) =>
        {
            ApiWords.Describe(operation);
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer(static (schema, context, _) =>
        {
            ApiWords.Tighten(schema);
            if (context.JsonTypeInfo.Type == typeof(ProblemDetails)) ApiWords.DescribeProblem(schema);
            if (context.JsonPropertyInfo is null && ApiWords.ExampleOf(context.JsonTypeInfo.Type) is { } example) schema.Examples = [example];
            return Task.CompletedTask;
        });
    });

    public static void MapApiDocument(this IEndpointRouteBuilder app) => app.MapOpenApi($"{ApiSetup.Root[..^Name.Length]}{{documentName}}/openapi.json");
}
