namespace Hay.Silo.Storage;

/// <summary>A local copy is not one of what the container holds (it was put back, say, from before): it has to be made anew.</summary>
internal sealed class CopyMisfitException() : IOException("The local copy azure.db is not one of what the container holds: stop Hay, delete it, and start again; it is made anew.");
