using Microsoft.AspNetCore.Components;
using Portal.Engine.Forms;
using Portal.Engine.Mapping.Steps;
using Portal.Engine.Mapping.Suggesting;
using Portal.Engine.Mapping.Trying;

namespace Portal.Web.Features.Sources.Mapping;

/// <summary>One field of the entity in the editor.</summary>
public sealed partial class FieldCard
{
    string _adding = "";

    [Parameter, EditorRequired]
    public MappedField Field { get; set; } = default!;

    /// <summary>What a person calls it.</summary>
    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    /// <summary>What it holds, in words.</summary>
    [Parameter]
    public string Kind { get; set; } = "";

    [Parameter, EditorRequired]
    public string Id { get; set; } = "";

    /// <summary>The id of the list of paths.</summary>
    [Parameter, EditorRequired]
    public string Paths { get; set; } = "";

    /// <summary>Null if there is none, or it is taken already.</summary>
    [Parameter]
    public MappingSuggestion? Suggestion { get; set; }

    /// <summary>What comes of it; null if nothing fills it.</summary>
    [Parameter]
    public TriedField? Tried { get; set; }

    [Parameter]
    public IReadOnlyList<FormProblem> Problems { get; set; } = [];

    [Parameter]
    public EventCallback OnChange { get; set; }

    static string Says(MappingSuggestion suggestion) =>
        suggestion.Mapping.From is { } from ? $"{from}{(suggestion.Mapping.Steps.Count == 0 ? "" : ", " + string.Join(", ", suggestion.Mapping.Steps.Select(step => StepKinds.Of(step).Label.ToLowerInvariant())))}" : string.Join(" + ", suggestion.Sources);

    string? Problem(string setting) => Problems.FirstOrDefault(one => one.Setting == setting)?.Text;

    IReadOnlyList<FormProblem> StepProblems(int number)
    {
        var at = $"Steps[{number}]";
        return [.. Problems.Where(one => one.Setting == at || one.Setting.StartsWith($"{at}.", StringComparison.Ordinal)).Select(one => one with { Setting = one.Setting[at.Length..].TrimStart('.') })];
    }

    Task From(string? typed) => Do(() => Field.From = typed ?? "");

    Task Add(ChangeEventArgs change)
    {
        if (StepKinds.All.FirstOrDefault(kind => kind.Name == $"{change.Value}") is not { } chosen) return Task.CompletedTask;
        // What was chosen is a deed and no state, so the list goes back.
        _adding = _adding.Length == 0 ? " " : "";
        return Do(() => Begin(chosen));
    }

    /// <summary>A step that makes the value itself stands first and takes the place of the source field.</summary>
    void Begin(StepKind kind)
    {
        if (!kind.Starts)
        {
            Field.Steps.Add(StepForm.New(kind));
            return;
        }

        var step = StepForm.New(kind);
        if (Field.Path.Length > 0 && kind.Name == "template") step.Values["text"] = $"{{{Field.Path}}}";
        if (Field.Path.Length > 0 && kind.Name == "concatenate") step.Values["paths"] = Field.Path;
        Field.From = "";
        Field.Steps.RemoveAll(one => one.Kind.Starts);
        Field.Steps.Insert(0, step);
    }

    void Empty()
    {
        Field.From = "";
        Field.Steps.Clear();
    }

    Task Do(Action deed)
    {
        deed();
        return OnChange.InvokeAsync();
    }
}
