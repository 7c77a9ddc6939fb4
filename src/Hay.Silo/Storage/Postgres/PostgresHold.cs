using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Hay.Silo.Storage;

/// <summary>
/// Holds the store for one process, or for those of one cluster (<see cref="PostgresLock"/>): with the embedded runtime a grain is in one
/// process alone. Where the connection is lost (the server was restarted), the lock is taken again; where somebody else has it by then, this process stops.
/// </summary>
internal sealed partial class PostgresHold : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);
    private readonly string _settings;
    private readonly bool _shared;
    private readonly string _name = PostgresLock.NewHolder();
    private readonly IHostApplicationLifetime _host;
    private readonly ILogger<PostgresHold> _log;
    private NpgsqlConnection _connection;

    /// <exception cref="StoreFailedException">Another process has the store, or it cannot be had.</exception>
    public PostgresHold(StorePlace place, IHostApplicationLifetime host, ILogger<PostgresHold> log)
    {
        (_settings, _shared, _host, _log) = (place.Postgres, place.Shared, host, log);
        _connection = PostgresLock.TakeOrRefuse(_settings, _name, _shared);
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
                if (PostgresLock.TakeInTime(_settings, _name, _shared) is { } again)
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

    [LoggerMessage(Level = LogLevel.Critical, Message = "Another Hay has taken the store while the database was away: this one stops")]
    private partial void LogTaken();
}
