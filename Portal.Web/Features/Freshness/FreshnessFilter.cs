using Portal.Engine.Freshness;

namespace Portal.Web.Features.Freshness;

/// <summary>Which streams the page shows, and by what they are gathered.</summary>
public sealed record FreshnessFilter(Gathered By, Verdict? Verdict, string? Text, int Page);
