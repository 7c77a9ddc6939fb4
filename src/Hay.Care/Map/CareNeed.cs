namespace Hay.Care;

/// <summary>Something that people need, in words they would say; never a diagnosis.</summary>
/// <param name="Id">A slug.</param>
/// <param name="Words">"I sleep badly".</param>
/// <param name="IsUrgent">Help now comes before all else.</param>
public sealed record CareNeed(string Id, string Words, bool IsUrgent = false);
