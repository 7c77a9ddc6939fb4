using System.Collections.Concurrent;
using System.Collections.Immutable;
using Hay.Web.Catalogue;
using Hay.Web.OpenReferral;

namespace Hay.Web.OpenListings;

/// <summary>
/// All public listings as files. Each is made when it is first asked for, and again when the catalogue is another one. Null: somebody asked
/// by a host that is not known to be ours, and one of those is being made already.
/// </summary>
internal sealed class ListingFiles(CatalogueSlot catalogue, ServiceBook services, ListingTable table)
{
    private static readonly byte[] Between = [.. ",\n"u8];
    private readonly Lock _unkept = new();
    private volatile Made? _made;

    /// <summary>The table.</summary>
    /// <param name="space">Of one space; null: of all.</param>
    /// <param name="site">The address of the site.</param>
    /// <param name="isKept">Whether that is the one that others ask by, too: a request may name any host, and nothing is kept for those.</param>
    public OpenFile? Table(string? space, string site, bool isKept) => Of(space ?? "", site, isKept, now => table.Of(
        now.Entries.Where(e => !e.IsOver && (space is null || e.Listing.Spaces().Contains(space))).OrderBy(e => e.Id, StringComparer.Ordinal), site, isKept));

    /// <summary>Every service of Open Referral in full, as one list: what the standard calls a package of services.</summary>
    /// <param name="site">The address of the site.</param>
    /// <param name="isKept">As above.</param>
    public OpenFile? Services(string site, bool isKept) => Of("services.json", site, isKept, _ =>
    {
        var list = services.Now.All;
        return ["["u8.ToArray(), .. list.SelectMany((service, i) => i == 0 ? [Write(service)] : new[] { Between, Write(service) }), "]"u8.ToArray()];

        byte[] Write(ServiceEntry service) => services.Write(service, ServiceForm.Whole, site, isKept).Json;
    });

    private OpenFile? Of(string name, string site, bool isKept, Func<CatalogueSnapshot, ImmutableArray<byte[]>> make)
    {
        var now = catalogue.Current;
        if (!isKept) return MakeOne(() => new OpenFile(make(now)));
        if (_made is not { } made || !ReferenceEquals(made.Of, now) || made.Site != site) _made = made = new Made(now, site);
        return made.Files.GetOrAdd(name, _ => new Lazy<OpenFile>(() => new OpenFile(make(now)))).Value;
    }

    // Each is made anew and takes a processor for a while: one at a time.
    private OpenFile? MakeOne(Func<OpenFile> make)
    {
        if (!_unkept.TryEnter()) return null;
        try
        {
            return make();
        }
        finally
        {
            _unkept.Exit();
        }
    }

    private sealed record Made(CatalogueSnapshot Of, string Site)
    {
        // Once for all who ask at the same time.
        public ConcurrentDictionary<string, Lazy<OpenFile>> Files { get; } = [];
    }
}
