using System.Runtime.CompilerServices;
using Portal.Engine.Freshness;
using Portal.Engine.Freshness.Watching;
using Portal.Engine.Sources;
using Portal.Engine.Sync;
using Portal.Engine.Sync.Boards;
using Portal.Web.Ui.Tables;
using Portal.Web.Verdicts;

namespace Portal.Web.Features.Sources;

/// <summary>The sources, with how each stands.</summary>
public sealed class SourceList(SourceRegistry sources, SourceBoard board, FreshnessBoard freshness, SyncEngine engine, TimeProvider clock)
{
    const int ExportPage = 200;

    /// <returns>The rows of a page, and how many sources pass the filter in all.</returns>
    public async Task<(IReadOnlyList<SourceRow> Rows, int Total)> Page(SourceQuery query, int page) => await Page(await Narrow(query, CancellationToken.None), page * Pager.Rows, Pager.Rows, CancellationToken.None);

    /// <returns>The first of those that somebody must act for, by name, and how many they are in all.</returns>
    public async Task<(IReadOnlyList<SourceRow> Rows, int Total)> InNeed(int most, CancellationToken stop) => await Page(await board.NeedSomebody(new SourceFilter(), stop), 0, most, stop);

    /// <summary>All that pass, read in pages.</summary>
    public async IAsyncEnumerable<SourceRow> All(SourceQuery query, [EnumeratorCancellation] CancellationToken stop = default)
    {
        var filter = await Narrow(query, stop);
        for (var skip = 0; ; skip += ExportPage)
        {
            var (rows, total) = await Page(filter, skip, ExportPage, stop);
            foreach (var row in rows) yield return row;
            if (skip + ExportPage >= total) yield break;
        }
    }

    async Task<SourceFilter> Narrow(SourceQuery query, CancellationToken stop)
    {
        var filter = query.Filter();
        if (query.Verdict is not null || filter.Order == SourceOrder.Rank)
        {
            var judged = Worst(await freshness.Now(stop)).ToLookup(one => one.Value.Verdict, one => one.Key);
            filter = filter with { Only = query.Verdict is { } verdict ? [.. judged[verdict]] : null, Ranks = [.. VerdictWords.Worst.Select(worst => judged[worst].ToArray())] };
        }

        if (query.WentWrong) filter = SourceBoard.WentWrong(filter);
        return query.NeedsSomebody ? await board.NeedSomebody(filter, stop) : filter;
    }

    async Task<(IReadOnlyList<SourceRow> Rows, int Total)> Page(SourceFilter filter, int skip, int take, CancellationToken stop)
    {
        var found = await sources.Page(filter, skip, take, stop);
        var streams = await board.Of([.. found.Sources.Select(source => source.Id)], stop);
        var beside = await Beside(found.Sources, stop);
        var running = engine.Running.Select(progress => progress.Source).ToHashSet();
        var worst = Worst(await freshness.Now(stop));
        return ([.. found.Sources.Select(source => new SourceRow(source, [.. streams[source.Id]], running.Contains(source.Id)) { Worst = Of(worst, source.Id), Beside = [.. beside[source.Id]] })], found.Total);
    }

    async Task<ILookup<long, Need>> Beside(IReadOnlyList<Source> found, CancellationToken stop)
    {
        var (signs, now) = (await board.Signs([.. found.Select(source => source.Id)], stop), clock.GetUtcNow());
        return signs
            .SelectMany(one => one.Open.Select(Need.Of).Concat(one.Sign is { } sign ? [Need.Of(sign, now)] : []).Select(need => (one.Source, Need: need)))
            .ToLookup(one => one.Source, one => one.Need);
    }

    /// <returns>The rows with their verdicts as they are now; null if they all are the same.</returns>
    public async Task<IReadOnlyList<SourceRow>?> Judge(IReadOnlyList<SourceRow> rows)
    {
        var worst = Worst(await freshness.Now());
        return rows.Any(row => row.Worst != Of(worst, row.Source.Id)) ? [.. rows.Select(row => row with { Worst = Of(worst, row.Source.Id) })] : null;
    }

    static Finding? Of(Dictionary<long, Finding> worst, long source) => worst.TryGetValue(source, out var finding) ? finding : null;

    /// <summary>A source is as fresh as the worst of its streams and of their fields.</summary>
    Dictionary<long, Finding> Worst(FreshnessNow now)
    {
        var at = clock.GetUtcNow();
        return now.Streams.GroupBy(stream => stream.Plan.SourceId).ToDictionary(streams => streams.Key, streams => streams
            .SelectMany(stream => stream.Plan.Promises.Keys.Prepend(null).Select(field => stream.Of(field).At(at)))
            .Aggregate((one, other) => one.OrWorse(other)));
    }

    /// <summary>Whether the rows are no longer so: a run of theirs began or ended. How far one has come is not shown in a list.</summary>
    public bool Differs(IReadOnlyList<SourceRow> rows, IReadOnlySet<long> moved) =>
        rows.Any(row => row.Feeds.Any(feed => moved.Contains(feed.Feed.Id) && (!row.IsRunning || engine.Progress(feed.Feed.Id) is null)));
}
