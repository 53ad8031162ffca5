using Microsoft.AspNetCore.Components;
using Portal.Web.Platform;
using Portal.Web.Ui;
using Portal.Web.Verdicts;

namespace Portal.Web.Features.Home.Now;

public sealed partial class HomeBoard(FreshnessWatch watch) : IDisposable
{
    IDisposable? _watching;

    /// <summary>"days" for 30 days instead of 24 hours.</summary>
    [Parameter]
    public string? Span { get; set; }

    [Inject]
    HomeScene Scene { get; set; } = default!;

    [Inject]
    QueryState Query { get; set; } = default!;

    [CascadingParameter]
    Visitor? Visitor { get; set; }

    bool ByDay => Span == "days";

    TimeZoneInfo Zone => Visitor?.Zone() ?? TimeZoneInfo.Utc;

    public void Dispose() => _watching?.Dispose();

    protected override Task OnParametersSetAsync() => Scene.Show(ByDay, Zone);

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender) _watching = watch.Verdicts(() => _ = InvokeAsync(Refresh));
    }

    async Task Refresh()
    {
        await Scene.Load(ByDay, Zone);
        StateHasChanged();
    }
}
