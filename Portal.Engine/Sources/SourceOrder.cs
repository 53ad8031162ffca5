namespace Portal.Engine.Sources;

/// <summary>By what a list of sources is sorted.</summary>
public enum SourceOrder
{
    Name,
    Environment,
    CreatedAt,

    /// <summary>By <see cref="SourceFilter.Ranks"/>.</summary>
    Rank,
}
