namespace Hay.Web.Tests.RoundTrips;

/// <summary>One thing that does not come back, and why: the words stand in docs/standards.md too.</summary>
/// <param name="Formats">Of which formats.</param>
/// <param name="Words">As the documentation says it.</param>
/// <param name="Without">What comes back of the facts.</param>
internal sealed record Loss(string[] Formats, string Words, Func<Facts, Facts> Without);
