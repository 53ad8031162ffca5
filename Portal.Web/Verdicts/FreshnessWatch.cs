using Portal.Engine.Freshness.History;
using Portal.Engine.Sync;
using Portal.Web.Ui.Times;

namespace Portal.Web.Verdicts;

/// <summary>Tells pages when what they show of freshness, or of the runs under way, is another; no more often than a person can follow.</summary>
public sealed class FreshnessWatch(FreshnessNews news, SyncEngine engine, TimeProvider clock)
{
    /// <summary>A page reads all it shows again, so it is told less often than of how far a run has come.</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    /// <param name="tell">Is told on a thread that is nobody's.</param>
    /// <returns>What ends it.</returns>
    public IDisposable Verdicts(Action tell)
    {
        var throttle = new Throttle(clock, Pace, tell);
        news.Came += throttle.Call;
        return new Watching(throttle, () => news.Came -= throttle.Call);
    }

    /// <param name="tell">Is told on a thread that is nobody's.</param>
    /// <returns>What ends it.</returns>
    public IDisposable Runs(Action tell)
    {
        var throttle = new Throttle(clock, Throttle.ForPages, tell);
        void Moved(long feed) => throttle.Call();
        engine.Moved += Moved;
        return new Watching(throttle, () => engine.Moved -= Moved);
    }

    sealed class Watching(Throttle throttle, Action end) : IDisposable
    {
        public void Dispose()
        {
            end();
            throttle.Dispose();
        }
    }
}
