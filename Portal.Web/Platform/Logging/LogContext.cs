using System.Diagnostics;

namespace Portal.Web.Platform.Logging;

/// <summary>
/// What surrounds a log line. Of the framework's own scopes nothing is taken, because they hold the path of the request,
/// and a path can hold the token of an invitation.
/// </summary>
sealed class LogContext
{
    static readonly HashSet<string> OfTheFramework = ["RequestId", "RequestPath", "ConnectionId", "TransportConnectionId", "SpanId", "TraceId", "ParentId", "{OriginalFormat}"];

    readonly List<KeyValuePair<string, object?>> _others = [];

    public string? Correlation { get; private set; }

    public IReadOnlyList<KeyValuePair<string, object?>> Others => _others;

    public static LogContext Of(IExternalScopeProvider? scopes)
    {
        var context = new LogContext();
        scopes?.ForEachScope(static (scope, context) => context.Take(scope), context);
        context.Correlation ??= Activity.Current?.TraceId.ToHexString();
        return context;
    }

    void Take(object? scope)
    {
        if (scope is LogScope own) Correlation = own.Id;
        if (scope is not IEnumerable<KeyValuePair<string, object?>> values) return;
        foreach (var value in values)
        {
            if (value.Key != LogScope.Correlation && value.Value is not null && !OfTheFramework.Contains(value.Key)) _others.Add(value);
        }
    }
}
