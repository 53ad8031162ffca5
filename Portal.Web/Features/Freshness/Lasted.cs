using Portal.Engine.Freshness;

namespace Portal.Web.Features.Freshness;

/// <summary>A verdict, from when, and how long it lasted.</summary>
public sealed record Lasted(DateTimeOffset From, Finding Finding, TimeSpan Time);
