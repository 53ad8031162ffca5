using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text;

namespace Portal.Web.Platform.Metrics;

/// <summary>All series of one name. There are only so many: what comes with further labels is counted together, not lost.</summary>
sealed class Family
{
    public const int MostSeries = 1000;
    const string Overflow = "otel_metric_overflow=\"true\"";

    readonly ConcurrentDictionary<string, Series> _series = new(StringComparer.Ordinal);
    readonly Func<Series> _newSeries;
    readonly string? _help;

    public Family(string name, InstrumentKind kind, Instrument first)
    {
        (Name, Kind, IsObserved, _help) = (name, kind, first.IsObservable, first.Description);
        var bounds = kind == InstrumentKind.Histogram ? HistogramBounds.Of(first) : [];
        // An observed instrument says the whole number each time; the others say what is to be added to it.
        var sumsUp = kind is InstrumentKind.Counter or InstrumentKind.UpDown && !first.IsObservable;
        _newSeries = kind == InstrumentKind.Histogram ? () => new HistogramSeries(bounds) : () => new NumberSeries(sumsUp);
    }

    public string Name { get; }

    public InstrumentKind Kind { get; }

    public bool IsObserved { get; }

    public void Record(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) => Find(PrometheusNames.Labels(tags)).Record(value);

    /// <summary>What is not observed again is gone.</summary>
    public void Forget() => _series.Clear();

    public void Write(StringBuilder text)
    {
        if (_series.IsEmpty) return;
        if (!string.IsNullOrEmpty(_help)) text.Append("# HELP ").Append(Name).Append(' ').Append(PrometheusNames.EscapeHelp(_help)).Append('\n');
        text.Append("# TYPE ").Append(Name).Append(' ').Append(TypeName).Append('\n');
        foreach (var (labels, series) in _series.OrderBy(series => series.Key, StringComparer.Ordinal))
            series.Write((suffix, more, number) => WriteLine(text, suffix, Join(labels, more), number));
    }

    Series Find(string labels)
    {
        if (_series.TryGetValue(labels, out var known)) return known;
        return _series.GetOrAdd(_series.Count < MostSeries ? labels : Overflow, _ => _newSeries());
    }

    string TypeName => Kind switch
    {
        InstrumentKind.Counter => "counter",
        InstrumentKind.Histogram => "histogram",
        _ => "gauge",
    };

    void WriteLine(StringBuilder text, string suffix, string labels, double number)
    {
        text.Append(Name).Append(suffix);
        if (labels.Length > 0) text.Append('{').Append(labels).Append('}');
        text.Append(' ').Append(PrometheusNames.Number(number)).Append('\n');
    }

    static string Join(string labels, string more) => (labels, more) switch
    {
        ("", _) => more,
        (_, "") => labels,
        _ => $"{labels},{more}",
    };
}
