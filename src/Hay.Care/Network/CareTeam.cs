using System.Collections.Immutable;

namespace Hay.Care;

/// <summary>Connectors of one provider who share their work.</summary>
/// <param name="Id">A slug.</param>
/// <param name="Name">As people say it.</param>
/// <param name="Provider">The provider's id.</param>
/// <param name="Pcns">Ids of the primary care networks whose referrals come to it.</param>
public sealed record CareTeam(string Id, string Name, string Provider, ImmutableArray<string> Pcns);
