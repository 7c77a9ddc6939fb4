using Hay.Care;

namespace Hay.Web.Care;

/// <summary>What somebody writes who asks for a connector. Fields are named as in the form.</summary>
internal sealed record AskForm
{
    /// <summary>What the form was given: sent twice, it is one.</summary>
    public string? Id { get; init; }
    public string? Name { get; init; }
    public string? Phone { get; init; }
    public ReachBy Reach { get; init; }
    public string? ReachNote { get; init; }
    public string? Born { get; init; }
    public string? Wanted { get; init; }
    /// <summary>Slug of a space.</summary>
    public string? Place { get; init; }
    public string? Practice { get; init; }
    /// <summary>They had a connector before.</summary>
    public bool Again { get; init; }
    public bool Agrees { get; init; }
    public bool Share { get; init; }
    /// <summary>A field that no person sees.</summary>
    public string? Website { get; init; }
}
