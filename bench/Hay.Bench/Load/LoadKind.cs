namespace Hay.Bench.Load;

/// <summary>Something that people or programs ask. Weight: in a hundred of all that is asked. Make: one of them, never the same for long.</summary>
internal sealed record LoadKind(string Name, double Weight, int Expected, Func<Random, byte[]> Make)
{
    public bool IsRead => Expected == 200;
}
