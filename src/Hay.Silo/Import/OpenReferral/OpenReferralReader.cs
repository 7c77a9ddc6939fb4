using System.Collections.Immutable;
using System.Text.Json;

namespace Hay.Silo.Import.OpenReferral;

/// <summary>
/// Open Referral UK: pages of services (version 3: <c>contents</c>; version 1 and Outpost: <c>content</c>), services at
/// locations, an organisation with its services, a plain list, or one service in full.
/// </summary>
internal sealed class OpenReferralReader : IImportReader
{
    private static readonly string[] SignsOfAService =
        ["status", "organization", "organisation", "service_at_locations", "regular_schedules", "schedules", "eligibilitys", "locations", "cost_options", "fees"];

    private static readonly string[] SignsOfSomethingElse = ["organization_identifiers", "services", "taxonomy_terms", "term_uri", "openapi_url", "testName"];

    public ImmutableArray<string> Extensions { get; } = [".json"];

    public IEnumerable<ImportRecord> Read(ImportFile file, CancellationToken ct)
    {
        using var document = JsonFields.Parse(file);
        var number = 0;
        foreach (var element in document.RootElement.Records("contents", "content", "services"))
        {
            ct.ThrowIfCancellationRequested();
            var where = $"record {++number}";
            yield return Attempt.At(where, () => Understand(element, where));
        }
    }

    private static ImportRecord Understand(JsonElement element, string where)
    {
        // A service at a location: the service, at that place.
        var service = element.Field("service") is { ValueKind: JsonValueKind.Object } inner ? inner : element;
        var id = service.Text("id");
        if (!IsService(service)) return new RefusedRecord { Where = where, Id = id, Reason = "it is not a service" };
        if (id.Length == 0) return new RefusedRecord { Where = where, Reason = "it has no id" };
        if (service.Text("name").Length == 0) return new RefusedRecord { Where = where, Id = id, Reason = "it has no name" };
        if (service.Text("status").ToUpperInvariant() is "INACTIVE" or "DEFUNCT") return new DeletedRecord { Where = where, Id = id };
        return OpenReferralService.Understand(service, element.Field("location"), where);
    }

    private static bool IsService(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object && element.Has(SignsOfAService) && !element.Has(SignsOfSomethingElse);
}
