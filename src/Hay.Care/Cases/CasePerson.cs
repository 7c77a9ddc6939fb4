namespace Hay.Care;

/// <summary>Who the support is for, with no more than it needs.</summary>
[GenerateSerializer, Immutable, Alias("hay.CasePerson")]
public sealed record CasePerson
{
    /// <summary>Random; the same in every case of one person, as far as somebody knows.</summary>
    [Id(0)] public string PersonId { get; init; } = "";
    [Id(1)] public string Name { get; init; } = "";
    [Id(2)] public DateOnly? Born { get; init; }
    /// <summary>Ten digits that pass <see cref="Care.NhsNumber"/>; empty: not known.</summary>
    [Id(3)] public string NhsNumber { get; init; } = "";
    [Id(4)] public string Phone { get; init; } = "";
    [Id(5)] public ReachBy ReachBy { get; init; }
    /// <summary>When to ring, whether to leave a message, whom to ring instead.</summary>
    [Id(6)] public string ReachNote { get; init; } = "";
    /// <summary>Access, communication.</summary>
    [Id(7)] public string Needs { get; init; } = "";
    /// <summary>The language they like to speak; empty: English.</summary>
    [Id(8)] public string Language { get; init; } = "";
    /// <summary>Id of the practice they are registered with (<see cref="Practice"/>); empty: not known.</summary>
    [Id(9)] public string Practice { get; init; } = "";
    /// <summary>Id of the neighbourhood they live in; empty: not known.</summary>
    [Id(10)] public string Area { get; init; } = "";
    /// <summary>Id of the primary care network; empty: that of the practice.</summary>
    [Id(11)] public string Pcn { get; init; } = "";
}
