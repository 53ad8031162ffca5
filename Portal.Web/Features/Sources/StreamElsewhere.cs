using Portal.Engine.Freshness;

namespace Portal.Web.Features.Sources;

/// <summary>A stream of a source that is late or stale and not on the page.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Verdict">How fresh it is.</param>
public sealed record StreamElsewhere(string Name, Verdict Verdict);
