using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Portal.Engine.Sources;
using Portal.Web.Features.Sources.Sample;
using Portal.Web.Platform;
using Portal.Web.Platform.SignIn;
using Portal.Web.Ui;
using Portal.Web.Ui.Notices;
using Portal.Web.Verdicts;

namespace Portal.Web.Features.Sources;

/// <summary>Which systems are read, and how each stands at this moment.</summary>
public sealed partial class SourcesPage(SourceList list, SyncWatch watch, FreshnessWatch freshness, Toasts toasts, NavigationManager navigation) : IDisposable
{
    const int LastPage = 1000;

    IReadOnlyList<SourceRow>? _rows;
    HashSet<long> _feeds = [];
    int _total;
    IDisposable? _watching, _following;

    [SupplyParameterFromQuery]
    string? Text { get; set; }

    [SupplyParameterFromQuery]
    string? Environment { get; set; }

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

    bool IsNarrowed => !string.IsNullOrEmpty(Text) || !string.IsNullOrEmpty(Environment) || Number > 0;

    bool CanConnect => _rows is { Count: > 0 } rows && Sample.IsOffered && !IsNarrowed && rows.All(row => row.Source.Name != SampleConnection.Name);

    int Number => QueryText.Key(Page) is > 0 and <= LastPage and var number ? (int)number : 0;

    public void Dispose()
    {
        _watching?.Dispose();
        _following?.Dispose();
    }

    protected override Task OnParametersSetAsync() => Load();

    protected override void OnAfterRender(bool firstRender)
    {
        if (!firstRender) return;
        _watching = watch.Watch(feed => _feeds.Contains(feed), _ => false, moved => _ = InvokeAsync(() => Refresh(moved)));
        _following = freshness.Verdicts(() => _ = InvokeAsync(Judge));
    }

    async Task Judge()
    {
        if (_rows is null || await list.Judge(_rows) is not { } judged) return;
        _rows = judged;
        StateHasChanged();
    }

    async Task Load()
    {
        (_rows, _total) = await list.Page(new SourceFilter
        {
            Text = QueryText.Plain(Text),
            Environment = Enum.TryParse<SourceEnvironment>(Environment, out var environment) ? environment : null,
            Order = Sort?.TrimStart('-') == "environment" ? SourceOrder.Environment : SourceOrder.Name,
            Descending = Sort?.StartsWith('-') == true,
        }, Number);
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

    string PageUrl(int number) => Query.With(("page", number == 0 ? null : number.ToString(CultureInfo.InvariantCulture)));
}
