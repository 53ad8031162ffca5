namespace Portal.Engine.Sync.Drifting;

/// <summary>One thing that is not as it was.</summary>
/// <param name="Kind">In which way.</param>
/// <param name="Path">The field; empty where it is the key.</param>
/// <param name="From">What its values were; null if it was not there.</param>
/// <param name="To">What they are; null if it is not there.</param>
/// <param name="Rows">In how many rows it is so.</param>
/// <param name="Of">Of how many that were looked at.</param>
/// <param name="Since">When it was noticed.</param>
public sealed record DriftChange(DriftKind Kind, string Path, FieldKind? From, FieldKind? To, long Rows, long Of, DateTimeOffset Since)
{
    /// <summary>The fields of the entity that are read from there.</summary>
    public IReadOnlyList<string> Touches { get; init; } = [];

    /// <summary>In how many rows in a row it was as before again.</summary>
    public int Back { get; init; }

    /// <summary>In how many readings of all there is, in a row, it was seen while it is only suspected.</summary>
    public int Readings { get; init; }

    /// <summary>The rows that were looked at while it is only suspected, by <see cref="ShapeLook.Seen"/>.</summary>
    public IReadOnlyList<int> Seen { get; init; } = [];

    internal bool IsSame(DriftChange other) => Kind == other.Kind && Path == other.Path;
}
