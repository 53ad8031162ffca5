using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text;

namespace Portal.Web.Platform.Metrics;

/// <summary>
/// Listens to the instruments from the start, so that nothing counted before the first scrape is lost, and tells what it
/// heard as Prometheus reads it. Stands in for the Prometheus exporter, which does not restore. Finding the instruments
/// takes a while, so it is done beside the rest of the start, and waited for before the first request can come.
/// </summary>
sealed partial class Collector : IHostedService, IDisposable
{
    readonly ConcurrentDictionary<string, Family> _families = new(StringComparer.Ordinal);
    readonly MeterListener _listener = new();
    readonly Lock _telling = new();
    readonly IMeterFactory _ours;
    readonly ILogger<Collector> _logger;
    readonly Task _begun;

    public Collector(IMeterFactory ours, ILogger<Collector> logger)
    {
        (_ours, _logger) = (ours, logger);
        _listener.InstrumentPublished = Enable;
        _listener.SetMeasurementEventCallback<long>(static (_, value, tags, family) => Record(family, value, tags));
        _listener.SetMeasurementEventCallback<int>(static (_, value, tags, family) => Record(family, value, tags));
        _listener.SetMeasurementEventCallback<double>(static (_, value, tags, family) => Record(family, value, tags));
        _listener.SetMeasurementEventCallback<float>(static (_, value, tags, family) => Record(family, value, tags));
        _listener.SetMeasurementEventCallback<decimal>(static (_, value, tags, family) => Record(family, (double)value, tags));
        _listener.SetMeasurementEventCallback<short>(static (_, value, tags, family) => Record(family, value, tags));
        _listener.SetMeasurementEventCallback<byte>(static (_, value, tags, family) => Record(family, value, tags));
        _begun = Task.Run(_listener.Start);
    }

    public Task StartAsync(CancellationToken cancellationToken) => _begun;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public string Tell()
    {
        lock (_telling)
        {
            foreach (var family in _families.Values.Where(family => family.IsObserved)) family.Forget();
            try
            {
                _listener.RecordObservableInstruments();
            }
            catch (AggregateException failures)
            {
                // One instrument that cannot answer takes none of the others with it.
                Log.CouldNotObserve(_logger, failures);
            }

            var text = new StringBuilder();
            foreach (var family in _families.Values.OrderBy(family => family.Name, StringComparer.Ordinal)) family.Write(text);
            return text.ToString();
        }
    }

    public void Dispose() => _listener.Dispose();

    /// <summary>A meter of another portal in the same process (as in tests) says nothing about this one.</summary>
    void Enable(Instrument instrument, MeterListener listener)
    {
        if (instrument.Meter.Scope is not null && instrument.Meter.Scope != _ours) return;
        if (!Meters.Include(instrument.Meter.Name) || InstrumentKinds.Of(instrument) is not { } kind) return;

        var name = PrometheusNames.Family(instrument.Name, instrument.Unit, kind);
        var family = _families.GetOrAdd(name, _ => new Family(name, kind, instrument));
        if (family.Kind == kind && family.IsObserved == instrument.IsObservable) listener.EnableMeasurementEvents(instrument, family);
        else Log.Clashes(_logger, instrument.Meter.Name, instrument.Name, name);
    }

    static void Record(object? family, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) => ((Family)family!).Record(value, tags);

    static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Some metrics could not be observed.")]
        public static partial void CouldNotObserve(ILogger logger, Exception failures);

        [LoggerMessage(LogLevel.Warning, "The instrument {Instrument} of the meter {Meter} is left out of /metrics: {Name} is already something of another kind.")]
        public static partial void Clashes(ILogger logger, string meter, string instrument, string name);
    }
}
