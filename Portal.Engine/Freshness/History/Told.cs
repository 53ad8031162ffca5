namespace Portal.Engine.Freshness.History;

/// <summary>From when on something had a verdict.</summary>
public readonly record struct Told(DateTimeOffset At, Finding Finding);
