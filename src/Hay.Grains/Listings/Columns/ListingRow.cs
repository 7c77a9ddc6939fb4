namespace Hay.Grains;

/// <summary>A listing as its row has it. Page: its address on this site. Plan: its schedule with what was cancelled and moved.</summary>
public sealed record ListingRow(string Id, Listing Listing, string Page = "")
{
    public Schedule? Plan { get; init; } = Listing.Schedule;
    public OrganisationDetails? Organisation { get; init; }
    public DateOnly? Checked { get; init; }
}
