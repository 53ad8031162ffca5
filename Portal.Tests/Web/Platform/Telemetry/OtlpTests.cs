using Portal.Tests.Running;
using Portal.Web;

namespace Portal.Tests.Web.Platform.Telemetry;

public sealed class OtlpTests
{
    // Export…ServiceRequest { 1: Resource… { 1: Resource { 1: attributes }, 2: Scope… { 2: spans or metrics } } }
    static readonly int[] Attributes = [1, 1, 1];
    static readonly int[] Items = [1, 2, 2];

    [Fact]
    public async Task Traces_and_metrics_arrive_under_the_service_name_at_the_latest_when_the_portal_stops()
    {
        await using var receiver = await OtlpReceiver.Start();
        string traceId;
        await using (var portal = await PortalProcess.Serve(settings: $"--Portal:Telemetry:OtlpEndpoint={receiver.Address}"))
        {
            using var http = new HttpClient { BaseAddress = await portal.Ready(TestContext.Current.CancellationToken) };
            using var response = await http.GetAsync(Urls.Live, TestContext.Current.CancellationToken);
            traceId = Assert.Single(response.Headers.GetValues("X-Correlation-Id"));
            portal.Program.Terminate();
            Assert.Equal(0, await portal.Program.Ended(TestContext.Current.CancellationToken));
        }

        foreach (var signal in (string[])["traces", "metrics"])
        {
            Assert.All(receiver.Of(signal), sent => Assert.Equal("application/x-protobuf", sent.ContentType));
            Assert.Contains("portal", receiver.Of(signal).SelectMany(sent => Service(sent.Body)));
        }

        var spans = receiver.Of("traces").SelectMany(sent => Protobuf.At(sent.Body, Items)).ToArray();
        var ours = Assert.Single(spans, span => Protobuf.At(span, 1).Any(id => Convert.ToHexStringLower(id) == traceId));
        Assert.Equal("GET /health/live", Protobuf.Text(Assert.Single(Protobuf.At(ours, 5))));
        var metrics = receiver.Of("metrics").SelectMany(sent => Protobuf.At(sent.Body, [.. Items, 1])).Select(Protobuf.Text).ToArray();
        Assert.Contains("http.server.request.duration", metrics);
        Assert.Contains("dotnet.gc.collections", metrics);
    }

    [Fact]
    public async Task Nothing_of_it_is_loaded_where_no_endpoint_is_set()
    {
        await using var receiver = await OtlpReceiver.Start();
        await using var without = await PortalProcess.Serve();
        await using var with = await PortalProcess.Serve(settings: $"--Portal:Telemetry:OtlpEndpoint={receiver.Address}");
        foreach (var portal in (PortalProcess[])[without, with])
        {
            using var http = new HttpClient { BaseAddress = await portal.Ready(TestContext.Current.CancellationToken) };
            using var response = await http.GetAsync(Urls.Home, TestContext.Current.CancellationToken);
        }

        Assert.Contains("OpenTelemetry", with.Program.LoadedFiles);
        Assert.Contains("Portal.Engine.dll", without.Program.LoadedFiles);
        Assert.DoesNotContain("OpenTelemetry", without.Program.LoadedFiles);
    }

    /// <summary>KeyValue { 1: key, 2: AnyValue { 1: text } }</summary>
    static IEnumerable<string> Service(byte[] request) => Protobuf.At(request, Attributes)
        .Where(attribute => Protobuf.At(attribute, 1).Select(Protobuf.Text).Contains("service.name"))
        .SelectMany(attribute => Protobuf.At(attribute, 2, 1).Select(Protobuf.Text));
}
