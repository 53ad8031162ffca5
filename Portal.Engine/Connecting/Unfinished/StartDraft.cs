namespace Portal.Engine.Connecting.Unfinished;

/// <summary>What somebody entered of how often a list is read and how old it may be, before it is started. It is kept as typed, whether it can be read or not.</summary>
public sealed record StartDraft
{
    /// <summary>Null while it is called as it was found.</summary>
    public string? Name { get; init; }

    /// <summary>Empty if nobody says how old it may be.</summary>
    public string Tolerance { get; init; } = "";

    /// <summary>Whether what is gone is removed; null while that is as it is proposed.</summary>
    public bool? Sweeps { get; init; }

    public TypedSchedule Schedule { get; init; } = new();
}
