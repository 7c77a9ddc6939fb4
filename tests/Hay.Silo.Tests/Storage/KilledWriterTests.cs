using System.Diagnostics;
using System.Globalization;
using Hay.Care;
using Hay.Silo.Storage;

namespace Hay.Silo.Tests.Storage;

/// <summary>A process that is killed while it writes: what it acknowledged is there, and its folder is free.</summary>
public sealed class KilledWriterTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Everything_acknowledged_before_a_kill_is_there_after_it()
    {
        using var child = Start();
        var acknowledged = new Dictionary<string, long>();
        try
        {
            for (var lines = 0; await Line(child) is { } line; lines++)
            {
                if (line.Split(' ') is [var key, var version])
                {
                    acknowledged[key] = long.Parse(version, CultureInfo.InvariantCulture);
                }

                if (lines == 2_000)
                {
                    child.Kill();
                }
            }
        }
        finally
        {
            child.Kill();
        }

        await child.WaitForExitAsync().WaitAsync(Patience);
        Assert.NotEmpty(acknowledged);
        using (var opened = _folder.Open())
        {
            var journal = new SqliteJournal(opened.Store, OpenStore.Json);
            foreach (var (key, version) in acknowledged)
            {
                // One write may have been on the disk and its acknowledgement not yet on the pipe.
                foreach (var store in (string[])["note", CareStoreNames.CaseLog])
                {
                    var stored = opened.Store.Read(store, key);
                    Assert.InRange(stored.Version, version, version + 1);
                    Assert.Equal(StoreChild.Json(key, stored.Version), stored.Json);
                }

                Assert.InRange(await journal.LastNumberAsync($"note/{key}", default), version, version + 1);
            }
        }

        Assert.Empty((await StoreCheck.VerifyAsync(_folder.Path)).Findings);
    }

    [Fact]
    public async Task A_folder_in_use_by_another_process_is_refused_until_that_is_gone()
    {
        using var child = Start();
        try
        {
            Assert.Equal("open", await Line(child));
            var error = Assert.Throws<DataFolderInUseException>(() => DataFolder.Open(_folder.Path));
            Assert.Contains($"process {child.Id.ToString(CultureInfo.InvariantCulture)}", error.Message, StringComparison.Ordinal);
        }
        finally
        {
            child.Kill();
        }

        await child.WaitForExitAsync().WaitAsync(Patience);
        DataFolder.Open(_folder.Path).Dispose();
    }

    private static Task<string?> Line(Process child) => child.StandardOutput.ReadLineAsync().WaitAsync(Patience);

    private Process Start() => Process.Start(new ProcessStartInfo("dotnet", [typeof(StoreChild).Assembly.Location, _folder.Path])
    {
        RedirectStandardOutput = true,
    })!;
}
