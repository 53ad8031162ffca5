using Microsoft.AspNetCore.Components;
using Portal.Engine.Data.Answers;
using Portal.Engine.Entities;
using Portal.Web.Platform;
using Portal.Web.Ui;
using Portal.Web.Ui.Tables;
using Portal.Web.Ui.Times;

namespace Portal.Web.Features.Data.Cells;

/// <summary>A page of records. Its ages are kept true by the shared ticker; there are too many for one listener each.</summary>
public sealed partial class RecordTable
{
    const int MostLetters = 120, Screenful = 12;

    readonly RowSlots _slots = new();
    readonly FirstRows _first = new(Screenful);
    IReadOnlyList<int> _rows = [];
    (IReadOnlyList<DataRecord> Records, bool Compact, string? Sort, bool IsWhole) _drawn;
    bool _ticked = true;

    [Parameter, EditorRequired]
    public string Caption { get; set; } = "";

    /// <summary>What one of them is called.</summary>
    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    /// <summary>Leads to one of them.</summary>
    [Parameter, EditorRequired]
    public Func<long, string> LinkOf { get; set; } = default!;

    [Parameter, EditorRequired]
    public IReadOnlyList<EntityField> Columns { get; set; } = [];

    [Parameter, EditorRequired]
    public IReadOnlyList<DataRecord> Records { get; set; } = [];

    /// <summary>The order it is in, as the address has it.</summary>
    [Parameter]
    public string? Sort { get; set; }

    /// <summary>Signs without words.</summary>
    [Parameter]
    public bool Compact { get; set; }

    [Inject]
    QueryState Query { get; set; } = default!;

    [Inject]
    Arrival Arrival { get; set; } = default!;

    [Inject]
    Ticker Ticker { get; set; } = default!;

    [CascadingParameter]
    Visitor? Visitor { get; set; }

    DateTimeOffset Now => Ticker.Now;

    TimeZoneInfo Zone => Visitor?.Zone() ?? TimeZoneInfo.Utc;

    EntityField? Naming => CellText.Naming(Columns);

    IEnumerable<EntityField> Others => Columns.Where(column => column != Naming);

    public void Dispose() => Ticker.Ticked -= Tick;

    protected override void OnParametersSet()
    {
        _rows = _slots.Show([.. Records.Select(record => (object)record.Id)], Query.Here);
        _first.Show(_rows.Cast<object>(), Arrival.IsWithin);
    }

    /// <summary>While other records are being read nothing of these is new, and they are many.</summary>
    protected override bool ShouldRender()
    {
        var drawn = (Records, Compact, Sort, _first.IsWhole);
        var isNew = _ticked || drawn != _drawn;
        (_drawn, _ticked) = (drawn, false);
        return isNew;
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender) Ticker.Ticked += Tick;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (await _first.Drawn(Arrival)) StateHasChanged();
    }

    static string Title(EntityField field) => field.Label ?? field.Name;

    static string? Class(EntityField field) => field.Type == FieldType.Number ? "end" : null;

    static DataField? Find(DataRecord record, EntityField field)
    {
        foreach (var said in record.Fields)
        {
            if (said.Name == field.Name) return said;
        }

        return null;
    }

    string? Sorted(EntityField? field) => field is not { Searchable: true } ? null : Sort == field.Name ? "ascending" : Sort == $"-{field.Name}" ? "descending" : "none";

    RenderFragment Head(EntityField? field, string title) => builder =>
    {
        if (field is not { Searchable: true })
        {
            builder.AddContent(0, title);
            return;
        }

        builder.OpenElement(1, "a");
        builder.AddAttribute(2, "href", Query.With(("sort", Sort == field.Name ? $"-{field.Name}" : field.Name), (Pager.After, null)));
        builder.AddContent(3, title);
        builder.OpenComponent<Icon>(4);
        builder.AddComponentParameter(5, nameof(Icon.Of), Sorted(field) switch { "ascending" => Icons.Up, "descending" => Icons.Down, _ => Icons.UpDown });
        builder.CloseComponent();
        builder.CloseElement();
    };

    DataField? Named(DataRecord record) => Naming is { } naming ? Find(record, naming) : null;

    RenderFragment Link(DataRecord record, DataField? named) => builder =>
    {
        builder.OpenElement(0, "a");
        builder.AddAttribute(1, "href", LinkOf(record.Id));
        builder.AddContent(2, named is { } field && ValueText.Of(field.Value, FieldType.Text).Cut(MostLetters).Text is { Length: > 0 } text ? text : $"{Label} {record.Id}");
        builder.CloseElement();
    };

    void Tick() => _ = InvokeAsync(() =>
    {
        _ticked = true;
        StateHasChanged();
    });
}
