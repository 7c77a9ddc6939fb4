namespace Hay.Care;

/// <summary>A surgery that refers people.</summary>
/// <param name="Id">Its ODS code; of a demo one a slug.</param>
/// <param name="Name">As people say it.</param>
/// <param name="Pcn">Id of its network.</param>
public sealed record Practice(string Id, string Name, string Pcn);
