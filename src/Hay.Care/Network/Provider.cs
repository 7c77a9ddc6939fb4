namespace Hay.Care;

/// <summary>Who employs connectors: a charity, a trust. Several work to one model.</summary>
public sealed record Provider(string Id, string Name);
