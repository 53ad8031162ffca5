using System.Collections.Frozen;
using System.Globalization;

namespace Portal.Web.Platform.Metrics;

/// <summary>How OpenTelemetry's names, units and values are written for Prometheus.</summary>
static class PrometheusNames
{
    static readonly FrozenDictionary<string, string> Units = new Dictionary<string, string>
    {
        ["s"] = "seconds",
        ["ms"] = "milliseconds",
        ["us"] = "microseconds",
        ["ns"] = "nanoseconds",
        ["min"] = "minutes",
        ["h"] = "hours",
        ["d"] = "days",
        ["By"] = "bytes",
        ["KiBy"] = "kibibytes",
        ["MiBy"] = "mebibytes",
        ["%"] = "percent",
    }.ToFrozenDictionary();

    public static string Family(string name, string? unit, InstrumentKind kind)
    {
        var family = Clean(name);
        var suffix = unit == "1" && kind == InstrumentKind.Gauge ? "ratio" : Units.GetValueOrDefault(unit ?? "");
        if (suffix is not null && !family.EndsWith($"_{suffix}", StringComparison.Ordinal)) family = $"{family}_{suffix}";
        return kind == InstrumentKind.Counter && !family.EndsWith("_total", StringComparison.Ordinal) ? $"{family}_total" : family;
    }

    /// <summary>The labels as they stand between the braces, sorted, each name once.</summary>
    public static string Labels(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (tags.IsEmpty) return "";
        var labels = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in tags) labels[Clean(name)] = EscapeValue(Text(value));
        return string.Join(',', labels.Select(label => $"{label.Key}=\"{label.Value}\""));
    }

    public static string EscapeHelp(string text) => text.Replace("\\", "\\\\").Replace("\n", "\\n");

    public static string Number(double value) => value switch
    {
        double.PositiveInfinity => "+Inf",
        double.NegativeInfinity => "-Inf",
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };

    static string EscapeValue(string text) => EscapeHelp(text).Replace("\"", "\\\"");

    static string Text(object? value) => value is bool truth ? (truth ? "true" : "false") : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    static string Clean(string name)
    {
        var clean = string.Create(name.Length, name, static (letters, name) =>
        {
            for (var i = 0; i < letters.Length; i++) letters[i] = char.IsAsciiLetterOrDigit(name[i]) ? name[i] : '_';
        });
        return clean.Length == 0 || char.IsAsciiDigit(clean[0]) ? $"_{clean}" : clean;
    }
}
