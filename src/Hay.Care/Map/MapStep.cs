namespace Hay.Care;

/// <summary>A step of care.</summary>
/// <param name="Step">0: the lightest.</param>
/// <param name="Name">"A bit of a hand".</param>
/// <param name="Words">What it is, in a sentence.</param>
public sealed record MapStep(int Step, string Name, string Words);
