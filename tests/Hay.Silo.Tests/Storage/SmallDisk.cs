using System.Diagnostics;

namespace Hay.Silo.Tests.Storage;

/// <summary>A disk of one mebibyte in memory, for one test. Needs root and the right to mount.</summary>
internal sealed class SmallDisk : IDisposable
{
    public SmallDisk()
    {
        Path = Directory.CreateTempSubdirectory("hay-disk-").FullName;
        Run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", Path);
    }

    public string Path { get; }

    public void MakeReadOnly() => Run("mount", "-o", "remount,ro", Path);

    public void Dispose()
    {
        Run("umount", Path);
        Directory.Delete(Path);
    }

    /// <summary>Why it cannot be had here; null when it can.</summary>
    public static string? Missing { get; } = Try();

    private static string? Try()
    {
        try
        {
            new SmallDisk().Dispose();
            return null;
        }
        catch (Exception cause) when (cause is InvalidOperationException or System.ComponentModel.Win32Exception or PlatformNotSupportedException)
        {
            return $"A small disk cannot be mounted here (that needs root on Linux): {cause.Message}";
        }
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException(error.Trim());
        }
    }
}

/// <summary>A test that needs a <see cref="SmallDisk"/>; skipped, with the reason, where there can be none.</summary>
public sealed class SmallDiskFactAttribute : FactAttribute
{
    public SmallDiskFactAttribute() => Skip = SmallDisk.Missing;
}
