using Portal.Engine.Agents.Scopes;
using Portal.Engine.Entities;

namespace Portal.Web.Features.Agents;

/// <summary>What is ticked of one entity.</summary>
public sealed class ScopePick
{
    public ScopePick(Entity entity, Scope scope)
    {
        var part = scope.Entities.FirstOrDefault(one => one.Entity == entity.Id);
        Entity = entity;
        AllPlain = part?.AllFields ?? scope.Everything;
        Fields = [.. entity.Fields.Select(field => new FieldPick(field) { Chosen = (!AllPlain || field.Sensitive) && scope.MaySee(entity, field.Name) })];
    }

    public Entity Entity { get; }

    /// <summary>All fields that are not sensitive, those that are added later too.</summary>
    public bool AllPlain { get; set; }

    public IReadOnlyList<FieldPick> Fields { get; }

    public IEnumerable<FieldPick> Plain => Fields.Where(pick => !pick.Field.Sensitive);

    public IEnumerable<FieldPick> Sensitive => Fields.Where(pick => pick.Field.Sensitive);

    public EntityScope Read() => new(Entity.Id)
    {
        AllFields = AllPlain,
        Fields = [.. Fields.Where(field => field.Chosen && (!AllPlain || field.Field.Sensitive)).Select(field => field.Field.Name)],
    };
}
