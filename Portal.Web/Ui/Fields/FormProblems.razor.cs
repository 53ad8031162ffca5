using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace Portal.Web.Ui.Fields;

public sealed partial class FormProblems : IDisposable
{
    EditContext? _watched;

    /// <summary>Why the form was refused, in the refusal's own words.</summary>
    [Parameter]
    public string? Message { get; set; }

    [CascadingParameter]
    EditContext? Form { get; set; }

    string[] Whole => Form is null ? [] : [.. Form.GetValidationMessages(new FieldIdentifier(Form.Model, ""))];

    bool Marked => Form is not null && Form.GetValidationMessages().Count() > Whole.Length;

    public void Dispose() => Watch(null);

    protected override void OnParametersSet() => Watch(Form);

    void Watch(EditContext? form)
    {
        if (_watched is not null) _watched.OnValidationStateChanged -= Refresh;
        _watched = form;
        if (form is not null) form.OnValidationStateChanged += Refresh;
    }

    void Refresh(object? sender, ValidationStateChangedEventArgs args) => StateHasChanged();
}
