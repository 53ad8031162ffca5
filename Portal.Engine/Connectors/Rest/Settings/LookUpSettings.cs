using Portal.Engine.Forms;

namespace Portal.Engine.Connectors.Rest.Settings;

/// <summary>How one record is asked for by its key.</summary>
public sealed record LookUpSettings
{
    [Setting("Path", Help = "Where one record is, relative to the address of the source; {key} is replaced by its key. Of a key of several parts these are {key1}, {key2} and so on.", Example = "v1/contacts/{key}")]
    public string? Path { get; init; }

    [Setting("Item", Help = "Where in the answer the record stands; $ if it is the answer.", Example = "data")]
    public string Item { get; init; } = "$";
}
