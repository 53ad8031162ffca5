using Portal.Engine.Sources;
using Portal.Engine.Sync;
using Portal.Engine.Sync.Boards;
using Portal.Web.Ui.Tables;

namespace Portal.Web.Features.Sources.Streams;

/// <summary>A source and a page of its streams, as its tabs Schema, Mapping and Data show them.</summary>
public sealed class StreamsScene(SourceRegistry sources, SourceBoard board, SyncEngine engine)
{
    public Source? Source { get; private set; }

    public IReadOnlyList<StreamOnBoard> Streams { get; private set; } = [];

    /// <summary>How many pass what is searched for.</summary>
    public int Total { get; private set; }

    /// <summary>There are so few that all of each can be shown at once.</summary>
    public bool AreFew => Total <= 3;

    public bool Has(long feed) => Streams.Any(stream => stream.Feeds.Any(one => one.Feed.Id == feed));

    /// <returns>Whether a run of one of these feeds has ended, so that what is stored is another.</returns>
    public bool HasEnded(IEnumerable<long> feeds) => feeds.Any(feed => engine.Progress(feed) is not { End: null });

    /// <returns>Whether there is such a source; without one it stays as it is.</returns>
    public async Task<bool> Load(long id, StreamsQuery query, int page)
    {
        if (await sources.Find(id) is not { } found) return false;
        var shown = await board.Page(id, query.Filter(), page * Pager.Rows, Pager.Rows);
        (Source, Streams, Total) = (found, shown.Streams, shown.Total);
        return true;
    }
}
