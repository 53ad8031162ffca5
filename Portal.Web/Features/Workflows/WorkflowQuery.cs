using Portal.Engine.Workflows;
using Portal.Web.Ui;

namespace Portal.Web.Features.Workflows;

/// <summary>The filters of the workflows as the address has them, for the page and its export alike.</summary>
public sealed record WorkflowQuery(string? Text, string? Gate, string? Sort)
{
    public string Part => QueryText.Plain(Text) ?? "";

    public Reaction? Says => QueryText.Word<Reaction>(Gate);

    public bool IsNarrowed => !string.IsNullOrEmpty(Text) || !string.IsNullOrEmpty(Gate);

    public static WorkflowQuery Of(IQueryCollection query) => new(query["text"], query["gate"], query["sort"]);
}
