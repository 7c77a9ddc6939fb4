using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Hay.Silo.Storage;

/// <summary>
/// Holds the store for one process, as the lock of a <see cref="DataFolder"/> does: with the embedded runtime a grain is in one process
/// alone. The lock is a session's, so it goes with the process, however that ends. Where the connection is lost (the server was
/// restarted), it is taken again; where somebody else has it by then, this process stops.
/// </summary>
internal sealed partial class PostgresHold : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);
    private readonly string _settings;
    private readonly IHostApplicationLifetime _host;
    private readonly ILogger<PostgresHold> _log;
    private NpgsqlConnection _connection;

    /// <exception cref="StoreFailedException">Another process has the store, or it cannot be had.</exception>
    public PostgresHold(string settings, IHostApplicationLifetime host, ILogger<PostgresHold> log)
    {
        // A connection of its own, which no pool takes back.
        _settings = new NpgsqlConnectionStringBuilder(settings) { Pooling = false, ApplicationName = "Hay (holds the store)" }.ToString();
        (_host, _log) = (host, log);
        _connection = Take() ?? throw new StoreFailedException("Another Hay is using this store: stop that one first, or name another database or schema in the setting Hay:Postgres.", null);
    }

    public override void Dispose()
    {
        _connection.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (await IsHeld(stoppingToken)) continue;
            try
            {
                if (Take() is { } again)
                {
                    await _connection.DisposeAsync();
                    _connection = again;
                    continue;
                }
            }
            catch (StoreFailedException)
            {
                continue; // it is not back yet
            }

            LogTaken();
            _host.StopApplication();
            return;
        }
    }

    private async Task<bool> IsHeld(CancellationToken ct)
    {
        try
        {
            await using var command = new NpgsqlCommand("SELECT 1", _connection);
            await command.ExecuteScalarAsync(ct);
            return true;
        }
        catch (Exception cause) when (cause is NpgsqlException or InvalidOperationException)
        {
            return false;
        }
    }

    // Null: somebody else has it.
    private NpgsqlConnection? Take()
    {
        var connection = new NpgsqlConnection(_settings);
        try
        {
            connection.Open();
            using var command = new NpgsqlCommand($"SELECT pg_try_advisory_lock({PostgresSchema.HolderLock})", connection);
            if (command.ExecuteScalar() is true) return connection;
            connection.Dispose();
            return null;
        }
        catch (Exception cause)
        {
            connection.Dispose();
            throw StoreFailedException.From(cause);
        }
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "Another Hay has taken the store while the database was away: this one stops")]
    private partial void LogTaken();
}
