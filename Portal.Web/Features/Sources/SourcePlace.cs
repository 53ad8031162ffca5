using Portal.Engine.Entities;
using Portal.Engine.Sources;
using Stream = Portal.Engine.Sources.Stream;

namespace Portal.Web.Features.Sources;

/// <summary>What a page below a source is part of.</summary>
public sealed record SourcePlace(Source Source, Stream Stream, Entity Entity);
