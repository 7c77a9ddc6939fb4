using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Hay.Web.Catalogue;

namespace Hay.Web.OpenReferral;

/// <summary>
/// The services of the present catalogue, and their JSON: each is written once, until its listing changes, so that whoever walks
/// through all pages costs little more than sending them.
/// </summary>
internal sealed class ServiceBook(CatalogueSlot catalogue, Taxonomies taxonomies, ServiceMaker maker)
{
    public static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly ConditionalWeakTable<CatalogueEntry, Written> _written = [];
    private readonly Lock _making = new();
    private volatile ServiceList? _list;

    public ServiceList Now
    {
        get
        {
            var now = catalogue.Current;
            if (_list is { } list && ReferenceEquals(list.Catalogue, now)) return list;
            // Once for all who ask at the same time.
            lock (_making) return ReferenceEquals(_list?.Catalogue, now) ? _list : _list = new ServiceList(now, taxonomies, _list);
        }
    }

    /// <param name="service">The service.</param>
    /// <param name="form">How much of it.</param>
    /// <param name="site">The address of the site.</param>
    /// <param name="isKept">Whether that is the one that others ask by, too: a request may name any host, and nothing is kept for those.</param>
    public WrittenRecord Write(ServiceEntry service, ServiceForm form, string site, bool isKept)
    {
        if (!isKept) return Write(Make(service.Entry, form, site));
        var written = _written.GetValue(service.Entry, static _ => new Written());
        if (written.Site != site) _written.AddOrUpdate(service.Entry, written = new Written { Site = site });
        return written.Forms[(int)form] ??= Write(Make(service.Entry, form, site));
    }

    public static WrittenRecord Write(object record) => new(JsonSerializer.SerializeToUtf8Bytes(record, record.GetType(), Json));

    private object Make(CatalogueEntry entry, ServiceForm form, string site)
    {
        var service = maker.Make(entry, site);
        return form switch
        {
            ServiceForm.Short => service.Short(),
            ServiceForm.Whole => service,
            ServiceForm.PlaceShort => (service.ServiceAtLocations!.Value[0] with { Service = service }).Short(),
            _ => service.ServiceAtLocations!.Value[0] with { Service = service with { ServiceAtLocations = null } },
        };
    }

    private sealed class Written
    {
        public string Site { get; init; } = "";
        public WrittenRecord?[] Forms { get; } = new WrittenRecord[4];
    }
}

/// <summary>A service, or a service at its place; as a list has it, or with all that belongs to it.</summary>
internal enum ServiceForm { Short, Whole, PlaceShort, PlaceWhole }
