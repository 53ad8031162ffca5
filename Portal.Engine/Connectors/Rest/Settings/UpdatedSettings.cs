using Portal.Engine.Forms;

namespace Portal.Engine.Connectors.Rest.Settings;

/// <summary>What tells when a record last changed.</summary>
public sealed record UpdatedSettings
{
    [Setting("Field", Help = "The path to it inside a record. Without it nothing can be read incrementally, and the time of the request decides which of two values is newer.", Example = "properties.lastmodified")]
    public string? Field { get; init; }

    [Setting("How it is written")]
    public TimeSettings Time { get; init; } = new();
}
