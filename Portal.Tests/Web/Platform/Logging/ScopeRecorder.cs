using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Portal.Tests.Web.Platform.Logging;

/// <summary>Keeps each line with the scopes it was written in, as text, and hands them out in order.</summary>
sealed class ScopeRecorder : ILoggerProvider, ISupportExternalScope, ILogger
{
    readonly Channel<(string Message, string Scopes)> _lines = Channel.CreateUnbounded<(string, string)>();
    IExternalScopeProvider? _scopes;

    /// <summary>Waits for the first line that will do; what comes before it is dropped.</summary>
    public async Task<string> ScopesOf(Func<string, string, bool> wanted)
    {
        while (true)
        {
            var (message, scopes) = await _lines.Reader.ReadAsync(TestContext.Current.CancellationToken);
            if (wanted(message, scopes)) return scopes;
        }
    }

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => _scopes?.Push(state);

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var scopes = new List<string>();
        _scopes?.ForEachScope((scope, list) => list.Add(scope?.ToString() ?? ""), scopes);
        _lines.Writer.TryWrite((formatter(state, exception), string.Join(" | ", scopes)));
    }

    public void Dispose()
    {
    }
}
