using Portal.Engine.Freshness;
using Portal.Engine.Freshness.Watching;

namespace Portal.Web.Features.Home.Now;

/// <summary>A stream in the heat map: of each stretch the worst verdict it had in it, null where nothing is known.</summary>
public sealed record HeatRow(StreamPlan Stream, IReadOnlyList<Verdict?> Cells);
