using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Hay.Web.Metering;
using Hay.Web.Tests.Durability;
using Hay.Web.Tests.Live;
using Hay.Web.Tests.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hay.Web.Tests.Metering;

/// <summary>What an operator's collector is given by the real program while people use it.</summary>
public sealed partial class MeteringTests : IDisposable
{
    private const string Activity = "/peterborough/pb-cathedral-quiet";
    private readonly string _folder = Directory.CreateTempSubdirectory("hay-metering-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Numbers_move_when_things_happen_and_say_nothing_about_anybody()
    {
        var sent = new TaskCompletionSource<byte[]>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var collector = await Collector(sent);
        var address = $"http://127.0.0.1:{FreePort()}";
        await using var site = await SiteProcess.Start(_folder,
            ("Hay__Metrics", address), ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Urls.First()), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"), ("OTEL_METRIC_EXPORT_INTERVAL", "500"));
        using var http = new HttpClient { BaseAddress = new Uri(address) };
        var before = PrometheusReader.Read(await http.GetStringAsync(new Uri("/metrics", UriKind.Relative)));

        using var guest = new Guest(site.Address);
        // Somebody has to listen, or nobody is told.
        using var page = await LiveSocket.Watch(site.Address, "activity:pb-cathedral-quiet", CancellationToken.None);
        var session = Holds().Match(await guest.Read(Activity)).Groups[1].Value;
        await guest.Press(Activity, "Hold", ("session", session));
        await guest.Press(Activity, "GiveUp", ("session", session));
        await guest.Read("/search?q=zither+lessons&near=PE1");
        using (await guest.Send("/account/join", "", ("email", "ann.zither@example.org"), ("name", "Ann Zither")))
        {
        }

        for (var i = 0; i < 70; i++) await guest.Read("/search.ics?q=zither").ContinueWith(static _ => { }, TaskScheduler.Default);
        var text = "";
        await Until(async () =>
        {
            text = await http.GetStringAsync(new Uri("/metrics", UriKind.Relative));
            return PrometheusReader.Read(text).Sum("hay_limits_hits_total") > 0 && PrometheusReader.Read(text).Sum("hay_grains_turns_total") > 0;
        });
        var after = PrometheusReader.Read(text);

        Assert.Equal(1, after.Sum("hay_bookings_total", "hay_action=\"hold\",hay_outcome=\"going\""));
        Assert.Equal(1, after.Sum("hay_bookings_total", "hay_action=\"give_up\",hay_outcome=\"given_up\""));
        Assert.Equal(1, after.Sum("hay_mails_total", "hay_outcome=\"written\""));
        Assert.True(after.Sum("hay_store_write_duration_seconds_count", "kept") >= before.Sum("hay_store_write_duration_seconds_count", "kept") + 2);
        Assert.True(after.Sum("hay_store_batch_size_sum") > before.Sum("hay_store_batch_size_sum"));
        Assert.InRange(after.Sum("hay_catalogue_size"), 100, 10_000);
        Assert.InRange(after.Sum("hay_catalogue_feed_lag_seconds"), 0, 10);
        Assert.True(after.Sum("hay_catalogue_swap_duration_seconds_count") > 0);
        Assert.True(after.Sum("hay_live_pushes_total") > 0);
        Assert.True(after.Sum("hay_grains_active") > 0);
        Assert.True(after.Sum("hay_limits_hits_total", "pages") > 0);
        Assert.True(after.Sum("http_server_request_duration_seconds_count", "http_response_status_code=\"200\"") > 0);
        foreach (var personal in new[] { "zither", "Zither", "example.org", "PE1", "cathedral", session, "127.0.0.2", "/calendar/" }) Assert.DoesNotContain(personal, text, StringComparison.Ordinal);
        // Ours are words of ours.
        Assert.All(after.Samples.Keys.Where(s => s.StartsWith("hay_", StringComparison.Ordinal) && s.Contains('{', StringComparison.Ordinal)),
            series => Assert.Matches("""^[a-z_]+\{(?:(?:hay_outcome|hay_action|hay_limit)="[a-z_]+",?)*(?:le="[0-9.E+Inf-]+")?\}$""", series));
        Assert.DoesNotContain("zither", Encoding.UTF8.GetString(await sent.Task.WaitAsync(TimeSpan.FromSeconds(10))), StringComparison.OrdinalIgnoreCase);

        // Nothing else there, and nothing of it among the pages.
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(new Uri("/", UriKind.Relative))).StatusCode);
        using var among = await guest.Get("/metrics");
        Assert.Equal(HttpStatusCode.NotFound, among.StatusCode);
    }

    [Fact]
    public void Nothing_is_collected_unless_somebody_asks()
    {
        var services = new ServiceCollection();

        services.AddMetering(new ConfigurationManager());

        Assert.Empty(services);
    }

    [Theory]
    [InlineData("yes")]
    [InlineData("9464")]
    [InlineData("http://127.0.0.1")]
    [InlineData("http://127.0.0.1:9464/metrics")]
    public void A_setting_that_makes_no_sense_stops_the_start(string said) => Assert.Contains(
        "such as http://127.0.0.1:9464",
        Assert.Throws<InvalidDataException>(() => new ServiceCollection().AddMetering(new ConfigurationManager { ["Hay:Metrics"] = said })).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("hay.store.write.duration", "s", false, "hay_store_write_duration_seconds")]
    [InlineData("hay.bookings", "{command}", true, "hay_bookings_total")]
    [InlineData("dotnet.gc.heap.total_allocated", "By", true, "dotnet_gc_heap_total_allocated_bytes_total")]
    [InlineData("a.seconds", "s", false, "a_seconds")]
    public void Names_are_as_others_expect_them(string name, string unit, bool isCounter, string there) => Assert.Equal(there, PrometheusText.NameOf(name, unit, isCounter));

    private static async Task<WebApplication> Collector(TaskCompletionSource<byte[]> sent)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var collector = builder.Build();
        collector.Run(async http =>
        {
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body);
            if (http.Request.Path == "/v1/metrics" && body.ToArray().AsSpan().IndexOf("hay.store.write.duration"u8) > 0) sent.TrySetResult(body.ToArray());
        });
        await collector.StartAsync();
        return collector;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task Until(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(15));
        while (!await holds()) await Task.Delay(50, patience.Token);
    }

    [GeneratedRegex("""value="([^"]+)"[^>]*handler=Hold""")]
    private static partial Regex Holds();
}
