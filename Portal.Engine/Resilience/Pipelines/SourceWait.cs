namespace Portal.Engine.Resilience.Pipelines;

/// <summary>What a call waits for, for a screen.</summary>
public sealed record SourceWait(string For, DateTimeOffset Until);
