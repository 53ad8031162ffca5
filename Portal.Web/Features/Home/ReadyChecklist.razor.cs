using Microsoft.AspNetCore.Components;

namespace Portal.Web.Features.Home;

public sealed partial class ReadyChecklist : IDisposable
{
    readonly CancellationTokenSource _gone = new();
    IReadOnlyList<ChecklistStep>? _steps;

    [Inject]
    HomeChecklist Checklist { get; set; } = default!;

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    protected override async Task OnInitializedAsync() => _steps = await Checklist.Steps(_gone.Token);
}
