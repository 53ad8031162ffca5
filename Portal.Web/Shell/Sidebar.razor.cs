using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace Portal.Web.Shell;

public sealed partial class Sidebar : IDisposable
{
    [Inject]
    NavigationManager Location { get; set; } = default!;

    string Path => new Uri(Location.Uri).AbsolutePath;

    public void Dispose() => Location.LocationChanged -= Moved;

    protected override void OnInitialized() => Location.LocationChanged += Moved;

    void Moved(object? sender, LocationChangedEventArgs args) => _ = InvokeAsync(StateHasChanged);
}
