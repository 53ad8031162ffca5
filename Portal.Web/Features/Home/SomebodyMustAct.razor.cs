using Portal.Web.Shell;
using Portal.Web.Ui.Times;

namespace Portal.Web.Features.Home;

/// <summary>Says for what somebody must act, and follows it.</summary>
public sealed partial class SomebodyMustAct(IEnumerable<IWaiting> rooms, TimeProvider clock) : IDisposable
{
    const int Most = 5;

    /// <summary>All of it is read again, so it is not done as often as runs end.</summary>
    static readonly TimeSpan _pace = TimeSpan.FromSeconds(2);

    readonly CancellationTokenSource _gone = new();
    List<(string Url, WaitingNow Now)> _now = [];
    Throttle? _throttle;

    public void Dispose()
    {
        if (_throttle is not null)
        {
            foreach (var room in rooms) room.Changed -= _throttle.Call;
            _throttle.Dispose();
        }

        _gone.Cancel();
        _gone.Dispose();
    }

    protected override Task OnInitializedAsync() => Load();

    protected override void OnAfterRender(bool firstRender)
    {
        if (!firstRender) return;
        _throttle = new Throttle(clock, _pace, () => _ = InvokeAsync(Follow));
        foreach (var room in rooms) room.Changed += _throttle.Call;
    }

    async Task Load()
    {
        var (now, stop) = (new List<(string, WaitingNow)>(), _gone.Token);
        foreach (var room in rooms) now.Add((room.Url, await room.Now(Most, stop)));
        _now = now;
    }

    async Task Follow()
    {
        if (_gone.IsCancellationRequested) return;
        await Load();
        StateHasChanged();
    }
}
