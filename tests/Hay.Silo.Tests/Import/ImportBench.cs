using System.Collections.Concurrent;
using Hay.Grains;
using Hay.Silo.Import;

namespace Hay.Silo.Tests.Import;

/// <summary>A target that keeps what it is sent, by the rules of the grains.</summary>
internal sealed class ListTarget : IImportTarget
{
    private readonly PaperGrains _grains = new();
    private readonly ConcurrentDictionary<string, OrganisationDetails> _organisations = new();
    private readonly GrainTarget _target;

    public ListTarget() => _target = new GrainTarget(_grains.Factory);

    public IReadOnlyDictionary<string, OrganisationDetails> Organisations => _organisations;
    public IReadOnlyDictionary<string, Listing> Listed => _grains.Activities.Where(a => a.State.IsListed()).ToDictionary(a => a.Id, a => a.State.Listing!);
    public Listing Only => Assert.Single(Listed).Value;
    public int Writes => _grains.Writes;
    public Action<int>? BeforeWrite { set => _grains.BeforeWrite = value; }

    public Task<PublishResult> Publish(string id, Listing listing, DateOnly? isChecked, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return _target.Publish(id, listing, isChecked, ct);
    }

    public Task<PublishResult> Describe(string id, OrganisationDetails details, CancellationToken ct)
    {
        _organisations[id] = details;
        return _target.Describe(id, details, ct);
    }

    public Task<WithdrawOutcome> Withdraw(string id, CancellationToken ct) => _target.Withdraw(id, ct);
}

/// <summary>A folder to import from, and what came of it.</summary>
internal sealed class ImportBench : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hay-import").FullName;

    public ListTarget Target { get; } = new();
    public SpaceMap Spaces { get; init; } = SpaceMap.Load(Path.Combine(SharedData.Content, "spaces.json"));
    public string Output { get; private set; } = "";
    public string Said { get; private set; } = "";
    public ManualClock Clock { get; } = new(new DateTimeOffset(2026, 11, 21, 9, 0, 0, TimeSpan.Zero));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public string Folder => _folder;

    public async Task<int> Run(string format, string path, ImportOptions? options = null, CancellationToken ct = default)
    {
        using var output = new StringWriter();
        using var said = new StringWriter();
        try
        {
            return await ImportCommand.Run(format, path, Complete(options), Spaces, Target, Clock, output, said, ct);
        }
        finally
        {
            (Output, Said) = (output.ToString(), said.ToString());
        }
    }

    public async Task<ImportReport> Report(string format, string path, ImportOptions? options = null)
    {
        var reader = ImportFormats.Make(format)!;
        var placing = new RecordPlacing(Spaces, options?.Space, CategoryWords.Load(Complete(options).CategoryWords!));
        var run = new ImportRun(
            reader, ImportFile.Find(path, reader.Extensions), options?.Source ?? "test", placing, Target,
            NodaTime.Instant.FromDateTimeOffset(Clock.GetUtcNow()), new ImportProgress(TextWriter.Null, isTerminal: false));
        var report = await run.Run(default);
        Assert.All(report.Files, f => Assert.Equal(f.Records, f.Outcomes.Values.Sum()));
        return report;
    }

    private static ImportOptions Complete(ImportOptions? options) =>
        (options ?? new ImportOptions()) with { CategoryWords = Path.Combine(SharedData.Content, "category-words.json") };
}

internal sealed class ManualClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}

internal static class ImportReportText
{
    /// <summary>"created updated unchanged deleted outside refused".</summary>
    public static string Numbers(this ImportReport report) => string.Join(' ', Enum.GetValues<ImportOutcome>().Select(o => report[o]));
}
