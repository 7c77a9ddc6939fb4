// Every element of the library may be absent: one that is not there fails the test.
#nullable disable warnings
using System.Text.Json;
using System.Xml.Linq;
using Hl7.Fhir.FhirPath;
using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;

namespace Hay.Web.Tests.Fhir;

/// <summary>
/// FHIR R4 as others read it: by the Firely SDK's strict reader (elements, how many of each, types, forms, codes), and by the rules of the
/// standard that go across elements, as it writes them.
/// </summary>
internal static class FhirReader
{
    private static readonly JsonSerializerOptions Strict = new JsonSerializerOptions().ForFhir(ModelInfo.ModelInspector);

    private static readonly (string Name, string Rule)[] Everywhere =
    [
        ("ele-1", "descendants().where(hasValue().not()).all(children().exists())"),
        ("cpt-2", "descendants().ofType(ContactPoint).all(value.empty() or system.exists())"),
        ("per-1", "descendants().ofType(Period).all(start.hasValue().not() or end.hasValue().not() or (start <= end))"),
    ];

    private static readonly Dictionary<string, (string Name, string Rule)[]> Rules = new()
    {
        ["Bundle"] =
        [
            ("bdl-1", "total.empty() or (type = 'searchset') or (type = 'history')"), ("bdl-2", "entry.search.empty() or (type = 'searchset')"), ("bdl-3", "entry.request.empty()"),
            ("bdl-5", "entry.all(resource.exists() or request.exists() or response.exists())"), ("bdl-7", "entry.where(fullUrl.exists()).select(fullUrl).isDistinct()"),
            ("bdl-8", "entry.fullUrl.all($this.contains('/_history/').not())"), ("self", "link.where(relation = 'self').count() = 1"),
        ],
        ["Organization"] = [("org-1", "(identifier.count() + name.count()) > 0"), ("org-3", "telecom.where(use = 'home').empty()"), ("dom-6", "text.exists()")],
        ["HealthcareService"] = [("dom-6", "text.exists()")],
        ["Location"] = [("dom-6", "text.exists()")],
        ["CodeSystem"] = [("csd-0", "name.matches('^[A-Z]([A-Za-z0-9_]){0,254}$')"), ("csd-1", "concept.code.isDistinct()"), ("count", "count = concept.count()")],
        ["CapabilityStatement"] =
        [
            ("cpb-1", "rest.exists() or messaging.exists() or document.exists()"), ("cpb-2", "(description.count() + software.count() + implementation.count()) > 0"),
            ("cpb-3", "messaging.endpoint.empty() or kind = 'instance'"), ("cpb-8", "rest.select(mode).isDistinct()"), ("cpb-9", "rest.all(resource.select(type).isDistinct())"),
            ("cpb-12", "rest.resource.all(searchParam.select(name).isDistinct())"), ("cpb-14", "kind != 'instance' or implementation.exists()"),
        ],
        ["OperationOutcome"] = [("words", "issue.all(diagnostics.exists())")],
    };

    /// <summary>What it says. Throws where something is wrong.</summary>
    public static T Read<T>(string json) where T : Resource
    {
        var resource = JsonSerializer.Deserialize<Resource>(json, Strict)!;
        foreach (var one in resource is Bundle bundle ? bundle.Entry.Select(e => e.Resource).Prepend(resource) : [resource]) Check(one);
        return (T)resource;
    }

    private static void Check(Resource resource)
    {
        foreach (var (name, rule) in Rules[resource.TypeName].Concat(Everywhere))
        {
            if (!resource.IsTrue(rule)) throw new FormatException($"{resource.TypeName}/{resource.Id} breaks {name}: {rule}");
        }

        if (resource is not DomainResource { Text: { } text }) return;
        // txt-1 and txt-2: well-formed, harmless, and not empty.
        var div = XElement.Parse(text.Div);
        XNamespace html = "http://www.w3.org/1999/xhtml";
        if (div.Name != html + "div" || div.Descendants().Any(e => e.Name != html + "p") || string.IsNullOrWhiteSpace(div.Value)) throw new FormatException($"{resource.TypeName}/{resource.Id} breaks txt-1: {text.Div}");
    }
}
