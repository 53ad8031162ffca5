using Portal.Engine.Entities;
using Portal.Engine.Forms;
using Portal.Engine.Mapping;

namespace Portal.Engine.Sync.Drifting;

/// <summary>Where a mapping reads, spelled as known fields are.</summary>
public static class MappedPaths
{
    /// <returns>Nothing where the mapping does not fit its entity.</returns>
    public static IReadOnlyList<(string To, string Path)> Of(MappingDefinition mapping, Entity entity) =>
        [.. (mapping.Compile(new EntityShape(entity.Kind, entity.Fields), new FormProblems())?.Reads ?? []).SelectMany(field => field.Paths.Where(path => path.Count > 0).Select(path => (field.Target.Name, Touching.Spelled(path))))];
}
