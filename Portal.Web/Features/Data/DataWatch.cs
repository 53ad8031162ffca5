using Portal.Engine.Projection;
using Portal.Web.Ui.Times;
using Portal.Web.Verdicts;

namespace Portal.Web.Features.Data;

/// <summary>Tells pages when what they show is another or has become older or newer; no more often than a person can follow.</summary>
public sealed class DataWatch(FreshnessWatch freshness, Projector projector, TimeProvider clock)
{
    /// <param name="tell">Is told on a thread that is nobody's.</param>
    /// <returns>What ends it.</returns>
    public IDisposable Watch(Action tell) => new Watching(freshness, projector, new Throttle(clock, FreshnessWatch.Pace, tell));

    sealed class Watching : IDisposable
    {
        readonly Projector _projector;
        readonly Throttle _throttle;
        readonly IDisposable _verdicts;

        public Watching(FreshnessWatch freshness, Projector projector, Throttle throttle)
        {
            (_projector, _throttle) = (projector, throttle);
            _verdicts = freshness.Verdicts(throttle.Call);
            projector.Moved += throttle.Call;
        }

        public void Dispose()
        {
            _projector.Moved -= _throttle.Call;
            _verdicts.Dispose();
            _throttle.Dispose();
        }
    }
}
