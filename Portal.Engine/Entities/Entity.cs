using Portal.Engine.Audit;

namespace Portal.Engine.Entities;

/// <summary>A type of the unified model, such as customer or login.</summary>
public sealed class Entity : IAudited
{
    public const int DefaultMostInOne = 20;

    public required long Id { get; init; }

    /// <summary>Its name in the API: small letters, digits and underscores.</summary>
    public required string Name { get; init; }

    /// <summary>What a person calls it.</summary>
    public required string Label { get; set; }

    public required EntityKind Kind { get; init; }

    /// <summary>A list is exchanged as a whole, never changed.</summary>
    public required IReadOnlyList<EntityField> Fields { get; set; }

    /// <summary>How records of several sources become one; null if each stays alone, as happenings do.</summary>
    public Match? Match { get; init; }

    /// <summary>A match value that gathers more records than this is held for a person.</summary>
    public int MostInOne { get; set; } = DefaultMostInOne;

    public Precedence Precedence { get; set; } = new();

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Records are matched by the blind index of a sensitive field, not by its value.</summary>
    public bool MatchesBlindly => Match is { } match && Field(match.Field) is { Sensitive: true };

    string IAudited.AuditKind => "entity";

    string IAudited.AuditId => $"{Id}";

    string IAudited.AuditName => $"{Label} ({Name})";

    public EntityField? Field(string name) => Fields.FirstOrDefault(field => field.Name == name);
}
