using System.Globalization;
using Hay.Care;
using Hay.Grains;
using Hay.Silo.Storage;

namespace Hay.Silo.Tests.Storage;

/// <summary>
/// The test assembly run as a program: writes to a data folder until it is killed, and says what was acknowledged, a line
/// "key version" each. Or runs a command of Hay's, to be killed at that.
/// </summary>
internal static class StoreChild
{
    private const int Writers = 16;

    public static async Task<int> Main(string[] arguments)
    {
        if (arguments is ["train", ..]) return await Hay.Silo.Console.HayConsole.Run(arguments, (_, _) => Task.CompletedTask);
        if (arguments is not [var path])
        {
            await System.Console.Error.WriteLineAsync("These are tests: run them with dotnet test.");
            return 2;
        }

        using var folder = DataFolder.Open(path);
        using var store = SqliteStore.Open(folder);
        var journal = new SqliteJournal(store, OpenStore.Json);
        await System.Console.Out.WriteLineAsync("open");
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => Write(store, journal, $"k{writer}"))));
        return 0;
    }

    /// <summary>What version <paramref name="version"/> of a record holds.</summary>
    public static byte[] Json(string key, long version) => System.Text.Encoding.UTF8.GetBytes(
        $"\"{key} {version.ToString(CultureInfo.InvariantCulture)} {new string('x', 1000)}\"");

    private static async Task Write(SqliteStore store, SqliteJournal journal, string key)
    {
        for (var version = 1L; ; version++)
        {
            await store.WriteAsync("note", key, version - 1, Json(key, version));
            await store.WriteAsync(CareStoreNames.CaseLog, key, version - 1, Json(key, version)); // may follow
            await journal.AppendAsync(
                $"note/{key}", [new Fact { Number = version, Kind = FactKind.Saved, At = DateTimeOffset.UnixEpoch, Activity = key }], default);
            await System.Console.Out.WriteLineAsync($"{key} {version.ToString(CultureInfo.InvariantCulture)}");
        }
    }
}
