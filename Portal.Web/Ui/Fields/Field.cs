using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace Portal.Web.Ui.Fields;

/// <summary>
/// What all fields have in common. They work on a live page and in a plain form that is posted: the framework's
/// InputBase gives each the name that [SupplyParameterFromForm] reads it by.
/// </summary>
public abstract class Field<T> : InputBase<T>
{
    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    [Parameter]
    public string? Help { get; set; }

    /// <summary>Says so beside the label; what must be filled in is the rule, and not marked.</summary>
    [Parameter]
    public bool Optional { get; set; }

    [Parameter]
    public bool Disabled { get; set; }

    protected string Id => AdditionalAttributes?.GetValueOrDefault("id") as string ?? $"field-{NameAttributeValue.Replace('.', '-')}";

    protected string? Problem => EditContext?.GetValidationMessages(FieldIdentifier).FirstOrDefault();

    protected string? Wrong => Problem is null ? null : "true";

    protected string? DescribedBy => (Help, Problem) switch
    {
        (null, null) => null,
        (_, null) => $"{Id}-help",
        (null, _) => $"{Id}-problem",
        _ => $"{Id}-help {Id}-problem",
    };
}
