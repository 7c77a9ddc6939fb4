using System.Globalization;
using Hay.Grains;
using Hay.Silo.Import;

namespace Hay.Silo.Reference;

/// <summary>Imports one file after the other, says what became of each, and counts.</summary>
internal sealed class ReferenceRun(ReferenceFolder folder, Reach reach, int? year, DateOnly today, TextWriter output, ImportProgress says)
{
    public int Imported { get; private set; }

    public int Known { get; private set; }

    /// <summary>Files that Hay does not know, and those with nothing in them for it.</summary>
    public int PassedOver { get; private set; }

    public int Broken { get; private set; }

    /// <summary>Whether there were postcodes, or outlines they are looked for in: also known ones, whose places an import that was killed may not have made.</summary>
    public bool Refreshes { get; private set; }

    public void Import(ImportFile file, CancellationToken ct)
    {
        try
        {
            var from = new ReadingFrom(Path.GetFileName(file.Path), year, reach, row => says.Say($"Reading {file.Name}", row, null), ct);
            var (reading, hash) = ReferenceFile.Read(file.Path, from);
            var source = new SourceFile(from.FileName, hash, reach.Words, today);
            var changed = reading.Tables.Where(table => table.Keep(folder, source)).ToList();
            Refreshes |= reading.Tables.Any(table => table.Name == TableNames.Postcodes || table.Name.StartsWith(TableNames.Boundaries(AreaLevel.Neighbourhood), StringComparison.Ordinal));
            if (changed.Count > 0) Imported++;
            else if (reading.Used > 0) Known++;
            else PassedOver++;
            Say(file, reading.Used == 0 ? $"{reading.TakenFor}: nothing to import" : string.Create(
                CultureInfo.InvariantCulture, $"{reading.TakenFor}: {reading.Used:N0} {(reading.Used == 1 ? "row" : "rows")} {(changed.Count > 0 ? "used" : "here already, nothing changed")}"));
            foreach (var words in reading.Skipped.Words()) output.WriteLine($"  {words}");
        }
        catch (UnknownFileException unknown)
        {
            PassedOver++;
            Say(file, unknown.Message);
        }
        catch (BrokenFileException broken)
        {
            Broken++;
            Say(file, $"broken, nothing of it was used. {char.ToUpperInvariant(broken.Message[0])}{broken.Message[1..]}.");
        }
    }

    private void Say(ImportFile file, string words)
    {
        says.End();
        output.WriteLine($"{file.Name}: {words}");
    }
}
