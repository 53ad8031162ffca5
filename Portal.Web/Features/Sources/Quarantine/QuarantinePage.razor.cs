using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Portal.Engine;
using Portal.Engine.Audit;
using Portal.Engine.Sources;
using Portal.Web.Platform;
using Portal.Web.Platform.SignIn;
using Portal.Web.Ui;
using Portal.Web.Ui.Notices;
using Portal.Web.Ui.Tables;

namespace Portal.Web.Features.Sources.Quarantine;

/// <summary>The rows of a feed that could not be taken, page by page, and what can be done about them.</summary>
public sealed partial class QuarantinePage(SourceDesk desk, SyncWatch watch, Toasts toasts, NavigationManager navigation) : IDisposable
{
    IDisposable? _watching;
    Asking? _ask;
    long _since;

    [Parameter]
    public long Id { get; set; }

    [Parameter]
    public long FeedId { get; set; }

    [SupplyParameterFromQuery]
    string? Key { get; set; }

    [SupplyParameterFromQuery]
    string? Field { get; set; }

    [SupplyParameterFromQuery(Name = Pager.After)]
    string? After { get; set; }

    [SupplyParameterFromQuery(Name = Pager.Before)]
    string? Before { get; set; }

    [Inject]
    QuarantineScene Scene { get; set; } = default!;

    [Inject]
    QueryState Query { get; set; } = default!;

    [CascadingParameter]
    Task<AuthenticationState> Authentication { get; set; } = default!;

    [CascadingParameter]
    Visitor? Visitor { get; set; }

    QuarantineQuery Asked => new(Key, Field);

    /// <summary>With what the address asks for, which may be of another mapping.</summary>
    IEnumerable<string> Subjects => string.IsNullOrEmpty(Field) ? Scene.Sight!.Subjects : Scene.Sight!.Subjects.Append(Field).Distinct();

    string? EarlierUrl => Scene.Page is { HasEarlier: true, Rows: [var first, ..] } ? Query.With((Pager.Before, first.Place), (Pager.After, null)) : null;

    string? LaterUrl => Scene.Page is { HasLater: true, Rows: [.., var last] } ? Query.With((Pager.After, last.Place), (Pager.Before, null)) : null;

    public void Dispose() => _watching?.Dispose();

    protected override async Task OnParametersSetAsync()
    {
        _since = watch.Moves;
        if (!await Load()) navigation.NotFound();
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (_watching is null && Scene.Found is not null) _watching = watch.Watch(_since, feed => feed == FeedId, _ => false, moved => _ = InvokeAsync(Refresh));
    }

    Task<bool> Load() => Scene.Load(Id, FeedId, Asked.Query(After, Before), Pager.Rows);

    async Task Refresh()
    {
        await Load();
        StateHasChanged();
    }

    async Task<Outcome<string>> Raw(long row) => await Scene.Raw(await Me(), row);

    void Ask(RefusedRowText row) => _ask = new Asking($"Drop {row.Name}?", (me, feed) => desk.Drop(me, feed, row.Row.Id));

    async Task AskAll()
    {
        var whole = await Scene.Whole();
        if (Scene.Found is var (place, feed)) _ask = new Asking($"Drop {Amounts.Count(whole.Count, "row")} of {place.Stream.Name}, {feed.Name}?", (me, of) => desk.DropAll(me, of, whole)) { IsAll = true };
    }

    Task Drop() => _ask is { } ask ? Do(ask.Do) : Task.CompletedTask;

    Task Replay() => Do(desk.Replay);

    async Task Do(Func<Actor, Feed, Task<Outcome<string>>> deed)
    {
        if (Scene.Found is not var (_, feed)) return;
        if ((await deed(await Me(), feed)).Succeeded(out var done, out var refusal)) toasts.Done(done);
        else toasts.Problem(refusal.Message);
        await Load();
    }

    async Task<Actor> Me() => (await Authentication).User.AsActor(Visitor?.Address);

    void Narrow(string name, object? value) => Query.Set((name, value), (Pager.After, null), (Pager.Before, null));

    /// <param name="Title">The question.</param>
    /// <param name="Do">Drops what it is about.</param>
    sealed record Asking(string Title, Func<Actor, Feed, Task<Outcome<string>>> Do)
    {
        /// <summary>It is about all rows.</summary>
        public bool IsAll { get; init; }
    }
}
