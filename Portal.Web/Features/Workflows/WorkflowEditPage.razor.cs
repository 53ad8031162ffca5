using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Portal.Engine.Entities;
using Portal.Engine.Forms;
using Portal.Engine.Workflows;
using Portal.Engine.Workflows.Asking;
using Portal.Engine.Workflows.Gates;
using Portal.Web.Platform;
using Portal.Web.Platform.SignIn;
using Portal.Web.Verdicts;

namespace Portal.Web.Features.Workflows;

/// <summary>Registers a workflow, or changes one.</summary>
public sealed partial class WorkflowEditPage(WorkflowRegistry workflows, GateDesk gates, EntityModel entities, NavigationManager navigation, TimeProvider clock)
{
    WorkflowForm _form = new();
    Workflow? _workflow;
    IReadOnlyList<Entity>? _entities;
    IReadOnlyList<CannotBeMet> _cannot = [];
    string _saved = "";
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

        (_entities, _saved) = (all, _form.Entered);
    }

    /// <param name="anyway">Although it depends on more than the schedules keep.</param>
    async Task Submit(bool anyway)
    {
        if (_working || _form.Read() is not { } draft) return;
        _working = true;
        _cannot = anyway ? [] : await gates.CannotBeMet(draft.Needs);
        if (_cannot.Count == 0) await Save(draft);
        _working = false;
    }

    async Task Save(WorkflowDraft draft)
    {
        var me = (await Authentication).User.AsActor(Visitor?.Address);
        var outcome = _workflow is null ? await workflows.Add(me, draft) : await workflows.Change(me, _workflow.Id, draft);
        if (!outcome.Succeeded(out var workflow, out var refusal))
        {
            _problem = _form.Mark(refusal);
            return;
        }

        _saved = _form.Entered;
        navigation.NavigateTo(Urls.Workflow(workflow.Name));
    }

    string Sentence(CannotBeMet cannot)
    {
        var (need, first) = (cannot.Need, cannot.First);
        var (now, zone) = (clock.GetUtcNow(), Visitor?.Zone() ?? TimeZoneInfo.Utc);
        var what = WorkflowWords.Need(need.Field, _entities!.Single(entity => entity.Id == need.Entity).Label);
        return $"{what} from {cannot.Stream.SourceName} ({cannot.Stream.Name}) will be older than {SpanText.Write(need.Tolerance!.Value)} from {VerdictWords.At(first.StaleAfter, now, zone)} until {VerdictWords.At(first.Due, now, zone)}, and so again each time, although everything runs when it is due.";
    }
}
