namespace Hay.Grains;

/// <summary>
/// What is kept cannot be read or written just now: a database that is away, a full disk. Nobody did anything wrong; the same may be asked
/// again when the cause is gone.
/// </summary>
public abstract class StoreAwayException(string message, Exception? inner) : IOException(message, inner);
