using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace Portal.Web.Ui;

/// <summary>A control whose links are made of the page's address. It renders again when that is another, also where nothing it was given has changed.</summary>
public abstract class FollowsAddress : ComponentBase, IDisposable
{
    [Inject]
    NavigationManager Navigation { get; set; } = default!;

    public void Dispose()
    {
        Navigation.LocationChanged -= Moved;
        GC.SuppressFinalize(this);
    }

    protected override void OnInitialized() => Navigation.LocationChanged += Moved;

    void Moved(object? sender, LocationChangedEventArgs e) => _ = InvokeAsync(StateHasChanged);
}
