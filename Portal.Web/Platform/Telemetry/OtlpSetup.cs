using System.Runtime.CompilerServices;

namespace Portal.Web.Platform.Telemetry;

static class OtlpSetup
{
    public static void AddOtlp(this IServiceCollection services, TelemetryOptions options)
    {
        if (options.OtlpEndpoint is { } endpoint) Add(services, endpoint);
    }

    /// <summary>Apart, so that OpenTelemetry's assemblies are not even loaded where nobody asked for them.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    static void Add(IServiceCollection services, Uri endpoint) => services.AddHostedService(_ => new Otlp(endpoint));
}
