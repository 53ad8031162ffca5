using Portal.Engine.Configuration;
using Portal.Engine.Secrets;

namespace Portal.Web.Platform.Telemetry;

/// <summary>Who may watch the portal from outside.</summary>
public sealed record TelemetryOptions : IChecked
{
    const int ShortestToken = 16;

    /// <summary>A collector for traces and metrics, such as http://collector:4318 (OTLP over HTTP). Nothing is sent when it is not set.</summary>
    public Uri? OtlpEndpoint { get; init; }

    /// <summary>Lets a scraper on another machine read /metrics.</summary>
    public Secret? MetricsToken { get; init; }

    public void Check(string key, SettingsProblems problems)
    {
        if (MetricsToken is { } token && (token.Reveal().Length < ShortestToken || token.Reveal().Any(letter => letter is <= ' ' or > '~')))
            problems.Add($"{key}:MetricsToken", $"is not a token. Use {ShortestToken} letters or more without spaces, for example what \"openssl rand -hex 24\" prints.");
    }
}
