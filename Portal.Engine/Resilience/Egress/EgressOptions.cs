using Portal.Engine.Configuration;

namespace Portal.Engine.Resilience.Egress;

/// <summary>Where the portal may go, and how much it takes from there.</summary>
public sealed record EgressOptions : IChecked
{
    public const string AllowedOriginsSetting = "Portal:Egress:AllowedOrigins";

    /// <summary>Origins inside the own network that are meant, such as https://erp.internal or http://10.0.0.5:8080.</summary>
    public IReadOnlyList<string> AllowedOrigins { get; init; } = [];

    /// <summary>The proxy to go out by. The environment's is not used.</summary>
    public Uri? Proxy { get; init; }

    /// <summary>The longest answer, decompressed.</summary>
    public int MaxResponseBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>How long a connection may take to stand.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the head of an answer may take, the connection included.</summary>
    public TimeSpan HeadersTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long an answer may take until its last byte.</summary>
    public TimeSpan ResponseTimeout { get; init; } = TimeSpan.FromMinutes(5);

    public EgressLimits Limits => new(MaxResponseBytes, HeadersTimeout, ResponseTimeout);

    public void Check(string key, SettingsProblems problems)
    {
        foreach (var origin in AllowedOrigins.Where(origin => Origin.Parse(origin) is null))
            problems.Add($"{key}:AllowedOrigins", $"\"{WithoutSecrets(origin)}\" is not an origin. Write scheme, host and, if it is not the usual one, port, such as https://erp.internal or http://10.0.0.5:8080.");
        if (Proxy is { UserInfo.Length: > 0 } or { PathAndQuery: not "/" })
            problems.Add($"{key}:Proxy", "is more than scheme, host and port, such as http://proxy.internal:3128. A proxy that asks for a password is not supported.");
        if (MaxResponseBytes < 1024) problems.Add($"{key}:MaxResponseBytes", "must be at least 1024.");
        CheckTime(nameof(ConnectTimeout), ConnectTimeout, TimeSpan.FromMinutes(2));
        CheckTime(nameof(HeadersTimeout), HeadersTimeout, TimeSpan.FromMinutes(30));
        CheckTime(nameof(ResponseTimeout), ResponseTimeout, TimeSpan.FromDays(1));

        void CheckTime(string name, TimeSpan time, TimeSpan most)
        {
            if (time < TimeSpan.FromSeconds(1) || time > most) problems.Add($"{key}:{name}", $"must be between 00:00:01 and {most}.");
        }
    }

    static string WithoutSecrets(string origin) => origin.Contains('@', StringComparison.Ordinal) ? "…@…" : origin;
}
