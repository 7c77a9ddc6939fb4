using Hay.Web.Catalogue;

namespace Hay.Web.Cards;

/// <summary>A card, and what it was made of: it is shown again for the same, and for nothing else.</summary>
/// <param name="Entry">The very one; what changed since is another.</param>
/// <param name="At">Which of its sessions.</param>
/// <param name="Today">The day on which it says "Tomorrow".</param>
/// <param name="Space">The one it is shown in.</param>
/// <param name="Card">Itself.</param>
internal sealed record KeptCard(CatalogueEntry Entry, int? At, DateOnly Today, string? Space, Card Card)
{
    public bool IsOf(CatalogueHit hit, DateOnly today, string? space) => ReferenceEquals(Entry, hit.Entry) && At == hit.At && Today == today && Space == space;
}
