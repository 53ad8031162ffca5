using Microsoft.AspNetCore.Components;
using Portal.Web.Platform;
using Portal.Web.Ui;
using Portal.Web.Ui.Tables;
using Portal.Web.Verdicts;

namespace Portal.Web.Features.Freshness;

/// <summary>How fresh everything is, by entity, source or workflow.</summary>
public sealed partial class FreshnessPage(FreshnessList list, FreshnessWatch watch) : IDisposable
{
    IReadOnlyList<FreshnessGroup>? _groups;
    int _total, _streams;
    IDisposable? _watching;
    bool _reading;

    [SupplyParameterFromQuery]
    string? By { get; set; }

    [SupplyParameterFromQuery]
    string? Verdict { get; set; }

    [SupplyParameterFromQuery]
    string? Text { get; set; }

    [SupplyParameterFromQuery]
    string? Sort { get; set; }

    [SupplyParameterFromQuery]
    string? Page { get; set; }

    [Inject]
    QueryState Query { get; set; } = default!;

    [CascadingParameter]
    Visitor? Visitor { get; set; }

    FreshnessQuery Asked => new(By, Verdict, Text, Sort);

    int Number => PageNumber.Of(Page);

    public void Dispose() => _watching?.Dispose();

    protected override async Task OnParametersSetAsync()
    {
        _reading = _groups is not null;
        await Load();
        _reading = false;
    }

    /// <summary>What is shown already is not drawn once more while other rows are on their way.</summary>
    protected override bool ShouldRender() => !_reading;

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender) _watching = watch.Verdicts(() => _ = InvokeAsync(Refresh));
    }

    async Task Load() => (_groups, _total, _streams) = await list.Page(Asked.Filter(Number), Visitor?.Zone() ?? TimeZoneInfo.Utc);

    async Task Refresh()
    {
        await Load();
        StateHasChanged();
    }
}
