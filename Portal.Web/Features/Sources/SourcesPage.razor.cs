using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Portal.Web.Features.Sources.Sample;
using Portal.Web.Platform;
using Portal.Web.Platform.SignIn;
using Portal.Web.Ui;
using Portal.Web.Ui.Notices;
using Portal.Web.Ui.Tables;
using Portal.Web.Verdicts;

namespace Portal.Web.Features.Sources;

/// <summary>Which systems are read, and how each stands at this moment.</summary>
public sealed partial class SourcesPage(SourceList list, SyncWatch watch, FreshnessWatch freshness, Toasts toasts, NavigationManager navigation) : IDisposable
{
    IReadOnlyList<SourceRow>? _rows;
    HashSet<long> _feeds = [];
    int _total;
    long _since;
    bool _reading;
    IDisposable? _watching, _following;

    [SupplyParameterFromQuery]
    string? Text { get; set; }

    [SupplyParameterFromQuery]
    string? Environment { get; set; }

    [SupplyParameterFromQuery]
    string? Freshness { get; set; }

    [SupplyParameterFromQuery]
    string? Run { get; set; }

    [SupplyParameterFromQuery]
    string? Waits { get; set; }

    [SupplyParameterFromQuery]
    string? Sort { get; set; }

    [SupplyParameterFromQuery]
    string? Page { get; set; }

    [Inject]
    QueryState Query { get; set; } = default!;

    [Inject]
    SampleConnection Sample { get; set; } = default!;

    [CascadingParameter]
    Task<AuthenticationState> Authentication { get; set; } = default!;

    [CascadingParameter]
    Visitor? Visitor { get; set; }

    SourceQuery Asked => new(Text, Environment, Freshness, Run, Sort, Waits);

    bool IsNarrowed => Asked.IsNarrowed || Number > 0;

    bool CanConnect => _rows is { Count: > 0 } rows && Sample.IsOffered && !IsNarrowed && rows.All(row => row.Source.Name != SampleConnection.Name);

    int Number => PageNumber.Of(Page);

    public void Dispose()
    {
        _watching?.Dispose();
        _following?.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        _since = watch.Moves;
        _reading = _rows is not null;
        await Load();
        _reading = false;
    }

    /// <summary>What is shown already is not drawn once more while other rows are on their way.</summary>
    protected override bool ShouldRender() => !_reading;

    protected override void OnAfterRender(bool firstRender)
    {
        if (_watching is not null || _rows is null) return;
        _watching = watch.Watch(_since, feed => _feeds.Contains(feed), _ => false, moved => _ = InvokeAsync(() => Refresh(moved)));
        _following = freshness.Verdicts(() => _ = InvokeAsync(Judge));
    }

    async Task Judge()
    {
        if (_rows is null || await list.Judge(_rows) is not { } judged) return;
        if (Asked.Verdict is null) _rows = judged;
        else await Load();
        StateHasChanged();
    }

    async Task Load()
    {
        (_rows, _total) = await list.Page(Asked, Number);
        _feeds = [.. _rows.SelectMany(row => row.Feeds).Select(feed => feed.Feed.Id)];
    }

    async Task Refresh(IReadOnlySet<long> moved)
    {
        if (_rows is null || !list.Differs(_rows, moved)) return;
        await Load();
        StateHasChanged();
    }

    async Task Connect()
    {
        var me = (await Authentication).User.AsActor(Visitor?.Address);
        if ((await Sample.Connect(me)).Succeeded(out var source, out var refusal)) navigation.NavigateTo(Urls.Source(source.Id));
        else toasts.Problem(refusal.Message);
    }
}
