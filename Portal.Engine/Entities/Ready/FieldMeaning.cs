namespace Portal.Engine.Entities.Ready;

/// <summary>One thing that a field may mean, and what systems call it.</summary>
/// <param name="Names">What entities call it.</param>
/// <param name="Words">What systems call it, without spaces and accents.</param>
public sealed record FieldMeaning(IReadOnlyList<string> Names, IReadOnlyList<string> Words)
{
    /// <summary>What systems call it where they have no better word, and what may be something else as well.</summary>
    public IReadOnlyList<string> Perhaps { get; init; } = [];

    /// <summary>What its values look like, if they can be told by that.</summary>
    public FieldLook Look { get; init; }

    /// <summary>It is part of an address, and may stand in a group called so.</summary>
    public bool InAddress { get; init; }
}
