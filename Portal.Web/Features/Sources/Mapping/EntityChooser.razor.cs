using Microsoft.AspNetCore.Components;
using Portal.Engine.Entities;
using Portal.Engine.Entities.Ready;
using Portal.Engine.Mapping;
using Portal.Engine.Mapping.Suggesting;

namespace Portal.Web.Features.Sources.Mapping;

/// <summary>Offers what rows may be, the best first, with the reason.</summary>
public sealed partial class EntityChooser
{
    const int MostOffered = 3;

    IReadOnlyList<EntityFit> _fits = [];
    IReadOnlyList<SampleRow>? _shown;
    string _other = "";

    [Parameter, EditorRequired]
    public IReadOnlyList<SampleRow> Rows { get; set; } = [];

    /// <summary>What the source calls the list.</summary>
    [Parameter]
    public string Called { get; set; } = "";

    /// <summary>The entities that are there.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<Entity> Known { get; set; } = [];

    [Parameter]
    public EventCallback<EntityChoice> OnChosen { get; set; }

    protected override void OnParametersSet()
    {
        if (ReferenceEquals(_shown, Rows)) return;
        _shown = Rows;
        var ready = ReadyEntities.All.Select(one => one.Draft).Where(draft => Known.All(known => known.Name != draft.Name));
        _fits = [.. EntityFits.Of(Rows, Called, Known.Select(EntityDraft.Of).Concat(ready)).Take(MostOffered)];
    }

    (EntityChoice Choice, bool IsNew) Choice(EntityDraft draft)
    {
        var known = Known.FirstOrDefault(one => one.Name == draft.Name);
        return (new EntityChoice(draft, known?.Id), known is null);
    }

    Task ChooseOther()
    {
        var known = Known.FirstOrDefault(one => one.Name == _other);
        var draft = known is null ? ReadyEntities.Find(_other)?.Draft : EntityDraft.Of(known);
        return draft is null ? Task.CompletedTask : OnChosen.InvokeAsync(new EntityChoice(draft, known?.Id));
    }

    Task FromRows()
    {
        var draft = EntityFromRows.Draft(Called, Rows);
        var (name, number) = (draft.Name, 2);
        while (Known.Any(known => known.Name == name)) name = $"{draft.Name}_{number++}";
        return OnChosen.InvokeAsync(new EntityChoice(draft with { Name = name }, null));
    }
}
