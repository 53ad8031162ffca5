using Portal.Engine.Connectors.Rest.Settings;
using Portal.Engine.Entities;
using Portal.Engine.Mapping;

namespace Portal.Web.Features.Sources.Sample;

/// <summary>One kind of record of the sample company, from its API to the entity it becomes.</summary>
sealed record SampleFeed(string Stream, EntityDraft Entity, TimeSpan Every, RestSettings Settings, IReadOnlyList<FieldMapping> Fields)
{
    /// <summary>What is gone is found by a full pass alone.</summary>
    public bool Sweeps => Settings.Deletes.By == DeleteKind.Sweep;

    public MappingDefinition Mapping => new() { Fields = Fields };
}
