using Microsoft.AspNetCore.Components;
using Portal.Web.Platform;
using Portal.Web.Ui;
using Portal.Web.Ui.Tables;
using Portal.Web.Verdicts;

namespace Portal.Web.Features.Freshness;

/// <summary>How the verdict of one stream went.</summary>
public sealed partial class VerdictsPage(StreamVerdicts verdicts, FreshnessWatch watch, NavigationManager navigation) : IDisposable
{
    (FreshnessRow Row, IReadOnlyList<Lasted> Lasted)? _shown;
    IDisposable? _watching;

    [Parameter]
    public long Id { get; set; }

    [SupplyParameterFromQuery]
    string? Verdict { get; set; }

    [SupplyParameterFromQuery]
    string? Sort { get; set; }

    [SupplyParameterFromQuery]
    string? Page { get; set; }

    [Inject]
    QueryState Query { get; set; } = default!;

    [CascadingParameter]
    Visitor? Visitor { get; set; }

    VerdictsQuery Asked => new(Verdict, Sort);

    int Number => PageNumber.Of(Page);

    public void Dispose() => _watching?.Dispose();

    protected override async Task OnParametersSetAsync()
    {
        await Load();
        if (_shown is null) navigation.NotFound();
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender) _watching = watch.Verdicts(() => _ = InvokeAsync(Refresh));
    }

    async Task Load() => _shown = await verdicts.Of(Id, Visitor?.Zone() ?? TimeZoneInfo.Utc);

    async Task Refresh()
    {
        await Load();
        StateHasChanged();
    }
}
