using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Portal.Web.Platform;
using Portal.Web.Platform.SignIn;
using Portal.Web.Shell;
using Portal.Web.Ui;
using Portal.Web.Ui.Notices;

namespace Portal.Web.Features.Home;

/// <summary>How to begin, while nothing of one's own is connected.</summary>
public sealed partial class FirstSteps(IEnumerable<IStart> starts, Toasts toasts) : IDisposable
{
    readonly CancellationTokenSource _gone = new();
    List<IStart> _offered = [];
    IStart? _begun;
    bool _working;

    /// <summary>Something was begun, so Home has more to show.</summary>
    [Parameter]
    public EventCallback Begun { get; set; }

    [CascadingParameter]
    Task<AuthenticationState> Authentication { get; set; } = default!;

    [CascadingParameter]
    Visitor? Visitor { get; set; }

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    protected override Task OnInitializedAsync() => Load();

    static ButtonKind Kind(int number) => number == 0 ? ButtonKind.Primary : ButtonKind.Secondary;

    async Task Load()
    {
        var offered = new List<IStart>();
        var stop = _gone.Token;
        foreach (var start in starts)
        {
            if (await start.IsOffered(stop)) offered.Add(start);
        }

        _offered = offered;
    }

    async Task Begin(IStart start)
    {
        if (_working) return;
        (_working, _begun) = (true, start);
        var me = (await Authentication).User.AsActor(Visitor?.Address);
        // Who closes the page meanwhile gets all of it nevertheless.
        var outcome = await start.Begin(me, CancellationToken.None);
        (_working, _begun) = (false, null);
        if (outcome.Succeeded(out var words, out var refusal)) toasts.Done(words);
        else toasts.Problem(refusal.Message);
        // Toasts are seen on the next page too; the rest has gone with this one.
        if (_gone.IsCancellationRequested) return;
        await Load();
        await Begun.InvokeAsync();
    }
}
