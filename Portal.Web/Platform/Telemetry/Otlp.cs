using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Portal.Web.Platform.Metrics;

namespace Portal.Web.Platform.Telemetry;

/// <summary>
/// Sends traces and metrics to a collector, and what is left of them when the portal stops. Headers for the collector come
/// from OTEL_EXPORTER_OTLP_HEADERS, as everywhere.
/// </summary>
sealed class Otlp(Uri endpoint) : IHostedService, IDisposable
{
    public const string ServiceName = "portal";

    static readonly string[] Traced = [$"{Meters.Own}*", "Microsoft.AspNetCore", "System.Net.Http"];

    TracerProvider? _traces;
    MeterProvider? _metrics;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var service = ResourceBuilder.CreateDefault().AddService(ServiceName, serviceVersion: typeof(Otlp).Assembly.GetName().Version?.ToString(3));
        _traces = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(service)
            .AddSource(Traced)
            .AddOtlpExporter(exporter => Send(exporter, "v1/traces"))
            .Build();
        _metrics = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(service)
            .AddMeter([$"{Meters.Own}*", .. Meters.OfTheFramework])
            .AddOtlpExporter(exporter => Send(exporter, "v1/metrics"))
            .Build();
        return Task.CompletedTask;
    }

    /// <summary>The web server has stopped before, so the last requests are among what is sent.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => Task.Run(Dispose, CancellationToken.None);

    public void Dispose()
    {
        _traces?.Dispose();
        _metrics?.Dispose();
        (_traces, _metrics) = (null, null);
    }

    void Send(OtlpExporterOptions exporter, string signal)
    {
        exporter.Protocol = OtlpExportProtocol.HttpProtobuf;
        exporter.Endpoint = new Uri($"{endpoint.AbsoluteUri.TrimEnd('/')}/{signal}");
    }
}
