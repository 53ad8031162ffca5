using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Portal.Web.Platform;
using Portal.Web.Platform.SignIn;
using Portal.Web.Shell;
using Portal.Web.Ui.Notices;

namespace Portal.Web.Features.Home;

public sealed partial class ReadyChecklist(HomeChecklist checklist, Toasts toasts) : IDisposable
{
    readonly CancellationTokenSource _gone = new();
    IReadOnlyList<ChecklistStep>? _steps;

    [CascadingParameter]
    Task<AuthenticationState> Authentication { get; set; } = default!;

    [CascadingParameter]
    Visitor? Visitor { get; set; }

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    protected override async Task OnInitializedAsync() => _steps = await checklist.Steps(_gone.Token);

    async Task Spare(IChecklistItem item)
    {
        var outcome = await checklist.Spare((await Authentication).User.AsActor(Visitor?.Address), item);
        if (outcome.Refusal is { } refusal) toasts.Problem(refusal.Message);
        else toasts.Done($"\"{item.Title}\" is off the list. That you said so stands in the audit log.");
        if (!_gone.IsCancellationRequested) _steps = await checklist.Steps(_gone.Token);
    }
}
