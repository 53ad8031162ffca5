using Portal.Engine.Data.Fetching;

namespace Portal.Engine.Data.Asking;

/// <summary>What is wanted of one record.</summary>
public sealed record Looking
{
    /// <summary>Which fields; null for all that may be seen.</summary>
    public IReadOnlyList<string>? Fields { get; init; }

    public TimeSpan? MaxAge { get; init; }

    /// <summary>What is older than it may be is fetched now, where feeds can ask for single records.</summary>
    public bool Fetch { get; init; } = true;

    /// <summary>What was fetched for this answer already.</summary>
    internal Fetches? Fetches { get; init; }

    public bool Disagreements { get; init; }
}
