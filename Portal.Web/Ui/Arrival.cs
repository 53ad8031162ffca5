using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.JSInterop;

namespace Portal.Web.Ui;

/// <summary>How the reader came to what they see: it stood in the page that was loaded, or they went there within it.</summary>
public sealed class Arrival : IDisposable
{
    readonly NavigationManager _navigation;
    readonly IJSRuntime _js;
    readonly string _first;
    bool _moved;

    public Arrival(NavigationManager navigation, IJSRuntime js)
    {
        (_navigation, _js, _first) = (navigation, js, navigation.Uri);
        navigation.LocationChanged += Moved;
    }

    /// <summary>They went somewhere since the page was loaded. A page hears of it before this does, so the address is looked at too.</summary>
    public bool IsWithin => _moved || _navigation.Uri != _first;

    public void Dispose() => _navigation.LocationChanged -= Moved;

    /// <summary>Ends when the reader sees what was drawn last; also where their browser cannot tell, or they are gone.</summary>
    public async Task Painted()
    {
        try
        {
            await _js.InvokeVoidAsync("portalPainted");
        }
        catch (Exception e) when (e is JSException or JSDisconnectedException or OperationCanceledException)
        {
            // What waits for it goes on: it is only a matter of what comes first.
        }
    }

    void Moved(object? sender, LocationChangedEventArgs e) => _moved = true;
}
