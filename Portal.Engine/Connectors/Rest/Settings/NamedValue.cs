using Portal.Engine.Forms;

namespace Portal.Engine.Connectors.Rest.Settings;

/// <summary>A query parameter that goes with every request for records, or a header that goes with all.</summary>
public sealed record NamedValue
{
    [Setting("Name", Required = true, Example = "include_deleted")]
    public string Name { get; init; } = "";

    [Setting("Value", Help = "It may hold {since}, {from} and {to}.", Example = "true")]
    public string Value { get; init; } = "";
}
