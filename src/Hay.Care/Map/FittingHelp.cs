using System.Collections.Immutable;

namespace Hay.Care;

/// <summary>Help that fits somebody's needs. Because: those that it answers.</summary>
public sealed record FittingHelp(LocalHelp Help, ImmutableArray<CareNeed> Because);
