using System.Globalization;
using Hay.Grains;

namespace Hay.Silo.Reference;

/// <summary>What is known after an import, for whoever ran it.</summary>
internal static class ReferenceSummary
{
    public static void Write(Geography known, bool isRunning, TextWriter output)
    {
        var neighbourhoods = known.Of(AreaLevel.Neighbourhood);
        if (known.IsDemo || neighbourhoods.IsEmpty)
        {
            output.WriteLine("Until outlines of neighbourhoods (LSOA) in the spaces are imported too, the rest is kept but not used, and the neighbourhoods that the spaces name themselves serve.");
            return;
        }

        var people = Geography.People(neighbourhoods.Select(one => one.Population ?? 0));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Known now: {neighbourhoods.Length:N0} neighbourhoods in {neighbourhoods.Select(one => one.Space).Distinct().Count()} spaces, {known.Of(AreaLevel.Middle).Length:N0} middle areas, {known.Of(AreaLevel.Ward).Length:N0} wards, {people:N0} people."));
        Missing(output, neighbourhoods, "residents by age", one => one.Population is not null);
        Missing(output, neighbourhoods, "an index of deprivation", one => one.DeprivationDecile is not null);
        Missing(output, neighbourhoods, "loneliness", one => one.Lonely is not null);
        Missing(output, neighbourhoods, "a ward", one => one.Ward.Length > 0);
        if (isRunning) output.WriteLine("The site takes it when it next starts.");
    }

    private static void Missing(TextWriter output, IReadOnlyCollection<Area> areas, string what, Func<Area, bool> has)
    {
        var without = areas.Count(area => !has(area));
        if (without > 0) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {without:N0} of the neighbourhoods are without {what}."));
    }
}
