namespace Portal.Engine.People;

/// <summary>What a person is there for. Each sees what the one before sees, and more.</summary>
public enum Role
{
    /// <summary>Fills in what no system knows.</summary>
    Staff,

    /// <summary>Watches freshness and handles incidents.</summary>
    Manager,

    /// <summary>Connects systems and looks after people.</summary>
    Admin,
}
