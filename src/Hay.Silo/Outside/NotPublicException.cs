namespace Hay.Silo.Outside;

/// <summary>A name leads to this machine or its network.</summary>
internal sealed class NotPublicException() : Exception("It is not on the public internet.");
