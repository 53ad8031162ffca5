using Portal.Engine.Agents.Scopes;
using Portal.Engine.Data;
using Portal.Engine.Entities;
using Portal.Engine.Freshness;
using Portal.Engine.Freshness.History;
using Portal.Engine.Freshness.Watching;
using Portal.Web.Ui.Tables;

namespace Portal.Web.Features.Data;

/// <summary>All entities, how much there is of each and how fresh that is.</summary>
public sealed class DataShelf(DataSight sight, DataCounts counts, FreshnessBoard board, VerdictHistory history, TimeProvider clock)
{
    /// <returns>The rows of a page, and how many entities pass in all.</returns>
    public async Task<(IReadOnlyList<ShelfRow> Rows, int Total)> Page(ShelfQuery query, int number)
    {
        var found = query.Narrow(await sight.All());
        return (await Rows([.. found.Skip(number * Pager.Rows).Take(Pager.Rows)]), found.Count);
    }

    public async Task<IReadOnlyList<ShelfRow>> All(ShelfQuery query) => await Rows(query.Narrow(await sight.All()));

    async Task<IReadOnlyList<ShelfRow>> Rows(IReadOnlyList<Entity> entities)
    {
        var (model, now, at) = (DataSight.Usual(entities), await board.Now(), clock.GetUtcNow());
        var count = await counts.Of(model);
        var (streams, worst) = (new Dictionary<long, WatchedStream[]>(), new Dictionary<long, WatchedStream>());
        foreach (var entity in model.Entities)
        {
            streams[entity.Id] = [.. now.OfEntity(entity.Id)];
            if (streams[entity.Id].MaxBy(stream => stream.Limits.At(at).Verdict) is { } found) worst[entity.Id] = found;
        }

        // An entity may come from very many streams, and only of one of them it is told since when.
        var told = await history.Of([.. worst.Values.Select(stream => stream.Plan.Id)], at);
        var seen = model.Entities.ToDictionary(entity => entity.Id);
        return [.. entities.Select(entity => Row(seen[entity.Id], count[entity.Id], streams[entity.Id], worst.GetValueOrDefault(entity.Id), told, at))];
    }

    static ShelfRow Row(ScopedEntity entity, long records, WatchedStream[] streams, WatchedStream? worst, ILookup<long, Told> told, DateTimeOffset at)
    {
        var sources = streams.Select(stream => stream.Plan.SourceName).Distinct().Order(StringComparer.Ordinal).ToArray();
        if (worst is null) return new ShelfRow(entity, records, sources, new(Verdict.Unknown, Reason.NothingBringsIt));
        var finding = worst.Limits.At(at);
        Told[] last = [.. told[worst.Plan.Id]];
        return new ShelfRow(entity, records, sources, finding)
        {
            Since = last is [.., var newest] && newest.Finding == finding ? newest.At : null,
            AsOf = streams.Any(stream => stream.Limits.VerifiedAt is null) ? null : streams.Min(stream => stream.Limits.VerifiedAt),
        };
    }
}
