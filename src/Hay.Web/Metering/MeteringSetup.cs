namespace Hay.Web.Metering;

/// <summary>
/// What an operator sees of how Hay does: nothing, unless they ask for it. <c>Hay:Metrics</c> is an address of its own where a Prometheus
/// asks; <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is where numbers are sent to, by OpenTelemetry's protocol.
/// </summary>
internal static class MeteringSetup
{
    private const string Setting = "Hay:Metrics";
    private const string Otlp = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Throws <see cref="InvalidDataException"/> where a setting makes no sense.</summary>
    public static void AddMetering(this IServiceCollection services, IConfiguration settings)
    {
        var (address, isSent) = (Address(settings[Setting]), settings[Otlp] is { Length: > 0 });
        if (address is null && !isSent) return;
        services.AddHostedService(_ => new MetricsServer(address, isSent));
    }

    private static Uri? Address(string? said) => said is not { Length: > 0 } ? null
        : Uri.TryCreate(said, UriKind.Absolute, out var address) && address is { Scheme: "http", PathAndQuery: "/" } && !address.IsDefaultPort ? address
        : throw new InvalidDataException($"The setting {Setting} must be an address with a port of its own, such as http://127.0.0.1:9464, not '{said}'.");
}
