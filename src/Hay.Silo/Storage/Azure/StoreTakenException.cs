namespace Hay.Silo.Storage;

/// <summary>Another process has taken the store: this one must not write any more.</summary>
internal sealed class StoreTakenException() : IOException("Another Hay has taken this store: this one writes nothing any more. Stop it.");
