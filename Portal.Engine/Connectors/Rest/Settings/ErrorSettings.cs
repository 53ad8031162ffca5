using Portal.Engine.Forms;

namespace Portal.Engine.Connectors.Rest.Settings;

/// <summary>For a source that answers 200 and tells of an error inside.</summary>
public sealed record ErrorSettings
{
    [Setting("Sign", Help = "Where in an answer something stands that only stands there when it is an error.", Example = "error")]
    public string? Path { get; init; }

    [Setting("Its value", Help = "The answer is an error only if the sign is this. Without it, it is one if the sign is there and says more than nothing, false or an empty list.", Example = "false")]
    public string? Is { get; init; }

    [Setting("Code", Help = "Where the code of the error stands.", Example = "error.code")]
    public string? Code { get; init; }

    [Setting("Message", Help = "Where the message stands.", Example = "error.message")]
    public string? Message { get; init; }

    [Setting("Codes of the credential", Help = "The credential is wrong or may not read this.")]
    public IReadOnlyList<string> Credential { get; init; } = [];

    [Setting("Codes of the limit", Help = "The source was asked too often.")]
    public IReadOnlyList<string> Limit { get; init; } = [];

    [Setting("Codes that may pass", Help = "It may go well when it is tried again.")]
    public IReadOnlyList<string> Retry { get; init; } = [];

    [Setting("Codes of an expired page", Help = "The reading must begin again.")]
    public IReadOnlyList<string> Expired { get; init; } = [];
}
