using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Portal.Tests.Running;

/// <summary>Keeps every line the portal logs, at every level.</summary>
[ProviderAlias("Captured")]
public sealed class CapturedLogs : ILoggerProvider, ISupportExternalScope
{
    readonly Arrivals<CapturedLog> _lines = new();
    IExternalScopeProvider _scopes = new LoggerExternalScopeProvider();

    public IReadOnlyList<CapturedLog> Lines => _lines.All;

    /// <summary>What somebody should look at: warnings and worse.</summary>
    public IEnumerable<CapturedLog> Troubles => Lines.Where(line => line.Level >= LogLevel.Warning);

    public override string ToString() => string.Join('\n', Lines);

    /// <summary>Waits for the first line that will do.</summary>
    public Task<CapturedLog> Line(Func<CapturedLog, bool> wanted, CancellationToken stop = default) => _lines.First(wanted).WaitAsync(stop);

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, this);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public void Dispose()
    {
    }

    /// <summary>A scope is often a list of names and values, of which ToString tells only the type.</summary>
    static string Render(object? scope) => scope is IEnumerable<KeyValuePair<string, object?>> pairs
        ? string.Join(", ", pairs.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key}={pair.Value}")))
        : $"{scope}";

    sealed class Logger(string category, CapturedLogs logs) : ILogger
    {
        public IDisposable BeginScope<TState>(TState state) where TState : notnull => logs._scopes.Push(state);

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var scopes = new List<string>();
            logs._scopes.ForEachScope((scope, list) => list.Add(Render(scope)), scopes);
            logs._lines.Add(new CapturedLog(logLevel, category, eventId, formatter(state, exception), scopes, exception?.ToString()));
        }
    }
}
