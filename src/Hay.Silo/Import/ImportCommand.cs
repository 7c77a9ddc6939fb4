using System.Collections.Immutable;
using Hay.Grains;
using Hay.Silo.Import.OpenActive;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Hay.Silo.Import;

/// <summary><c>hay import FORMAT PATH</c>.</summary>
public static class ImportCommand
{
    private const int Done = 0;
    private const int NothingRead = 1;
    private const int AskedWrongly = 2;

    /// <summary>
    /// Imports, and writes the report to <paramref name="output"/>. Returns 0 when it ran (also when records were refused),
    /// 1 when nothing could be read, 2 when format, path or space are not what they should be. Throws
    /// <see cref="OperationCanceledException"/> when stopped, after the report.
    /// </summary>
    /// <param name="format">One of <see cref="ImportFormats.Names"/>.</param>
    /// <param name="path">A file, a folder, or for openactive the address of a feed.</param>
    /// <param name="options">See <see cref="ImportOptions"/>.</param>
    /// <param name="services">Has <see cref="IGrainFactory"/>, <see cref="SpaceMap"/> and <see cref="TimeProvider"/>.</param>
    /// <param name="output">For the report.</param>
    /// <param name="progress">For progress and for what is wrong.</param>
    /// <param name="ct">Stops between two records.</param>
    public static Task<int> Run(
        string format, string path, ImportOptions options, IServiceProvider services, TextWriter output, TextWriter progress, CancellationToken ct) =>
        Run(format, path, options, services.GetRequiredService<SpaceMap>(), new GrainTarget(services.GetRequiredService<IGrainFactory>()),
            services.GetRequiredService<TimeProvider>(), output, progress, ct);

    internal static async Task<int> Run(
        string format, string path, ImportOptions options, SpaceMap spaces, IImportTarget target, TimeProvider clock,
        TextWriter output, TextWriter progress, CancellationToken ct)
    {
        if (Wrong(format, options, spaces) is { } wrong)
        {
            await progress.WriteLineAsync(wrong);
            return AskedWrongly;
        }

        var feed = path.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || path.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            ? new Uri(path)
            : null;
        if (feed is not null && !format.Equals("openactive", StringComparison.OrdinalIgnoreCase))
        {
            await progress.WriteLineAsync("Only openactive reads from an address. Download the file and give its path.");
            return AskedWrongly;
        }

        using var pages = feed is null ? null : new FeedPages();
        var reader = ImportFormats.Make(format)!;
        var says = new ImportProgress(progress, ReferenceEquals(progress, System.Console.Error) && !System.Console.IsErrorRedirected);
        ImmutableArray<ImportFile> files;
        try
        {
            files = feed is null ? ImportFile.Find(path, reader.Extensions) : await pages!.Fetch(feed, says, ct);
        }
        catch (FileNotFoundException missing)
        {
            await progress.WriteLineAsync(missing.Message);
            return AskedWrongly;
        }

        if (files.IsEmpty)
        {
            await progress.WriteLineAsync($"There is no file ending in {string.Join(" or ", reader.Extensions)} in {path}.");
            return NothingRead;
        }

        var placing = new RecordPlacing(spaces, options.Space, CategoryWords.Load(options.CategoryWords ?? Path.Combine(SiloSetup.ContentFolder, "category-words.json")));
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var report = await new ImportRun(reader, files, options.Source ?? SourceOf(path, feed), placing, target, now, says).Run(ct);
        ImportTable.Write(report, output);
        ct.ThrowIfCancellationRequested();
        return report.AnyRead ? Done : NothingRead;
    }

    private static string? Wrong(string format, ImportOptions options, SpaceMap spaces) =>
        ImportFormats.Make(format) is null ? $"There is no format {format}. There are {string.Join(", ", ImportFormats.Names)}."
        : options.Space is not null && spaces.Find(options.Space) is null
            ? $"There is no space {options.Space}. There are {string.Join(", ", spaces.All.Select(s => s.Slug))}."
            : null;

    private static string SourceOf(string path, Uri? feed)
    {
        var name = feed?.Host ?? Path.GetFileNameWithoutExtension(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)));
        return name.Length > 0 ? name : "import";
    }
}
