using System.Collections.Immutable;
using System.Globalization;
using Hay.Grains;
using Hay.Silo.Import;
using Hay.Silo.Storage;

namespace Hay.Silo.Reference;

/// <summary>
/// <c>hay reference PATH…</c>: official files into the folder <c>reference</c>. It takes nothing that the site needs, so the site may be
/// running; the site reads the folder when it starts.
/// </summary>
public static class ReferenceCommand
{
    private const int Done = 0;
    private const int SomethingBroken = 1;
    private const int AskedWrongly = 2;
    private static readonly ImmutableArray<string> Endings = [".csv", ".txt", ".tsv", ".json", ".geojson"];

    /// <summary>
    /// Imports, and writes a line for each file. Returns 0 when it ran (also when a folder held files that are not known), 1 when a file was
    /// broken or none was of use, 2 when there is no such path.
    /// </summary>
    /// <param name="paths">Files and folders.</param>
    /// <param name="year">Of files that do not say their own; null: as their names say.</param>
    /// <param name="dataFolder">Made when it is not there.</param>
    /// <param name="spaces">What is far from all of them is not kept.</param>
    /// <param name="today">Said as the day of the import.</param>
    /// <param name="output">For the report.</param>
    /// <param name="progress">For progress and for what is wrong.</param>
    /// <param name="ct">Stops between two rows; the files before stay imported.</param>
    /// <exception cref="DataFolderException">The data folder cannot be used.</exception>
    public static int Run(
        IReadOnlyList<string> paths, int? year, string dataFolder, SpaceMap spaces, DateOnly today, TextWriter output, TextWriter progress, CancellationToken ct)
    {
        List<ImportFile> files;
        try
        {
            files = [.. paths.SelectMany(path => ImportFile.Find(path, Endings))];
        }
        catch (FileNotFoundException missing)
        {
            progress.WriteLine(missing.Message);
            return AskedWrongly;
        }

        var says = new ImportProgress(progress, ReferenceEquals(progress, System.Console.Error) && !System.Console.IsErrorRedirected);
        var folder = new ReferenceFolder(dataFolder);
        using var held = folder.Hold();
        var run = new ReferenceRun(folder, new Reach(spaces), year, today, output, says);
        foreach (var file in files) run.Import(file, ct);
        if (run.Refreshes && PostcodePlaces.Refresh(dataFolder, folder) is { } places)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{places.All:N0} postcodes have their points for distances; {places.Within:N0} of them lie in a known neighbourhood."));
        }

        says.End();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{files.Count} {(files.Count == 1 ? "file" : "files")}: {run.Imported} imported, {run.Known} here already, {run.PassedOver} passed over, {run.Broken} broken."));
        if (run.Imported > 0) ReferenceSummary.Write(ReferenceSource.Geography(dataFolder, spaces), DataFolder.IsHeld(dataFolder), output);
        return run.Broken > 0 || run.Imported + run.Known == 0 ? SomethingBroken : Done;
    }
}
