namespace Hay.Grains;

/// <summary>
/// What somebody says of themselves so that the people of their area are counted, as far as they chose to. Both may be empty: they did not
/// say. Never a postcode.
/// </summary>
[GenerateSerializer, Immutable, Alias("hay.AboutMe")]
public sealed record AboutMe
{
    public static readonly AboutMe Nothing = new();
    private const int LongestId = 80;

    /// <summary>Id of the neighbourhood they live in (<see cref="Area.Id"/>).</summary>
    [Id(0)] public string Neighbourhood { get; init; } = "";
    /// <summary>One of <see cref="AgeBands"/>.</summary>
    [Id(1)] public string AgeBand { get; init; } = "";

    internal AboutMe Tidy() => this with
    {
        Neighbourhood = Neighbourhood.Length <= LongestId ? Neighbourhood : "",
        AgeBand = AgeBands.All.Contains(AgeBand) ? AgeBand : "",
    };
}
