using Portal.Engine.Freshness;

namespace Portal.Web.Features.Workflows;

/// <summary>One way from a source to something that a workflow depends on.</summary>
/// <param name="Source">The source; null if none brings it.</param>
/// <param name="Stream">And the stream in it.</param>
/// <param name="Field">What is depended on, as a person reads it.</param>
/// <param name="Verdict">How fresh it comes by this way.</param>
/// <param name="IsOptional">The workflow does without.</param>
public sealed record DependencyWay(string? Source, string? Stream, string Field, Verdict Verdict, bool IsOptional);
