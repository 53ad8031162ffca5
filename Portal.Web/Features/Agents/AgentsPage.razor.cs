using Portal.Engine.Agents;

namespace Portal.Web.Features.Agents;

/// <summary>Which programs read here.</summary>
public sealed partial class AgentsPage(AgentBook book, TimeProvider clock)
{
    IReadOnlyList<AgentListing>? _agents;

    protected override async Task OnInitializedAsync() => _agents = await book.List();
}
