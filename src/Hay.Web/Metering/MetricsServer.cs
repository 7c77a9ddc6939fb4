using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace Hay.Web.Metering;

/// <summary>
/// Collects the numbers and gives them away: at <c>/metrics</c> of an address that serves nothing else, so that they are never among
/// the pages by accident, and to a collector. Whatever stops it does not stop the site.
/// </summary>
/// <param name="address">Where somebody may ask; null: nowhere.</param>
/// <param name="isSent">Whether they are sent to the collector that OpenTelemetry's own settings name.</param>
internal sealed class MetricsServer(Uri? address, bool isSent) : IHostedService, IAsyncDisposable
{
    // None whose labels hold addresses: not those of what is asked elsewhere, nor of databases.
    private static readonly string[] Meters =
    [
        "Hay", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.Http.Connections",
        "Microsoft.AspNetCore.Diagnostics", "System.Runtime", "Microsoft.Orleans",
    ];

    private readonly PrometheusText _text = new();
    private MeterProvider? _provider;
    private WebApplication? _server;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var collecting = Sdk.CreateMeterProviderBuilder().AddMeter(Meters)
            .SetResourceBuilder(ResourceBuilder.CreateEmpty().AddService("hay").AddTelemetrySdk().AddEnvironmentVariableDetector());
        BaseExportingMetricReader? reader = null;
        if (address is not null) collecting.AddReader(reader = new BaseExportingMetricReader(_text) { TemporalityPreference = MetricReaderTemporalityPreference.Cumulative });
        if (isSent) collecting.AddOtlpExporter();
        _provider = collecting.Build();
        if (reader is null) return;

        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls(address!.ToString());
        _server = builder.Build();
        _server.Run(http => Answer(http, reader));
        try
        {
            await _server.StartAsync(cancellationToken);
        }
        catch (IOException taken)
        {
            throw new InvalidDataException($"{taken.Message} That address is the setting Hay:Metrics: it needs one of its own.");
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => _server?.StopAsync(cancellationToken) ?? Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
        _provider?.Dispose();
        _text.Dispose();
    }

    private Task Answer(HttpContext http, BaseExportingMetricReader reader)
    {
        if (!HttpMethods.IsGet(http.Request.Method) || http.Request.Path != "/metrics")
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        http.Response.ContentType = "text/plain; version=0.0.4; charset=utf-8";
        return http.Response.WriteAsync(_text.Collect(reader));
    }
}
