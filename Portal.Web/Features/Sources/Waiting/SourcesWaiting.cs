using Portal.Engine.People;
using Portal.Engine.Sync;
using Portal.Web.Shell;

namespace Portal.Web.Features.Sources.Waiting;

/// <summary>The sources that somebody must act for.</summary>
sealed class SourcesWaiting : IWaiting, IDisposable
{
    /// <summary>Of so many the gravest are told first; of more, the first by name.</summary>
    const int Weighed = 25;

    readonly SourceList _list;
    readonly PeopleDirectory _people;
    readonly SyncEngine _engine;

    public SourcesWaiting(SourceList list, PeopleDirectory people, SyncEngine engine)
    {
        (_list, _people, _engine) = (list, people, engine);
        _engine.Moved += Moved;
    }

    public event Action Changed = () => { };

    public string Url => Urls.SourcesInNeed;

    public async Task<WaitingNow> Now(int most, CancellationToken stop)
    {
        var (rows, all) = await _list.InNeed(Math.Max(most, Weighed), stop);
        var things = new List<WaitingNow.Thing>();
        // What has ended since it was asked for has no needs any more.
        foreach (var (row, needs) in rows.Select(row => (Row: row, Needs: row.Needs.Where(need => need.WantsSomebody).ToArray())).Where(one => one.Needs.Length > 0).OrderByDescending(one => one.Needs[0].Tone).Take(most))
        {
            var first = needs[0];
            var owner = row.Source.OwnerId is { } id ? (await _people.Find(id, stop))?.Name : null;
            things.Add(new(row.Source.Name, Urls.Source(row.Source.Id), first.Tone, RunWords.Acts(first.Who, row.Source.Name, owner), first.Text, needs.Length - 1));
        }

        return new(things, all);
    }

    public void Dispose() => _engine.Moved -= Moved;

    /// <summary>How far a run has come changes nothing of it; its end does.</summary>
    void Moved(long feed)
    {
        if (_engine.Progress(feed) is null or { End: not null }) Changed();
    }
}
