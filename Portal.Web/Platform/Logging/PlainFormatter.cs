using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Portal.Web.Platform.Logging;

/// <summary>2026-11-21T09:30:00.123Z INFO  Readiness: Ready again. [correlation] and a failure under it.</summary>
sealed class PlainFormatter(TimeProvider clock) : ConsoleFormatter(nameof(LogFormat.Plain))
{
    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var message = logEntry.Formatter(logEntry.State, logEntry.Exception);
        if (string.IsNullOrEmpty(message) && logEntry.Exception is null) return;

        textWriter.Write($"{clock.GetUtcNow():yyyy-MM-ddTHH:mm:ss.fffZ} {Level(logEntry.LogLevel)} {LastWord(logEntry.Category)}: {LogText.OneLine(message ?? "")}");
        if (LogContext.Of(scopeProvider).Correlation is { Length: > 0 } correlation) textWriter.Write($" [{correlation}]");
        textWriter.WriteLine();
        if (logEntry.Exception is { } failure) textWriter.WriteLine(LogText.SetIn(failure.ToString()));
    }

    static string LastWord(string category) => category[(category.LastIndexOf('.') + 1)..];

    static string Level(LogLevel level) => level switch
    {
        LogLevel.Trace => "TRACE",
        LogLevel.Debug => "DEBUG",
        LogLevel.Information => "INFO ",
        LogLevel.Warning => "WARN ",
        LogLevel.Error => "ERROR",
        LogLevel.Critical => "FATAL",
        _ => throw new UnreachableException(),
    };
}
