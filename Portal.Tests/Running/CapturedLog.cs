using Microsoft.Extensions.Logging;

namespace Portal.Tests.Running;

/// <summary>One line of the log as an operator could see it: rendered, with its scopes and its exception.</summary>
public sealed record CapturedLog(LogLevel Level, string Category, EventId Event, string Message, IReadOnlyList<string> Scopes, string? Exception)
{
    public override string ToString() => string.Join('\n', [$"{Level} {Category}: {Message}", .. Scopes.Select(scope => $"  => {scope}"), .. Exception is null ? [] : new[] { Exception }]);
}
