using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Hay.Silo.Tests.Storage;

/// <summary>
/// A real PostgreSQL server of the tests' own: on loopback, in a temporary folder, gone with the process however that ends. Debian's
/// package (postgresql) brings the programs.
/// </summary>
public sealed class PostgresServer : IDisposable
{
    private static readonly Lazy<PostgresServer> OneForAll = new(() => new PostgresServer());
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hay-postgres-");
    private readonly int _port = FreePort();
    private Process? _process;

    public PostgresServer()
    {
        if (Environment.IsPrivilegedProcess) Run("chown", "postgres", _folder.FullName);
        Run([.. AsPostgres, Program("initdb"), "-D", Data, "-U", "hay", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync", "--no-instructions"]);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Dispose();
        Start();
    }

    /// <summary>For tests that only use it.</summary>
    public static PostgresServer Shared => OneForAll.Value;

    public string Connection => string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={_port};Username=hay;Database=postgres;Timeout=5");

    // The number of the server's first process.
    private string First => File.ReadLines(Path.Combine(Data, "postmaster.pid")).First();

    private string Data => Path.Combine(_folder.FullName, "data");

    // PostgreSQL does not run as root.
    private static string[] AsPostgres => Environment.IsPrivilegedProcess ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] : [];

    public void Start()
    {
        // Its input ends with this process, and it with its input.
        const string Script = "\"$@\" & server=$!; cat > /dev/null; kill -INT $server 2> /dev/null; wait $server";
        string port = _port.ToString(CultureInfo.InvariantCulture);
        _process = Process.Start(new ProcessStartInfo("sh",
            ["-c", Script, "sh", .. AsPostgres, Program("postgres"), "-D", Data, "-h", "127.0.0.1", "-p", port, "-k", "", "-N", "200", "-c", "log_min_messages=panic"])
        {
            RedirectStandardInput = true,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        });
        for (var since = Stopwatch.StartNew(); ; Thread.Sleep(50))
        {
            try
            {
                using var connection = new NpgsqlConnection(Connection + ";Pooling=false");
                connection.Open();
                return;
            }
            catch (NpgsqlException) when (since.Elapsed < Patience)
            {
            }
        }
    }

    /// <summary>Stops at once, as in a crash: what is not on its disk is lost.</summary>
    public void Crash()
    {
        Run("kill", "-KILL", First);
        End();
        // Its children notice on their own; its memory they share has to be gone before it starts again.
        Thread.Sleep(500);
    }

    /// <summary>Stops as an operator stops it, whoever is connected.</summary>
    public void Stop() => End();

    /// <summary>Stops as an operator stops it who is in a hurry: nobody's work is ended, and it recovers when it starts.</summary>
    public void StopAtOnce()
    {
        Run("kill", "-QUIT", First);
        End();
    }

    /// <summary>From now on it neither answers nor says that it is gone, as where its machine or its disk hangs.</summary>
    public void Freeze() => Run(["kill", "-STOP", .. Processes()]);

    /// <summary>It goes on where it was.</summary>
    public void Thaw() => Run(["kill", "-CONT", .. Processes()]);

    /// <summary>A schema of its own for one test, and how to get there.</summary>
    public string NewSchema()
    {
        var name = $"t{Guid.NewGuid():n}";
        Execute($"CREATE SCHEMA {name}");
        return $"{Connection};Search Path={name}";
    }

    /// <param name="sql">What to run.</param>
    /// <param name="at">Where; null: in no schema of a test.</param>
    public void Execute(string sql, string? at = null)
    {
        using var connection = new NpgsqlConnection(at ?? Connection);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        if (!_folder.Exists) return;
        End();
        _folder.Delete(recursive: true);
        _folder.Refresh();
    }

    private void End()
    {
        if (_process is null) return;
        _process.StandardInput.Close();
        _process.WaitForExit(Patience);
        _process.Dispose();
        _process = null;
    }

    // The first, and what it started; those that end meanwhile need nothing more.
    private string[] Processes()
    {
        using var list = Process.Start(new ProcessStartInfo("ps", ["-o", "pid=", "--ppid", First]) { RedirectStandardOutput = true })!;
        return [First, .. list.StandardOutput.ReadToEnd().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];
    }

    private static string Program(string name) =>
        Directory.Exists("/usr/lib/postgresql")
            ? Directory.EnumerateFiles("/usr/lib/postgresql", name, SearchOption.AllDirectories).Order(StringComparer.Ordinal).LastOrDefault() ?? name
            : name;

    private static void Run(params string[] line)
    {
        using var process = Process.Start(new ProcessStartInfo(line[0], line[1..]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (said, wrong) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{string.Join(' ', line)} failed: {said.Result} {wrong.Result} Install the package postgresql.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
