using Portal.Engine.Sources;
using Portal.Engine.Sync;
using Portal.Engine.Sync.Boards;

namespace Portal.Web.Features.Sources;

/// <summary>The sources, with how each stands.</summary>
public sealed class SourceList(SourceRegistry sources, SourceBoard board, SyncEngine engine)
{
    public const int PageSize = 20;

    /// <returns>The rows of a page, and how many sources pass the filter in all.</returns>
    public async Task<(IReadOnlyList<SourceRow> Rows, int Total)> Page(SourceFilter filter, int page)
    {
        var found = await sources.Page(filter, page * PageSize, PageSize);
        var streams = await board.Of([.. found.Sources.Select(source => source.Id)]);
        var running = engine.Running.Select(progress => progress.Source).ToHashSet();
        return ([.. found.Sources.Select(source => new SourceRow(source, [.. streams[source.Id]], running.Contains(source.Id)))], found.Total);
    }

    /// <summary>Whether the rows are no longer so: a run of theirs began or ended. How far one has come is not shown in a list.</summary>
    public bool Differs(IReadOnlyList<SourceRow> rows, IReadOnlySet<long> moved) =>
        rows.Any(row => row.Feeds.Any(feed => moved.Contains(feed.Feed.Id) && (!row.IsRunning || engine.Progress(feed.Feed.Id) is null)));
}
