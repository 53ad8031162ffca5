namespace Portal.Engine.Resilience.Pipelines;

/// <summary>How much of what a source allows was used.</summary>
/// <param name="Used">Requests that went in the last <see cref="RateLimit.Per"/>.</param>
/// <param name="Limit">What it documents.</param>
/// <param name="Since">From when on they are counted; later than that stretch of time began where it was first asked later.</param>
public sealed record RateUse(long Used, RateLimit Limit, DateTimeOffset Since);
