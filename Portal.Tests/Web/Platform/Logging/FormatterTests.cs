using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using Portal.Engine.Secrets;
using Portal.Tests.Running;
using Portal.Web.Platform.Logging;

namespace Portal.Tests.Web.Platform.Logging;

public sealed partial class FormatterTests
{
    const string TraceId = "0af7651916cd43dd8448eb211c80319c";
    const string Category = "Portal.Web.Platform.Health.Readiness";

    readonly LoggerExternalScopeProvider _scopes = new();
    readonly TestClock _clock = new(new DateTimeOffset(2026, 11, 21, 9, 30, 0, 123, TimeSpan.Zero));

    [Fact]
    public void A_plain_line_says_when_how_bad_who_what_and_in_which_request()
    {
        using var scope = _scopes.Push(LogScope.OfRequest(TraceId));

        Assert.Equal($"2026-11-21T09:30:00.123Z WARN  Readiness: Sam has 3 tries left. [{TraceId}]\n", Plain(logger => Log.Left(logger, "Sam", 3)));
    }

    [Theory]
    [InlineData("Sam\n2026-11-21T09:30:00.123Z INFO  Forged: all is well", "Sam\\n2026-11-21T09:30:00.123Z INFO  Forged: all is well")]
    [InlineData("\r\u001b[2K\u0085\u2028\u202e\t", "\\r\\u001b[2K\\u0085\\u2028\\u202e\\t")]
    public void What_comes_from_outside_cannot_forge_a_plain_line_or_steer_a_terminal(string name, string written)
    {
        Assert.Equal($"2026-11-21T09:30:00.123Z WARN  Readiness: {written} has 3 tries left.\n", Plain(logger => Log.Left(logger, name, 3)));
    }

    [Fact]
    public void A_failure_stands_under_its_line_set_in_whatever_its_message_holds()
    {
        var failure = new InvalidOperationException("first\n2026-11-21T09:30:00.123Z INFO  Forged: \u001b[31mred");
        var lines = Plain(logger => Log.Failed(logger, failure)).TrimEnd('\n').Split('\n');

        Assert.Equal("2026-11-21T09:30:00.123Z ERROR Readiness: It failed.", lines[0]);
        Assert.Equal(3, lines.Length);
        Assert.All(lines[1..], line => Assert.StartsWith("    ", line));
        Assert.EndsWith("Forged: \\u001b[31mred", lines[2]);
    }

    [Fact]
    public void A_json_line_is_one_object_with_all_that_is_known()
    {
        using var scope = _scopes.Push(LogScope.OfCircuit(TraceId, "circuit-1", "person-1"));
        var line = Json(logger => Log.Left(logger, "Sam\n\"x\"", 3));
        using var entry = JsonDocument.Parse(line);

        Assert.Equal(1, line.Count(letter => letter == '\n'));
        Assert.Equal("2026-11-21T09:30:00.123000Z", Text(entry, "time"));
        Assert.Equal("Warning", Text(entry, "level"));
        Assert.Equal(Category, Text(entry, "category"));
        Assert.Equal("Left", Text(entry, "event"));
        Assert.Equal("Sam\n\"x\" has 3 tries left.", Text(entry, "message"));
        Assert.Equal(TraceId, Text(entry, "traceId"));
        Assert.Equal("""{"Who":"Sam\n\"x\"","Tries":3,"Circuit":"circuit-1","Person":"person-1"}""", entry.RootElement.GetProperty("properties").GetRawText());
    }

    [Fact]
    public void A_json_line_holds_the_whole_failure()
    {
        using var entry = JsonDocument.Parse(Json(logger => Log.Failed(logger, new InvalidOperationException("out\nof order"))));

        Assert.Equal("System.InvalidOperationException: out\nof order", Text(entry, "exception"));
    }

    [Fact]
    public void Secrets_are_dots_and_the_path_of_a_request_is_nowhere()
    {
        using var scope = _scopes.Push(new Dictionary<string, object?> { ["RequestPath"] = "/join/token-of-an-invitation", ["ConnectionId"] = "connection-1" });
        var secret = new Secret("planted-secret");

        var written = Plain(logger => Log.Used(logger, secret)) + Json(logger => Log.Used(logger, secret));

        Assert.Equal(3, written.Split(Secret.Dots).Length - 1);
        Assert.DoesNotContain("planted-secret", written);
        Assert.DoesNotContain("token-of-an-invitation", written);
        Assert.DoesNotContain("connection-1", written);
    }

    string Plain(Action<ILogger> write) => Written(new PlainFormatter(_clock), write);

    string Json(Action<ILogger> write) => Written(new JsonFormatter(_clock), write);

    string Written(ConsoleFormatter formatter, Action<ILogger> write)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        write(new Through(formatter, _scopes, text));
        return text.ToString();
    }

    static string? Text(JsonDocument entry, string name) => entry.RootElement.GetProperty(name).GetString();

    sealed class Through(ConsoleFormatter formatter, IExternalScopeProvider scopes, TextWriter text) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => scopes.Push(state);

        public bool IsEnabled(LogLevel logLevel) => true;

        void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> format) =>
            formatter.Write(new LogEntry<TState>(logLevel, Category, eventId, state, exception, format), scopes, text);
    }

    static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "{Who} has {Tries} tries left.")]
        public static partial void Left(ILogger logger, string who, int tries);

        [LoggerMessage(LogLevel.Error, "It failed.")]
        public static partial void Failed(ILogger logger, Exception failure);

        [LoggerMessage(LogLevel.Information, "Used {Key}.")]
        public static partial void Used(ILogger logger, Secret key);
    }
}
