using Portal.Web.Shell;
using Portal.Web.Ui.Times;

namespace Portal.Web.Features.Home;

/// <summary>Says for what somebody must act, and follows it.</summary>
public sealed partial class SomebodyMustAct(IEnumerable<IWaiting> rooms, TimeProvider clock, ILogger<SomebodyMustAct> logger) : IDisposable
{
    const int Most = 5;

    /// <summary>All of it is read again, so it is not done as often as runs end.</summary>
    static readonly TimeSpan _pace = TimeSpan.FromSeconds(2);

    readonly CancellationTokenSource _gone = new();
    List<(string Url, WaitingNow Now)> _now = [];
    Throttle? _throttle;
    int _reading;

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
        // What ended between the reading and the listening was told to nobody.
        _throttle.Call();
    }

    async Task Load()
    {
        var (reading, now, stop) = (++_reading, new List<(string, WaitingNow)>(), _gone.Token);
        foreach (var room in rooms) now.Add((room.Url, await room.Now(Most, stop)));
        // What began to be read later is newer, whichever is there first.
        if (reading == _reading) _now = now;
    }

    async Task Follow()
    {
        if (_gone.IsCancellationRequested) return;
        try
        {
            await Load();
            if (!_gone.IsCancellationRequested) StateHasChanged();
        }
        catch (Exception e) when (!_gone.IsCancellationRequested)
        {
            Log.NotRead(logger, e);
            // Nothing else may change for long.
            _throttle?.Call();
        }
        catch (OperationCanceledException)
        {
            // Whoever has left needs none of it.
        }
    }

    static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "What waits for somebody could not be read. It is tried again in a moment, and until then Home shows what it was")]
        public static partial void NotRead(ILogger logger, Exception exception);
    }
}
