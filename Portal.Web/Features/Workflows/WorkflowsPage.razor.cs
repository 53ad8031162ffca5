using Microsoft.AspNetCore.Components;
using Portal.Engine.Workflows;
using Portal.Web.Ui;

namespace Portal.Web.Features.Workflows;

/// <summary>Which workflows there are, and whether each may run at this moment.</summary>
public sealed partial class WorkflowsPage(WorkflowList list, GateWatch watch) : IDisposable
{
    IReadOnlyList<WorkflowRow>? _rows;
    IDisposable? _watching;

    [SupplyParameterFromQuery]
    string? Text { get; set; }

    [SupplyParameterFromQuery]
    string? Gate { get; set; }

    [Inject]
    QueryState Query { get; set; } = default!;

    bool IsNarrowed => !string.IsNullOrEmpty(Text) || !string.IsNullOrEmpty(Gate);

    public void Dispose() => _watching?.Dispose();

    protected override Task OnParametersSetAsync() => Load();

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender) _watching = watch.Watch(_ => true, () => _ = InvokeAsync(Refresh));
    }

    async Task Load() => _rows = await list.Rows(QueryText.Plain(Text), Enum.TryParse<Reaction>(Gate, out var says) ? says : null);

    async Task Refresh()
    {
        await Load();
        StateHasChanged();
    }
}
