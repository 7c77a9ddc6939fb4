using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Hay.Silo.Storage;

namespace Hay.Silo.Tests.Storage;

/// <summary>
/// A real server of the tests' own that speaks as Azure Blob Storage does (npm azurite): on loopback, in a temporary folder, gone with the
/// process however that ends.
/// </summary>
public sealed class AzuriteServer : IDisposable
{
    // Every azurite has this account, with this key.
    private const string Account = "AccountName=devstoreaccount1;AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
    private static readonly Lazy<AzuriteServer> OneForAll = new(() => new AzuriteServer());
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hay-azurite-");
    private readonly int _port = FreePort();
    private Process? _process;

    public AzuriteServer()
    {
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Dispose();
        Start();
    }

    /// <summary>For tests that only use it.</summary>
    public static AzuriteServer Shared => OneForAll.Value;

    public int Port => _port;

    public string Connection => string.Create(CultureInfo.InvariantCulture, $"DefaultEndpointsProtocol=http;{Account};BlobEndpoint=http://127.0.0.1:{_port}/devstoreaccount1;");

    /// <summary>A container of its own for one test, beside a data folder.</summary>
    public StorePlace NewPlace(string folder) => new(folder, AzureBlobs: Connection, AzureContainer: $"t{Guid.NewGuid():n}");

    public void Start()
    {
        // Its input ends with this process, and it with its input.
        const string Script = "\"$@\" & server=$!; cat > /dev/null; kill -TERM $server 2> /dev/null; wait $server";
        _process = Process.Start(new ProcessStartInfo("sh",
            ["-c", Script, "sh", "node", Program(), "--blobPort", _port.ToString(CultureInfo.InvariantCulture), "--location", _folder.FullName, "--silent", "--disableTelemetry"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        for (var since = Stopwatch.StartNew(); ; Thread.Sleep(50))
        {
            try
            {
                using var connection = new TcpClient();
                connection.Connect(IPAddress.Loopback, _port);
                return;
            }
            catch (SocketException) when (since.Elapsed < Patience && !_process.HasExited)
            {
            }
        }
    }

    /// <summary>Stops as an operator stops it: what it was told is on its disk.</summary>
    public void Stop()
    {
        if (_process is null) return;
        _process.StandardInput.Close();
        _process.WaitForExit(Patience);
        _process.Dispose();
        _process = null;
    }

    public void Dispose()
    {
        if (!_folder.Exists) return;
        Stop();
        _folder.Delete(recursive: true);
        _folder.Refresh();
    }

    private static string Program()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var program = Path.Combine(folder.FullName, "node_modules", "azurite", "dist", "src", "blob", "main.js");
            if (File.Exists(program)) return program;
        }

        throw new FileNotFoundException("There is no node_modules/azurite: run ./hay test, which installs it.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
