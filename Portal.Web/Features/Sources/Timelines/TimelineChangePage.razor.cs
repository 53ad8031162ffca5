using Microsoft.AspNetCore.Components;
using Portal.Engine.Sources;
using Portal.Engine.Sync.Timelines;

namespace Portal.Web.Features.Sources.Timelines;

/// <summary>One change of a source, at an address that can be sent to somebody.</summary>
public sealed partial class TimelineChangePage(SourceRegistry sources, SourceTimeline timeline, NavigationManager navigation)
{
    (Source Source, TimelineEvent Event)? _found;

    [Parameter]
    public long Id { get; set; }

    [Parameter]
    public long ChangeId { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        _found = await sources.Find(Id) is { } source && await timeline.Change(Id, ChangeId) is { } found ? (source, found) : null;
        if (_found is null) navigation.NotFound();
    }
}
