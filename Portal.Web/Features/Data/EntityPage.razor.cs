using Microsoft.AspNetCore.Components;
using Portal.Engine;
using Portal.Engine.Agents.Scopes;
using Portal.Engine.Data;
using Portal.Engine.Data.Answers;
using Portal.Engine.Data.Asking;
using Portal.Engine.Entities;
using Portal.Web.Features.Data.Asking;
using Portal.Web.Ui;
using Portal.Web.Ui.Tables;

namespace Portal.Web.Features.Data;

/// <summary>The records of one entity, as its address asks for them.</summary>
public sealed partial class EntityPage(DataSight sight, DataReader reader, DataWatch watch, NavigationManager navigation) : IDisposable
{
    readonly PagesGone _gone = new();

    Entity? _entity;
    ScopedEntity? _seen;
    DataPage? _page;
    IReadOnlyList<DataFilter> _where = [];
    IReadOnlyList<string> _columns = [];
    string? _problem;
    int _asked;
    IDisposable? _watching;

    [Parameter]
    public string Entity { get; set; } = "";

    [SupplyParameterFromQuery(Name = FilterBar.InAddress)]
    string[]? Where { get; set; }

    [SupplyParameterFromQuery]
    string? Sort { get; set; }

    [SupplyParameterFromQuery(Name = ColumnPicker.InAddress)]
    string? Chosen { get; set; }

    [SupplyParameterFromQuery]
    string? Ages { get; set; }

    [SupplyParameterFromQuery(Name = Pager.After)]
    string? After { get; set; }

    [Inject]
    QueryState Query { get; set; } = default!;

    bool IsCompact => Ages == "compact";

    bool IsFollowed => After is { } after && _gone.Knows(after);

    string? PreviousUrl => string.IsNullOrEmpty(After) ? null : Query.With((Pager.After, _gone.Before(After)));

    IReadOnlyList<EntityField> Searchable => [.. _seen!.Fields.Where(one => one.Searchable)];

    IReadOnlyList<EntityField> Columns => [.. _seen!.Fields.Where(one => _columns.Contains(one.Name))];

    public void Dispose() => _watching?.Dispose();

    protected override async Task OnParametersSetAsync()
    {
        await Load();
        if (_entity is null) navigation.NotFound();
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender) _watching = watch.Watch(() => _ = InvokeAsync(Refresh));
    }

    async Task Load()
    {
        // Of two questions on their way the one asked last counts.
        var asked = ++_asked;
        _gone.Go(string.IsNullOrEmpty(After) ? null : After);
        if (await sight.Of(Entity) is not var (entity, model) || model.Find(Entity) is not { } seen)
        {
            _entity = null;
            return;
        }

        var query = new EntityQuery(Where ?? [], Sort, Chosen).Ask(seen, Pager.Rows) with { Cursor = string.IsNullOrEmpty(After) ? null : After, Disagreements = true };
        var (page, refusal) = (default(DataPage), default(Refusal));
        if (seen.Kind != EntityKind.Happening) (await reader.Query(model, query)).Succeeded(out page, out refusal);
        if (asked != _asked) return;
        (_entity, _seen, _where, _columns) = (entity, seen, query.Where, query.Fields!);
        (_page, _problem) = (page, refusal?.Message);
        _gone.Read(_page?.Next);
    }

    async Task Refresh()
    {
        await Load();
        StateHasChanged();
    }

    string Name(string field) => _entity?.Field(field)?.Label ?? field;
}
