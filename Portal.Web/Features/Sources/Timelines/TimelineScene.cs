using Portal.Engine.People;
using Portal.Engine.Sources;
using Portal.Engine.Sync;
using Portal.Engine.Sync.Timelines;
using Portal.Web.Platform;
using Portal.Web.Ui.Tables;
using Stream = Portal.Engine.Sources.Stream;

namespace Portal.Web.Features.Sources.Timelines;

/// <summary>What the timeline of a source shows.</summary>
public sealed class TimelineScene(SourceRegistry sources, StreamRegistry streams, SourceTimeline timeline, SyncEngine engine)
{
    public Source? Source { get; private set; }

    public IReadOnlyList<Stream> Streams { get; private set; } = [];

    /// <summary>Whoever changed something of it or asked for a run.</summary>
    public IReadOnlyList<Person> People { get; private set; } = [];

    /// <summary>It is known who that is.</summary>
    public bool HasMet { get; private set; }

    public TimelineSlice? Page { get; private set; }

    public bool Has(long feed) => Page?.Feeds.Contains(feed) == true;

    /// <returns>Whether a run of these feeds began or ended; one that goes on is in the list already.</returns>
    public bool Differs(IEnumerable<long> feeds) => feeds.Any(feed => engine.Progress(feed) is not { End: null } live || Page?.Events.Any(one => one.Run?.Id == live.Run) != true);

    /// <returns>Whether there is such a source.</returns>
    public async Task<bool> Load(long id, TimelineQuery query, Visitor? visitor)
    {
        if (Source?.Id != id)
        {
            Source = await sources.Find(id);
            if (Source is null) return false;
            Streams = await streams.List(id);
            (People, HasMet) = ([], false);
        }

        // Runs are found by the name of who asked for them.
        if (query.Who is not null) await Meet();
        Page = await timeline.Page(id, query.Filter(People, visitor), query.Place, Pager.Rows);
        return true;
    }

    /// <summary>Who may be chosen. It takes longer than what is looked at first, and is not waited for by it.</summary>
    public async Task Meet()
    {
        if (HasMet || Source is not { } source) return;
        var people = await timeline.People(source.Id);
        if (ReferenceEquals(Source, source)) (People, HasMet) = (people, true);
    }
}
