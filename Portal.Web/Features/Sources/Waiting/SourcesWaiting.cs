using Portal.Engine.Freshness.History;
using Portal.Engine.People;
using Portal.Engine.Sync;
using Portal.Engine.Sync.Boards;
using Portal.Web.Shell;

namespace Portal.Web.Features.Sources.Waiting;

/// <summary>The sources that somebody must act for. It is read once for all who ask, and again when a run or somebody may have made it another.</summary>
sealed class SourcesWaiting : IWaiting, IFollowsFreshness, IDisposable
{
    /// <summary>Of so many the gravest are told first; of more, the first by name.</summary>
    const int Weighed = 25;

    /// <summary>What ends on a day that was announced is over by the clock alone.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    readonly SourceList _list;
    readonly SourceBoard _board;
    readonly PeopleDirectory _people;
    readonly SyncEngine _engine;
    readonly TimeProvider _clock;
    readonly SemaphoreSlim _turn = new(1);
    BoardMark? _told;
    long _toldAt;
    Kept? _kept;

    public SourcesWaiting(SourceList list, SourceBoard board, PeopleDirectory people, SyncEngine engine, TimeProvider clock)
    {
        (_list, _board, _people, _engine, _clock) = (list, board, people, engine, clock);
        _engine.Moved += Moved;
    }

    public event Action? Changed;

    public string Url => Urls.SourcesInNeed;

    public async Task<WaitingNow> Now(int most, CancellationToken stop)
    {
        await _turn.WaitAsync(stop);
        try
        {
            var (mark, at) = (await _board.Mark(stop), _clock.GetTimestamp());
            if (_kept is { } kept && kept.Mark == mark && kept.Most == most && _clock.GetElapsedTime(kept.At) < Patience) return kept.Now;
            var now = await Read(most, stop);
            _kept = new Kept(mark, most, at, now);
            return now;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose()
    {
        _engine.Moved -= Moved;
        _turn.Dispose();
    }

    /// <summary>A decision moves no run here, and neither does a run of another instance. Nothing is asked for while nobody listens.</summary>
    async Task IFollowsFreshness.Follow(Look look, CancellationToken stop)
    {
        if (Changed is not { } changed) return;
        var mark = await _board.Mark(stop);
        // What is over by the clock alone has no mark.
        if (mark == _told && _clock.GetElapsedTime(_toldAt) < Patience) return;
        (_told, _toldAt) = (mark, _clock.GetTimestamp());
        changed();
    }

    async Task<WaitingNow> Read(int most, CancellationToken stop)
    {
        var (rows, all) = await _list.InNeed(Math.Max(most, Weighed), stop);
        // What has ended since it was asked for has no needs any more.
        var first = rows.Select(row => (row.Source, Needs: row.Needs.Where(need => need.WantsSomebody).ToArray()))
            .Where(one => one.Needs.Length > 0).OrderByDescending(one => one.Needs[0].Tone).Take(most).ToArray();
        var owners = await _people.Names([.. first.Select(one => one.Source.OwnerId).OfType<Guid>().Distinct()], stop);
        return new([.. first.Select(one =>
        {
            var (source, need) = (one.Source, one.Needs[0]);
            return new WaitingNow.Thing(source.Name, Urls.Source(source.Id), need.Tone, RunWords.Acts(need.Who, source.Name, source.OwnerId is { } id ? owners.GetValueOrDefault(id) : null), need.Text, one.Needs.Length - 1);
        })], all);
    }

    /// <summary>How far a run has come changes nothing of it; its end does.</summary>
    void Moved(long feed)
    {
        if (_engine.Progress(feed) is null or { End: not null }) Changed?.Invoke();
    }

    sealed record Kept(BoardMark Mark, int Most, long At, WaitingNow Now);
}
