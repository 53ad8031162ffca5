using System.Collections.Concurrent;
using Portal.Engine.Resilience.Pipelines;
using Portal.Engine.Sync;
using Portal.Web.Ui.Times;

namespace Portal.Web.Features.Sources;

/// <summary>Tells pages what moved of what they show, a few times a second at most. Nothing is asked for while nothing moves.</summary>
public sealed class SyncWatch : IDisposable
{
    readonly SyncEngine _engine;
    readonly SourcePipelines _pipelines;
    readonly TimeProvider _clock;

    /// <summary>At which move each feed moved last.</summary>
    readonly ConcurrentDictionary<long, long> _last = new();
    long _moves;

    public SyncWatch(SyncEngine engine, SourcePipelines pipelines, TimeProvider clock)
    {
        (_engine, _pipelines, _clock) = (engine, pipelines, clock);
        _engine.Moved += Note;
    }

    /// <summary>How often anything moved. A page takes it along before it reads what it shows: it can listen only later, when its reader has it.</summary>
    public long Moves => Interlocked.Read(ref _moves);

    public void Dispose() => _engine.Moved -= Note;

    /// <param name="since">What moved after that is told at once.</param>
    /// <param name="isMyFeed">Whether the page shows this feed.</param>
    /// <param name="isMySource">Whether the page shows this source.</param>
    /// <param name="tell">Is told which of its feeds moved since it was last told, on a thread that is nobody's.</param>
    /// <returns>What ends it.</returns>
    public IDisposable Watch(long since, Func<long, bool> isMyFeed, Func<string, bool> isMySource, Action<IReadOnlySet<long>> tell)
    {
        var watching = new Watching(_clock, isMyFeed, isMySource, tell);
        _engine.Moved += watching.FeedMoved;
        _pipelines.Changed += watching.SourceMoved;
        watching.Ended = () =>
        {
            _engine.Moved -= watching.FeedMoved;
            _pipelines.Changed -= watching.SourceMoved;
        };
        foreach (var (feed, move) in _last)
        {
            if (move > since) watching.FeedMoved(feed);
        }

        return watching;
    }

    void Note(long feed) => _last[feed] = Interlocked.Increment(ref _moves);

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
