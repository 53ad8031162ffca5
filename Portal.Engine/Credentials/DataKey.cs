namespace Portal.Engine.Credentials;

/// <summary>
/// A key that many values are encrypted with, itself sealed by the master key: when that one moves, this row is sealed anew
/// and the values stay as they are.
/// </summary>
public sealed class DataKey
{
    public const string Purpose = "data key";

    /// <summary>What it is for.</summary>
    public required string Name { get; init; }

    public required string Sealed { get; set; }

    public required DateTimeOffset At { get; init; }
}
