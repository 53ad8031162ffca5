using System.Globalization;
using Microsoft.AspNetCore.Components;
using Portal.Engine.Freshness;
using Portal.Web.Platform;
using Portal.Web.Ui;
using Portal.Web.Verdicts;

namespace Portal.Web.Features.Freshness;

/// <summary>How fresh everything is, by entity, source or workflow.</summary>
public sealed partial class FreshnessPage(FreshnessList list, FreshnessWatch watch) : IDisposable
{
    const int LastPage = 1000;

    IReadOnlyList<FreshnessGroup>? _groups;
    int _total, _streams;
    IDisposable? _watching;

    [SupplyParameterFromQuery]
    string? By { get; set; }

    [SupplyParameterFromQuery]
    string? Verdict { get; set; }

    [SupplyParameterFromQuery]
    string? Text { get; set; }

    [SupplyParameterFromQuery]
    string? Page { get; set; }

    [Inject]
    QueryState Query { get; set; } = default!;

    [CascadingParameter]
    Visitor? Visitor { get; set; }

    Gathered Chosen => Enum.TryParse<Gathered>(By, ignoreCase: true, out var by) && Enum.IsDefined(by) ? by : Gathered.Entity;

    Verdict? Wanted => Enum.TryParse<Verdict>(Verdict, ignoreCase: true, out var verdict) && Enum.IsDefined(verdict) ? verdict : null;

    bool IsNarrowed => !string.IsNullOrEmpty(Text) || Wanted is not null;

    int Number => QueryText.Key(Page) is > 0 and <= LastPage and var number ? (int)number : 0;

    public void Dispose() => _watching?.Dispose();

    protected override Task OnParametersSetAsync() => Load();

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender) _watching = watch.Verdicts(() => _ = InvokeAsync(Refresh));
    }

    async Task Load() => (_groups, _total, _streams) = await list.Page(new FreshnessFilter(Chosen, Wanted, QueryText.Plain(Text), Number), Visitor?.Zone() ?? TimeZoneInfo.Utc);

    async Task Refresh()
    {
        await Load();
        StateHasChanged();
    }

    string PageUrl(int number) => Query.With(("page", number == 0 ? null : number.ToString(CultureInfo.InvariantCulture)));
}
