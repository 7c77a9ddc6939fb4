using Hay.Grains;

namespace Hay.Web.Site;

/// <summary>First parts of addresses that are ours, so that no space can take them.</summary>
internal static class ReservedNames
{
    private static readonly HashSet<string> Names =
    [
        "account", "api", "carry", "css", "design", "embed", "error", "fhir", "for-you", "geo", "groups", "health", "help-now", "how-picks-work", "images", "js", "language", "lib", "live", "local-care", "me", "missing", "near", "no-mail", "nominate", "offline", "openactive", "openreferral", "picks", "pictures", "search", "shortlists", "status",
        "about", "audit", "calendar", "care", "connect", "data", "host", "insight", "organise", "pages", "roles", "sign-in", "still-true", "today", "try", "well-known",
    ];

    /// <summary>Throws where a space would hide behind one of our own addresses.</summary>
    public static void Check(SpaceMap spaces)
    {
        var taken = spaces.All.FirstOrDefault(s => Names.Contains(s.Slug));
        if (taken is not null) throw new InvalidDataException($"A space cannot be called '{taken.Slug}': Hay uses that address itself.");
    }
}
