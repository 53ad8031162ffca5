using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Portal.Engine.Entities;
using Portal.Engine.Workflows;
using Portal.Web.Platform;
using Portal.Web.Platform.SignIn;

namespace Portal.Web.Features.Workflows;

/// <summary>Registers a workflow, or changes one.</summary>
public sealed partial class WorkflowEditPage(WorkflowRegistry workflows, EntityModel entities, NavigationManager navigation)
{
    WorkflowForm _form = new();
    Workflow? _workflow;
    IReadOnlyList<Entity>? _entities;
    string? _problem;
    bool _working;

    /// <summary>Of which workflow; null for a new one.</summary>
    [Parameter]
    public string? Name { get; set; }

    [CascadingParameter]
    Task<AuthenticationState> Authentication { get; set; } = default!;

    [CascadingParameter]
    Visitor? Visitor { get; set; }

    protected override async Task OnInitializedAsync()
    {
        var all = await entities.List();
        if (Name is not null)
        {
            if (await workflows.Find(Name) is not { } found)
            {
                navigation.NotFound();
                return;
            }

            (_workflow, _form) = (found, WorkflowForm.Of(found));
        }

        _entities = all;
    }

    async Task Submit()
    {
        if (_working || _form.Read() is not { } draft) return;
        _working = true;
        var me = (await Authentication).User.AsActor(Visitor?.Address);
        var outcome = _workflow is null ? await workflows.Add(me, draft) : await workflows.Change(me, _workflow.Id, draft);
        _working = false;
        if (outcome.Succeeded(out var workflow, out var refusal)) navigation.NavigateTo(Urls.Workflow(workflow.Name));
        else _problem = _form.Mark(refusal);
    }
}
