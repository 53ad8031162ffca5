using Microsoft.AspNetCore.Components;
using Portal.Engine.Agents;
using Portal.Web.Ui;
using Portal.Web.Ui.Tables;

namespace Portal.Web.Features.Agents;

/// <summary>Which programs read here.</summary>
public sealed partial class AgentsPage(AgentBook book, TimeProvider clock)
{
    IReadOnlyList<AgentListing>? _agents;
    int _total;

    [SupplyParameterFromQuery]
    string? Text { get; set; }

    [SupplyParameterFromQuery]
    string? State { get; set; }

    [SupplyParameterFromQuery]
    string? Sort { get; set; }

    [SupplyParameterFromQuery]
    string? Page { get; set; }

    [Inject]
    QueryState Query { get; set; } = default!;

    AgentQuery Asked => new(Text, State, Sort);

    int Number => PageNumber.Of(Page);

    bool IsNarrowed => Asked.IsNarrowed || Number > 0;

    protected override async Task OnParametersSetAsync() => (_agents, _total) = await book.Page(Asked.Filter(), Number * Pager.Rows, Pager.Rows);
}
