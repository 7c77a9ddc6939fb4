using Hay.Web.Live;

namespace Hay.Seeded.Tests.Cluster;

/// <summary>One piece of news about one shown session, and what became of it. Taken: the revision shown then; null: it was passed over.</summary>
internal sealed record Heard(string Session, long Revision, PlacesNews News, bool IsAll, long? Taken);
