using Portal.Engine.Entities;
using Portal.Engine.Mapping.Paths;

namespace Portal.Engine.Mapping;

/// <summary>What a mapping reads for one field of the entity.</summary>
/// <param name="Target">The field.</param>
/// <param name="Paths">The names on the way to each value that is read; none for the whole record.</param>
sealed record MappedField(EntityField Target, IReadOnlyList<IReadOnlyList<string>> Paths)
{
    /// <summary>Where it reads, to the letter.</summary>
    public required IReadOnlyList<SourcePath> From { get; init; }

    /// <summary>What reasons call it.</summary>
    public required string Subject { get; init; }

    /// <summary>Whoever sees the field sees what it was made of: no step hides that.</summary>
    public required bool IsPlain { get; init; }
}
