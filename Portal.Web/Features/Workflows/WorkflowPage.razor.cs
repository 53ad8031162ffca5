using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Portal.Engine;
using Portal.Engine.Audit;
using Portal.Engine.Workflows;
using Portal.Web.Platform;
using Portal.Web.Platform.SignIn;
using Portal.Web.Ui.Notices;
using Portal.Web.Ui.Tables;

namespace Portal.Web.Features.Workflows;

/// <summary>One workflow: what its gate says and why, what it depends on, how it was, and whom it tells.</summary>
public sealed partial class WorkflowPage(WorkflowRegistry workflows, GateWatch watch, Toasts toasts, NavigationManager navigation, TimeProvider clock) : IDisposable
{
    IDisposable? _watching;
    bool _overriding, _removing;

    [Parameter]
    public string Name { get; set; } = "";

    [SupplyParameterFromQuery]
    string? Says { get; set; }

    [SupplyParameterFromQuery(Name = Pager.After)]
    string? After { get; set; }

    [Inject]
    WorkflowScene Scene { get; set; } = default!;

    [CascadingParameter]
    Task<AuthenticationState> Authentication { get; set; } = default!;

    [CascadingParameter]
    Visitor? Visitor { get; set; }

    GateQuery Asked => new(Says) { After = After };

    public void Dispose() => _watching?.Dispose();

    protected override async Task OnParametersSetAsync()
    {
        if (!await Scene.Load(Name, Asked)) navigation.NotFound();
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender) _watching = watch.Watch(workflow => workflow == Scene.Workflow?.Id, () => _ = InvokeAsync(Refresh));
    }

    string Triggers(Workflow workflow) => workflow.Keeps switch
    {
        Keeps.Nothing => "Keeps no triggers while it is paused",
        Keeps.Newest => $"Keeps the newest {workflow.MostKept} triggers while it is paused; {Scene.Waiting} wait",
        _ => $"Keeps up to {workflow.MostKept} triggers while it is paused; {Scene.Waiting} wait",
    };

    async Task Refresh()
    {
        await Scene.Load(Name, Asked);
        StateHasChanged();
    }

    async Task<Refusal?> Override(OverrideForm form)
    {
        if (form.Until(clock.GetUtcNow(), Visitor?.Zone() ?? TimeZoneInfo.Utc) is not { } until) return new OverrideUnfit();
        var outcome = await workflows.Override(await Me(), Scene.Workflow!.Id, form.Why ?? "", until);
        if (outcome.Refusal is null) toasts.Done($"{Scene.Workflow.Label} runs until then.");
        await Scene.Load(Name, Asked);
        return outcome.Refusal;
    }

    async Task EndOverride()
    {
        var outcome = await workflows.EndOverride(await Me(), Scene.Workflow!.Id);
        if (outcome.Refusal is { } refusal) toasts.Problem(refusal.Message);
        else toasts.Done("The override is over. The gate says again what it finds.");
        await Scene.Load(Name, Asked);
    }

    async Task Remove()
    {
        var outcome = await workflows.Remove(await Me(), Scene.Workflow!.Id);
        if (outcome.Refusal is { } refusal) toasts.Problem(refusal.Message);
        else navigation.NavigateTo(Urls.Workflows);
    }

    async Task<Actor> Me() => (await Authentication).User.AsActor(Visitor?.Address);
}
