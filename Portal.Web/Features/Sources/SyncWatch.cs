using Portal.Engine.Resilience.Pipelines;
using Portal.Engine.Sync;
using Portal.Web.Ui.Times;

namespace Portal.Web.Features.Sources;

/// <summary>Tells pages what moved of what they show, a few times a second at most. Nothing is asked for while nothing moves.</summary>
public sealed class SyncWatch(SyncEngine engine, SourcePipelines pipelines, TimeProvider clock)
{
    /// <param name="isMyFeed">Whether the page shows this feed.</param>
    /// <param name="isMySource">Whether the page shows this source.</param>
    /// <param name="tell">Is told which of its feeds moved since it was last told, on a thread that is nobody's.</param>
    /// <returns>What ends it.</returns>
    public IDisposable Watch(Func<long, bool> isMyFeed, Func<string, bool> isMySource, Action<IReadOnlySet<long>> tell)
    {
        var watching = new Watching(clock, isMyFeed, isMySource, tell);
        engine.Moved += watching.FeedMoved;
        pipelines.Changed += watching.SourceMoved;
        watching.Ended = () =>
        {
            engine.Moved -= watching.FeedMoved;
            pipelines.Changed -= watching.SourceMoved;
        };
        return watching;
    }

    sealed class Watching : IDisposable
    {
        readonly Func<long, bool> _isMyFeed;
        readonly Func<string, bool> _isMySource;
        readonly Lock _gate = new();
        readonly Throttle _throttle;
        HashSet<long> _moved = [];

        public Watching(TimeProvider clock, Func<long, bool> isMyFeed, Func<string, bool> isMySource, Action<IReadOnlySet<long>> tell)
        {
            (_isMyFeed, _isMySource) = (isMyFeed, isMySource);
            _throttle = new Throttle(clock, Throttle.ForPages, () => tell(Take()));
        }

        public Action Ended { get; set; } = () => { };

        public void FeedMoved(long feed)
        {
            if (!_isMyFeed(feed)) return;
            lock (_gate) _moved.Add(feed);
            _throttle.Call();
        }

        public void SourceMoved(string source)
        {
            if (_isMySource(source)) _throttle.Call();
        }

        public void Dispose()
        {
            Ended();
            _throttle.Dispose();
        }

        HashSet<long> Take()
        {
            lock (_gate)
            {
                var moved = _moved;
                _moved = [];
                return moved;
            }
        }
    }
}
