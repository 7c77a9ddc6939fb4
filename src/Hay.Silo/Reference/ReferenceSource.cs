using Hay.Grains;

namespace Hay.Silo.Reference;

/// <summary>What is known of areas: from official files where they were imported, else the neighbourhoods that spaces name themselves.</summary>
public static class ReferenceSource
{
    /// <summary>
    /// Official areas of the spaces. A neighbourhood belongs to the space that has its district's name, else to the one whose outline
    /// holds its middle.
    /// </summary>
    /// <exception cref="InvalidDataException">A stored file is not what was written; the message names it and says what to do.</exception>
    public static Geography Geography(string dataFolder, SpaceMap spaces) => OfficialAreas.Read(new ReferenceFolder(dataFolder), spaces) ?? Grains.Geography.Of(spaces);
}
