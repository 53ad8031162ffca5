using Portal.Engine.Connecting.Looking;
using Portal.Engine.Connecting.Trying;
using Portal.Engine.Entities;
using Portal.Engine.Mapping;
using Portal.Engine.Mapping.Trying;
using Portal.Engine.Projection;

namespace Portal.Engine.Connecting.Suggesting;

/// <summary>How far a list can be connected without being asked about it.</summary>
public sealed record ListSuggestion
{
    public required Look Look { get; init; }

    /// <summary>Null if it did not come so far.</summary>
    public TrialResult? Tried { get; init; }

    /// <summary>Some rows, as they are read then.</summary>
    public IReadOnlyList<SampleRow> Rows { get; init; } = [];

    /// <summary>What the rows plainly are; null if that is a question.</summary>
    public EntityDraft? Entity { get; init; }

    /// <summary>Null if the entity is to be made.</summary>
    public long? EntityId { get; init; }

    public MappingDefinition Mapping { get; init; } = new();

    /// <summary>What it makes of the rows.</summary>
    public MappingTrial Mapped { get; init; } = MappingTrial.None;

    /// <summary>How the rows would join what is there; null of an entity that is to be made.</summary>
    public JoinsFound? Joins { get; init; }

    /// <summary>What a person should look at first, in sentences.</summary>
    public IReadOnlyList<string> Doubts { get; init; } = [];

    /// <summary>All of it was shown to be right.</summary>
    public bool IsCertain => Entity is not null && Doubts.Count == 0;
}
