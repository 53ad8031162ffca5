using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Portal.Web.Platform.Logging;

/// <summary>One JSON object a line. Values are written as text or numbers and never unfolded, so that a secret stays a row of dots.</summary>
sealed class JsonFormatter(TimeProvider clock) : ConsoleFormatter(nameof(LogFormat.Json))
{
    static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var message = logEntry.Formatter(logEntry.State, logEntry.Exception);
        if (string.IsNullOrEmpty(message) && logEntry.Exception is null) return;

        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, Compact))
        {
            var context = LogContext.Of(scopeProvider);
            json.WriteStartObject();
            json.WriteString("time", clock.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture));
            json.WriteString("level", logEntry.LogLevel.ToString());
            json.WriteString("category", logEntry.Category);
            if (logEntry.EventId.Name is { } name) json.WriteString("event", name);
            json.WriteString("message", LogText.WithoutKeys(message ?? ""));
            if (context.Correlation is { } correlation) json.WriteString("traceId", correlation);
            WriteProperties(json, logEntry.State as IEnumerable<KeyValuePair<string, object?>>, context);
            if (logEntry.Exception is { } failure) json.WriteString("exception", LogText.WithoutKeys(failure.ToString()));
            json.WriteEndObject();
        }

        textWriter.WriteLine(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    /// <summary>The entry's own values first; a name is written once.</summary>
    static void WriteProperties(Utf8JsonWriter json, IEnumerable<KeyValuePair<string, object?>>? own, LogContext context)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, value) in (own ?? []).Where(pair => pair.Key != "{OriginalFormat}").Concat(context.Others))
        {
            if (names.Count == 0) json.WriteStartObject("properties");
            if (names.Add(name)) WriteValue(json, name, value);
        }

        if (names.Count > 0) json.WriteEndObject();
    }

    static void WriteValue(Utf8JsonWriter json, string name, object? value)
    {
        if (value is null) json.WriteNull(name);
        else if (value is bool truth) json.WriteBoolean(name, truth);
        else if (value is int or long or short or byte) json.WriteNumber(name, Convert.ToInt64(value, CultureInfo.InvariantCulture));
        else if (value is double number && double.IsFinite(number)) json.WriteNumber(name, number);
        else json.WriteString(name, LogText.WithoutKeys(Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""));
    }
}
