using Hay.Silo.Import.Calendars;
using Hay.Silo.Import.OpenActive;
using Hay.Silo.Import.OpenReferral;
using Hay.Silo.Import.Tables;

namespace Hay.Silo.Import;

/// <summary>The formats by the name an operator types.</summary>
public static class ImportFormats
{
    private static readonly Dictionary<string, Func<IImportReader>> Readers = new(StringComparer.OrdinalIgnoreCase)
    {
        ["openreferral"] = static () => new OpenReferralReader(),
        ["openactive"] = static () => new OpenActiveReader(),
        ["ical"] = static () => new CalendarReader(),
        ["csv"] = static () => new TableReader(),
    };

    /// <summary>In the order of the documentation.</summary>
    public static IReadOnlyCollection<string> Names => Readers.Keys;

    internal static IImportReader? Make(string name) => Readers.TryGetValue(name, out var make) ? make() : null;
}
