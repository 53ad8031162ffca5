using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Portal.Engine.Entities;
using Portal.Engine.Mapping;
using Portal.Engine.Mapping.Suggesting;
using Portal.Engine.Mapping.Trying;
using Portal.Engine.Projection;
using Portal.Web.Ui.Times;

namespace Portal.Web.Features.Sources.Mapping;

/// <summary>Edits a mapping on sample rows.</summary>
public sealed partial class MappingEditor(TimeProvider clock) : IDisposable
{
    const string Paths = "source-paths";

    MappingForm _form = MappingForm.Of(new EntityDraft("", "", EntityKind.Keyed, []), new MappingDefinition());
    IReadOnlyList<SampledField> _seen = [];
    Dictionary<string, MappingSuggestion> _suggestions = [];
    MappingTrial _trial = MappingTrial.None;
    JoinsFound? _joins;
    EntityField? _new;
    SampledField? _newFrom;
    Throttle? _throttle;
    (IReadOnlyList<SampleRow>? Rows, EntityDraft? Entity, MappingDefinition? Definition) _shown;
    int _tries;

    /// <summary>The rows that it is tried on.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<SampleRow> Rows { get; set; } = [];

    /// <summary>What they are to become.</summary>
    [Parameter, EditorRequired]
    public EntityDraft Entity { get; set; } = default!;

    [Parameter, EditorRequired]
    public MappingDefinition Definition { get; set; } = default!;

    /// <summary>Hears of every change at once, with whatever is wrong in it.</summary>
    [Parameter]
    public EventCallback<MappingDefinition> DefinitionChanged { get; set; }

    /// <summary>Adds a field to the entity and says why not; whoever does hands in the entity anew. Without it none can be added.</summary>
    [Parameter]
    public Func<EntityField, Task<string?>>? AddField { get; set; }

    /// <summary>Tells how the rows would join what is there; without it that is not told.</summary>
    [Parameter]
    public Func<MappingTrial, Task<JoinsFound?>>? FindJoins { get; set; }

    /// <summary>Which time zone is meant where the source tells none.</summary>
    [Parameter]
    public string Zone { get; set; } = "UTC";

    /// <summary>What is good and not taken yet.</summary>
    IReadOnlyList<MappedField> Open => [.. _form.Fields.Where(one => !one.IsMapped && _suggestions.TryGetValue(one.To, out var found) && found.Sureness != Sureness.Perhaps)];

    public void Dispose() => _throttle?.Dispose();

    protected override async Task OnParametersSetAsync()
    {
        _throttle ??= new Throttle(clock, Throttle.ForPages, () => _ = InvokeAsync(Tried));
        var isSame = ReferenceEquals(_shown.Rows, Rows) && ReferenceEquals(_shown.Entity, Entity);
        if (isSame && ReferenceEquals(_shown.Definition, Definition)) return;
        if (!isSame)
        {
            _seen = SampledFields.Of(Rows);
            _suggestions = Suggestions.Of(Entity, _seen, Zone).ToDictionary(one => one.Mapping.To);
        }

        _shown = (Rows, Entity, Definition);
        _form = MappingForm.Of(Entity, Definition);
        await Try();
    }

    async Task Changed()
    {
        var definition = _form.Definition();
        _shown = _shown with { Definition = definition };
        await DefinitionChanged.InvokeAsync(definition);
        _throttle!.Call();
    }

    async Task Tried()
    {
        await Try();
        StateHasChanged();
    }

    async Task Try()
    {
        _trial = MappingTry.Of(Entity, _form.Definition(), Rows);
        if (FindJoins is not null) _joins = await FindJoins(_trial);
        _tries++;
    }

    Task TakeAll()
    {
        foreach (var field in Open) field.Take(_suggestions[field.To].Mapping);
        return Changed();
    }

    void New(SampledField? from)
    {
        _newFrom = from;
        _new = from is null ? new EntityField("", FieldType.Text) : EntityFromRows.Field(from, [.. Entity.Fields.Select(field => field.Name)]);
    }

    async Task<string?> Added(EntityField field)
    {
        var problem = await AddField!(field);
        if (problem is not null) return problem;
        // The entity comes anew by the parameters, and with it the field's place.
        var from = _newFrom;
        (_new, _newFrom) = (null, null);
        if (from is not null && _form.Fields.FirstOrDefault(one => one.To == field.Name) is { } place)
        {
            if (_suggestions.GetValueOrDefault(field.Name) is { } known && known.Sources.Contains(from.Path)) place.Take(known.Mapping);
            else place.From = from.Path;
            await Changed();
        }

        return null;
    }

    MappingSuggestion? Suggested(MappedField field) =>
        _suggestions.GetValueOrDefault(field.To) is { } found && (!field.IsMapped || JsonSerializer.Serialize(found.Mapping, MappingDefinition.Json) != JsonSerializer.Serialize(field.Mapping(), MappingDefinition.Json)) ? found : null;

    IReadOnlyList<string> UsedBy(SampledField seen) => [.. _form.Fields.Where(field => Reads(field, seen)).Select(field => Name(field.To))];

    /// <summary>What goes into a sensitive field, or seems to belong there, is not shown beside it either.</summary>
    bool IsHidden(SampledField seen) => Entity.Fields.Any(target => target.Sensitive
        && (_form.Fields.Any(field => field.To == target.Name && Reads(field, seen)) || (_suggestions.GetValueOrDefault(target.Name) is { } found && found.Sources.Contains(seen.Path))));

    static bool Reads(MappedField field, SampledField seen) =>
        field.Path == seen.Path || field.Steps.Any(step => step.Kind.Starts && step.Values.Values.Any(text => text.Contains($"{{{seen.Path}}}", StringComparison.Ordinal) || text.Split('\n').Contains(seen.Path)));

    string Example(SampledField field) => IsHidden(field) ? "" : field.Values.Count > 0 ? field.Values[0].ToString() : "";

    string Name(string field) => Entity.Fields.FirstOrDefault(one => one.Name == field)?.Label ?? field;

    string Kind(string field) => Entity.Fields.FirstOrDefault(one => one.Name == field) is { } known ? MappingWords.Type(known) : "no longer there";
}
