using Portal.Engine.Entities;

namespace Portal.Web.Features.Agents;

/// <summary>Whether a field is ticked.</summary>
public sealed class FieldPick(EntityField field)
{
    public EntityField Field { get; } = field;

    public bool Chosen { get; set; }
}
