using Microsoft.AspNetCore.Components;
using Portal.Web.Ui;
using Portal.Web.Ui.Tables;

namespace Portal.Web.Features.Workflows;

/// <summary>Which workflows there are, and whether each may run at this moment.</summary>
public sealed partial class WorkflowsPage(WorkflowList list, GateWatch watch) : IDisposable
{
    IReadOnlyList<WorkflowRow>? _rows;
    int _total;
    IDisposable? _watching;

    [SupplyParameterFromQuery]
    string? Text { get; set; }

    [SupplyParameterFromQuery]
    string? Gate { get; set; }

    [SupplyParameterFromQuery]
    string? Sort { get; set; }

    [SupplyParameterFromQuery]
    string? Page { get; set; }

    [Inject]
    QueryState Query { get; set; } = default!;

    WorkflowQuery Asked => new(Text, Gate, Sort);

    int Number => PageNumber.Of(Page);

    bool IsNarrowed => Asked.IsNarrowed || Number > 0;

    public void Dispose() => _watching?.Dispose();

    protected override Task OnParametersSetAsync() => Load();

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender) _watching = watch.Watch(_ => true, () => _ = InvokeAsync(Refresh));
    }

    async Task Load() => (_rows, _total) = await list.Page(Asked, Number);

    async Task Refresh()
    {
        await Load();
        StateHasChanged();
    }
}
