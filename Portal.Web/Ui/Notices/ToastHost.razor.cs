using Microsoft.AspNetCore.Components;

namespace Portal.Web.Ui.Notices;

public sealed partial class ToastHost : IDisposable
{
    [Inject]
    Toasts Toasts { get; set; } = default!;

    public void Dispose() => Toasts.Changed -= Refresh;

    protected override void OnInitialized() => Toasts.Changed += Refresh;

    void Refresh() => _ = InvokeAsync(StateHasChanged);
}
