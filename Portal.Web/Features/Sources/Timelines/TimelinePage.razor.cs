using Microsoft.AspNetCore.Components;
using Portal.Web.Ui;
using Portal.Web.Ui.Tables;

namespace Portal.Web.Features.Sources.Timelines;

/// <summary>What happened to a source: runs and changes in one list, newest first.</summary>
public sealed partial class TimelinePage(NavigationManager navigation)
{
    [Parameter]
    public long Id { get; set; }

    [SupplyParameterFromQuery]
    string? Kind { get; set; }

    [SupplyParameterFromQuery]
    string? Stream { get; set; }

    [SupplyParameterFromQuery]
    string? Who { get; set; }

    [SupplyParameterFromQuery(Name = Pager.After)]
    string? After { get; set; }

    [Inject]
    TimelineScene Scene { get; set; } = default!;

    [Inject]
    QueryState Query { get; set; } = default!;

    TimelineQuery Asked => new(Kind, Stream, Who, After);

    protected override async Task OnParametersSetAsync()
    {
        if (!await Scene.Load(Id, Asked)) navigation.NotFound();
    }

    void Narrow(string name, object? value) => Query.Set((name, value), (Pager.After, null));
}
