namespace Portal.Web.Platform.Logging;

/// <summary>How the log is written. What is written stands under "Logging", as everywhere in .NET.</summary>
public sealed record LogOptions
{
    public LogFormat Format { get; init; } = LogFormat.Plain;
}
