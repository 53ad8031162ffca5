namespace Portal.Engine.Entities;

/// <summary>One field of an entity.</summary>
/// <param name="Name">Its name in records and in the API: small letters, digits and underscores.</param>
/// <param name="Type">What it holds.</param>
public sealed record EntityField(string Name, FieldType Type)
{
    /// <summary>What a person calls it; without one its name is shown.</summary>
    public string? Label { get; init; }

    /// <summary>It is personal or secret: encrypted wherever it rests.</summary>
    public bool Sensitive { get; init; }

    /// <summary>Records can be found by it.</summary>
    public bool Searchable { get; init; }

    /// <summary>A record without it is bad.</summary>
    public bool Required { get; init; }
}
