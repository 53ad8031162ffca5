using Portal.Engine.Entities;

namespace Portal.Engine.Mapping;

/// <summary>What a mapping reads for one field of the entity.</summary>
/// <param name="Target">The field.</param>
/// <param name="Paths">The names on the way to each value that is read; none for the whole record.</param>
sealed record MappedField(EntityField Target, IReadOnlyList<IReadOnlyList<string>> Paths);
