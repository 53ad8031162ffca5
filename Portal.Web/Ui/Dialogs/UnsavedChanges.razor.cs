using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Components.Routing;

namespace Portal.Web.Ui.Dialogs;

public sealed partial class UnsavedChanges(NavigationManager navigation) : IDisposable
{
    EditContext? _watched;
    bool _any, _leaves;
    string? _to;

    /// <summary>Whether anything is changed and not saved.</summary>
    [Parameter, EditorRequired]
    public Func<bool> Any { get; set; } = default!;

    /// <summary>To what the changes are: "this workflow".</summary>
    [Parameter, EditorRequired]
    public string To { get; set; } = "";

    /// <summary>The form that it stands in, if it does; what is typed there does not render the page.</summary>
    [CascadingParameter]
    EditContext? Form { get; set; }

    public void Dispose() => Watch(null);

    protected override void OnParametersSet()
    {
        Watch(Form);
        _any = Any();
    }

    void Watch(EditContext? form)
    {
        if (_watched == form) return;
        if (_watched is not null) _watched.OnFieldChanged -= Changed;
        _watched = form;
        if (form is not null) form.OnFieldChanged += Changed;
    }

    void Changed(object? sender, FieldChangedEventArgs args)
    {
        _any = Any();
        StateHasChanged();
    }

    void Ask(LocationChangingContext context)
    {
        var leaves = _leaves;
        _leaves = false;
        if (leaves || !Any()) return;
        context.PreventNavigation();
        _to = context.TargetLocation;
    }

    void Leave()
    {
        if (_to is not { } to) return;
        (_leaves, _to) = (true, null);
        navigation.NavigateTo(to);
    }
}
