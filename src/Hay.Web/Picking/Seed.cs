namespace Hay.Web.Picking;

/// <summary>A number drawn from words: FNV-1a, the same in every process and every year.</summary>
internal static class Seed
{
    public static uint Of(ReadOnlySpan<char> words)
    {
        var hash = 2166136261u;
        foreach (var letter in words) hash = (hash ^ letter) * 16777619u;
        return hash;
    }
}
