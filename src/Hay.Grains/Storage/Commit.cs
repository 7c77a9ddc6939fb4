
namespace Hay.Grains;

/// <summary>How grains write.</summary>
public static class PersistentStateExtensions
{
    /// <summary>
    /// The one way to write: nothing where nothing changed (the same instance), and memory as it was where the write
    /// fails, so that memory never runs ahead of the store. Returns whether something was written.
    /// </summary>
    public static async Task<bool> Commit<T>(this IPersistentState<T> stored, T next, CancellationToken ct)
        where T : class
    {
        var before = stored.State;
        if (ReferenceEquals(before, next)) return false;
        stored.State = next;
        try
        {
            await stored.WriteStateAsync(ct);
            return true;
        }
        catch
        {
            stored.State = before;
            throw;
        }
    }
}
