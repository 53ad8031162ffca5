namespace Portal.Engine.Data.Asking;

/// <summary>What is wanted of one record.</summary>
public sealed record Looking
{
    /// <summary>Which fields; null for all that may be seen.</summary>
    public IReadOnlyList<string>? Fields { get; init; }

    public TimeSpan? MaxAge { get; init; }

    public bool Disagreements { get; init; }
}
