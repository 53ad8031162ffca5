namespace Portal.Engine.Sources.Signs;

/// <summary>What the API of a source says of its own future, last time it said something.</summary>
public sealed class ApiSign
{
    public const int LongestText = 1000;

    public required long SourceId { get; init; }

    /// <summary>It says that what is asked for is deprecated (RFC 9745).</summary>
    public bool IsDeprecated { get; set; }

    /// <summary>Since when, or from when on; null if it does not say.</summary>
    public DateTimeOffset? DeprecatedAt { get; set; }

    /// <summary>When it stops to answer (RFC 8594); null if it does not say.</summary>
    public DateTimeOffset? SunsetAt { get; set; }

    /// <summary>Where it explains that.</summary>
    public string? Link { get; set; }

    /// <summary>What it says where the version is gone already; null while it answers.</summary>
    public string? Gone { get; set; }

    public required DateTimeOffset NoticedAt { get; set; }

    internal bool SaysTheSame(ApiSign other) => (IsDeprecated, DeprecatedAt, SunsetAt, Link) == (other.IsDeprecated, other.DeprecatedAt, other.SunsetAt, other.Link);
}
