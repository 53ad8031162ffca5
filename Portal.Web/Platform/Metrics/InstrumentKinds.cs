using System.Diagnostics.Metrics;

namespace Portal.Web.Platform.Metrics;

static class InstrumentKinds
{
    static readonly Dictionary<Type, InstrumentKind> Known = new()
    {
        [typeof(Counter<>)] = InstrumentKind.Counter,
        [typeof(ObservableCounter<>)] = InstrumentKind.Counter,
        [typeof(UpDownCounter<>)] = InstrumentKind.UpDown,
        [typeof(ObservableUpDownCounter<>)] = InstrumentKind.UpDown,
        [typeof(Gauge<>)] = InstrumentKind.Gauge,
        [typeof(ObservableGauge<>)] = InstrumentKind.Gauge,
        [typeof(Histogram<>)] = InstrumentKind.Histogram,
    };

    /// <returns>Nothing for a kind that somebody made themselves.</returns>
    public static InstrumentKind? Of(Instrument instrument)
    {
        var type = instrument.GetType();
        return type.IsGenericType && Known.TryGetValue(type.GetGenericTypeDefinition(), out var kind) ? kind : null;
    }
}
