namespace Portal.Engine.Audit;

/// <summary>Who does something, and from where. Handed to everything that changes something.</summary>
public sealed record Actor(Guid? PersonId, string Name, string? Address)
{
    /// <summary>The portal itself, on its own account.</summary>
    public static Actor Portal { get; } = new(null, "Portal", null);

    /// <summary>Somebody who has not shown who they are.</summary>
    public static Actor Stranger(string? address) => new(null, "Somebody not signed in", address);
}
