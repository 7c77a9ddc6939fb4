using System.Diagnostics;

namespace Hay.Silo.Tests.Storage;

/// <summary>A small disk in memory, for one test. Needs root and the right to mount.</summary>
internal sealed class SmallDisk : IDisposable
{
    /// <param name="size">As mount reads it.</param>
    public SmallDisk(string size = "1m")
    {
        Path = Directory.CreateTempSubdirectory("hay-disk-").FullName;
        Run("mount", "-t", "tmpfs", "-o", $"size={size}", "tmpfs", Path);
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
