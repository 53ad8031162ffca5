using Portal.Engine.Forms;

namespace Portal.Engine.Connectors.Rest.Settings;

/// <summary>Asks for some fields only, where a source can do that.</summary>
public sealed record FieldSelection
{
    [Setting("Parameter", Help = "What fields are asked for by.", Example = "properties")]
    public string? Parameter { get; init; }

    [Setting("Fields", Help = "Which ones, with those of the key and of the last change.")]
    public IReadOnlyList<string> Names { get; init; } = [];

    [Setting("Separator")]
    public string Separator { get; init; } = ",";
}
