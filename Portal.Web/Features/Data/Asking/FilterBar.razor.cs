using Microsoft.AspNetCore.Components;
using Portal.Engine.Data.Asking;
using Portal.Engine.Entities;
using Portal.Web.Ui;
using Portal.Web.Ui.Tables;

namespace Portal.Web.Features.Data.Asking;

/// <summary>Writes conditions into the address. What is typed stays until it is added, whatever is loaded meanwhile.</summary>
public sealed partial class FilterBar
{
    /// <summary>What the address calls conditions.</summary>
    public const string InAddress = "where";

    string _field = "", _value = "";
    FilterOp _op;

    /// <summary>What the records are.</summary>
    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    /// <summary>The fields that records are found by.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<EntityField> Searchable { get; set; } = [];

    /// <summary>The conditions that hold.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<DataFilter> Where { get; set; } = [];

    /// <summary>What a field is called.</summary>
    [Parameter, EditorRequired]
    public Func<string, string> Name { get; set; } = default!;

    [Inject]
    QueryState Query { get; set; } = default!;

    EntityField Chosen => Searchable.FirstOrDefault(one => one.Name == _field) ?? Searchable[0];

    FilterOp Op => FilterWords.Of(Chosen) is var ops && ops.Contains(_op) ? _op : ops[0];

    string Hint => (Op, Chosen.Type) switch
    {
        (FilterOp.In, _) => "Values, with commas between them",
        (_, FieldType.Number) => "A number, such as 12.5",
        (_, FieldType.Moment) => "A moment, such as 2026-03-29T01:00:00Z",
        (_, FieldType.Boolean) => "true or false",
        _ => "Value",
    };

    protected override void OnParametersSet()
    {
        if (Searchable.Count == 0) return;
        (_field, _op) = (Chosen.Name, Op);
    }

    void Add()
    {
        _op = Op;
        if (Op != FilterOp.IsNull && string.IsNullOrWhiteSpace(_value)) return;
        Query.Set((InAddress, Texts([.. Where, FilterWords.Make(Chosen.Name, Op, QueryText.Plain(_value)!)])), (Pager.After, null));
        _value = "";
    }

    string WithoutOne(int without) => Without([.. Where.Where((_, i) => i != without)]);

    string Without(IReadOnlyList<DataFilter> left) => Query.With((InAddress, Texts(left)), (Pager.After, null));

    static string[] Texts(IReadOnlyList<DataFilter> filters) => [.. filters.Select(FilterWords.Write).Distinct()];
}
