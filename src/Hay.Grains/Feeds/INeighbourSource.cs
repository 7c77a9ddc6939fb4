namespace Hay.Grains;

/// <summary>Reads what another Hay has near the border of a space. Trusts nothing that it reads, and lists nothing.</summary>
public interface INeighbourSource
{
    /// <summary>Fetches and reads, within limits of time and size. What goes wrong is a problem of the reading.</summary>
    Task<FeedReading> Fetch(Uri address, FeedVersion known, NeighbourHome home, CancellationToken ct);
}

/// <summary>Feed: its id. Name: what hosts call the neighbour. Space: slug of ours whose border counts. Kilometres: how far behind it.</summary>
public sealed record NeighbourHome(string Feed, string Name, string Space, int Kilometres);
