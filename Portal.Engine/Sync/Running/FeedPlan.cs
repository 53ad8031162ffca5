using System.Text.Json;
using Portal.Engine.Connectors;
using Portal.Engine.Entities;
using Portal.Engine.Mapping;
using Portal.Engine.Sources;
using Stream = Portal.Engine.Sources.Stream;

namespace Portal.Engine.Sync.Running;

/// <summary>Everything that reading a feed takes, put together and checked.</summary>
/// <param name="Source">The system that is read.</param>
/// <param name="Stream">The stream that is filled.</param>
/// <param name="Feed">The feed.</param>
/// <param name="Entity">What its records are.</param>
/// <param name="Connector">What reads it.</param>
/// <param name="Settings">The connector's settings.</param>
/// <param name="Mapping">What becomes of a record.</param>
/// <param name="Marks">Whether what was merely seen is written too, because some feed of the stream sweeps or a removal waits.</param>
sealed record FeedPlan(Source Source, Stream Stream, Feed Feed, Entity Entity, IConnector Connector, object Settings, CompiledMapping Mapping, bool Marks)
{
    /// <summary>The names of the fields that it fills.</summary>
    public IReadOnlySet<string> Brings { get; } = (JsonSerializer.Deserialize<MappingDefinition>(Feed.Mapping, MappingDefinition.Json)?.Fields ?? []).Select(field => field.To).ToHashSet();

    /// <summary>The names of the fields that are sealed wherever they rest.</summary>
    public IReadOnlyCollection<string> Sensitive { get; } = [.. Entity.Fields.Where(field => field.Sensitive).Select(field => field.Name)];
}
