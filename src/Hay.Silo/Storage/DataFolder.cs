using System.Diagnostics;
using System.Globalization;

namespace Hay.Silo.Storage;

/// <summary>
/// The one folder that holds what Hay keeps, held by one process at a time. The lock is the operating system's
/// (flock, or a share mode on Windows), so it goes with the process, however that ends.
/// </summary>
public sealed class DataFolder : IDisposable
{
    private readonly FileStream _lock;

    private DataFolder(string path, FileStream held) => (Path, _lock) = (path, held);

    /// <summary>The folder's full path.</summary>
    public string Path { get; }

    /// <summary>The database file's full path.</summary>
    public string Database => DatabaseIn(Path);

    internal static string DatabaseIn(string folder) => System.IO.Path.Combine(folder, "hay.db");

    /// <exception cref="DataFolderException">There is none.</exception>
    internal static string FindDatabaseIn(string folder) => DatabaseIn(System.IO.Path.GetFullPath(folder)) is var database && File.Exists(database)
        ? database
        : throw new DataFolderException($"There is no store in {folder}: name the data folder with --data.");

    /// <summary>Whether a process that is alive has said that it holds the folder. Takes no lock.</summary>
    internal static bool IsHeld(string folder)
    {
        try
        {
            using var holder = Process.GetProcessById(int.Parse(File.ReadAllText(HolderIn(folder)), CultureInfo.InvariantCulture));
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException or ArgumentException or OverflowException)
        {
            return false;
        }
    }

    // The lock file itself cannot be read while it is locked, so the holder's number has a file of its own.
    private static string HolderIn(string folder) => System.IO.Path.Combine(folder, "hay.pid");

    /// <summary>Opens the folder, making it when it is not there, and holds it until disposal.</summary>
    /// <exception cref="DataFolderInUseException">Another process holds it.</exception>
    /// <exception cref="DataFolderIsFileException">The path is a file.</exception>
    /// <exception cref="DataFolderReadOnlyException">It may not be made or written.</exception>
    public static DataFolder Open(string path)
    {
        path = System.IO.Path.GetFullPath(path);
        if (File.Exists(path))
        {
            throw new DataFolderIsFileException($"{path} is a file, not a folder: name another data folder with --data, or move the file away.");
        }

        try
        {
            // Addresses of people are in it: for Hay's own user alone. One that is there already stays as its operator made it.
            if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
            else Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            var held = Lock(path);
            SayWhoHolds(path);
            return new DataFolder(path, held);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException and not DataFolderException)
        {
            throw new DataFolderReadOnlyException(
                $"Hay cannot write its data folder {path}: {e.Message} Give the user that runs Hay the right to write it, or name another folder with --data.", e);
        }
    }

    public void Dispose()
    {
        // Only a courtesy to the next one: the lock is what counts, and it goes last.
        try
        {
            File.Delete(HolderIn(Path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }

        _lock.Dispose();
    }

    private static FileStream Lock(string path)
    {
        try
        {
            return new FileStream(System.IO.Path.Combine(path, "hay.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (IsHeldElsewhere(e))
        {
            throw new DataFolderInUseException(
                $"Another Hay{Holder(path)} is using the data folder {path}: stop that one first, or name another folder with --data.", e);
        }
    }

    // EWOULDBLOCK on Linux and macOS, ERROR_SHARING_VIOLATION on Windows: .NET gives the system's number as HResult.
    private static bool IsHeldElsewhere(IOException e) => e.HResult is 11 or 35 or unchecked((int)0x80070020);

    private static string Holder(string path)
    {
        try
        {
            return int.TryParse(File.ReadAllText(HolderIn(path)), CultureInfo.InvariantCulture, out var process)
                ? $" (process {process.ToString(CultureInfo.InvariantCulture)})"
                : "";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private static void SayWhoHolds(string path)
    {
        // A disk too full for five letters must not keep Hay from starting.
        try
        {
            File.WriteAllText(HolderIn(path), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        }
        catch (IOException)
        {
        }
    }
}
