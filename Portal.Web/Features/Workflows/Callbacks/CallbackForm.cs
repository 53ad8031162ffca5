namespace Portal.Web.Features.Workflows.Callbacks;

/// <summary>What is typed in about a callback.</summary>
public sealed class CallbackForm
{
    public string? Url { get; set; } = "";

    public string? Why { get; set; } = "";
}
