using Portal.Engine.Forms;
using Portal.Engine.Mapping.Steps;

namespace Portal.Engine.Mapping;

/// <summary>How one field of the entity comes from the source record.</summary>
/// <param name="To">The field of the entity.</param>
public sealed record FieldMapping([property: Setting("Field", Required = true, Example = "city")] string To)
{
    [Setting("From", Help = "Where the value is in the source record. $ is the whole record, quotes hold a name with dots.", Example = "address.city")]
    public string? From { get; init; }

    /// <summary>What is done to the value, in this order. A step that makes a value itself stands first, in place of From.</summary>
    public IReadOnlyList<MappingStep> Steps { get; init; } = [];
}
