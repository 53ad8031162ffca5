namespace Portal.Engine.Sources;

/// <summary>By what a list of sources is sorted.</summary>
public enum SourceOrder
{
    Name,
    Environment,
    CreatedAt,
}
