namespace Portal.Engine.Sources.Signs;

/// <summary>The most urgent of what the API of a source said lately of its own future.</summary>
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

    /// <summary>When it was said last, as far as that was written down.</summary>
    public required DateTimeOffset NoticedAt { get; set; }

    /// <summary>What is asked for is gone, or should be by now.</summary>
    public bool IsOver(DateTimeOffset now) => Gone is not null || SunsetAt <= now;

    /// <summary>Whether it says something of the future; what is gone already is another matter.</summary>
    internal bool SaysSomething => IsDeprecated || SunsetAt is not null;

    /// <summary>It ends at least a day sooner, or is deprecated where the other only ends.</summary>
    internal bool IsMoreUrgentThan(ApiSign other)
    {
        if (!other.SaysSomething) return true;
        var (end, otherEnd) = (SunsetAt ?? DateTimeOffset.MaxValue, other.SunsetAt ?? DateTimeOffset.MaxValue);
        return (otherEnd - end).TotalDays >= 1 || (IsDeprecated && !other.IsDeprecated && (end - otherEnd).TotalDays < 1);
    }

    internal bool SaysTheSame(ApiSign other) => (IsDeprecated, DeprecatedAt, SunsetAt, Link) == (other.IsDeprecated, other.DeprecatedAt, other.SunsetAt, other.Link);
}
