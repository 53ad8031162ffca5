using Portal.Engine.Agents;
using Portal.Web.Ui;

namespace Portal.Web.Features.Agents;

/// <summary>The filters of the agents as the address has them, for the page and its export alike.</summary>
public sealed record AgentQuery(string? Text, string? State, string? Sort)
{
    public bool IsNarrowed => !string.IsNullOrEmpty(Text) || !string.IsNullOrEmpty(State);

    public static AgentQuery Of(IQueryCollection query) => new(query["text"], query["state"], query["sort"]);

    public AgentFilter Filter() => new()
    {
        Text = QueryText.Plain(Text),
        Disabled = State switch { "disabled" => true, "active" => false, _ => null },
        ByUse = Sort?.TrimStart('-') == "used",
        Descending = Sort?.StartsWith('-') == true,
    };
}
