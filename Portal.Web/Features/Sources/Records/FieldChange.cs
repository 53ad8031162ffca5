using Portal.Engine.Entities;

namespace Portal.Web.Features.Sources.Records;

/// <summary>A field that became another.</summary>
public sealed record FieldChange(string Label, FieldText Before, FieldText After)
{
    /// <summary>What was and what is stand beside each other, for many fields and many changes.</summary>
    const int MostLetters = 300;

    /// <summary>The fields in which the two differ, in the order of the entity. A sensitive one differs where what is sealed does.</summary>
    public static IReadOnlyList<FieldChange> Between(Entity entity, string? before, string? after)
    {
        var (was, now) = (FieldText.Read(entity, before), FieldText.Read(entity, after));
        return [.. entity.Fields.Where(field => was[field.Name] != now[field.Name]).Select(field => new FieldChange(field.Label ?? field.Name, was[field.Name].Cut(MostLetters), now[field.Name].Cut(MostLetters)))];
    }
}
