using Portal.Engine.Agents.Scopes;
using Portal.Engine.Data.Reading;
using Portal.Engine.Entities;
using Portal.Engine.Freshness.Watching;

namespace Portal.Engine.Data;

/// <summary>How many records there are of each entity. What is gone does not count.</summary>
public sealed class DataCounts
{
    const string Unified = "SELECT count(*) FROM unified WHERE entity = $1", Happened = "SELECT count(*) FROM records WHERE stream = $1 AND NOT deleted";

    readonly DataSessions _sessions;
    readonly FreshnessBoard _board;

    internal DataCounts(DataSessions sessions, FreshnessBoard board) => (_sessions, _board) = (sessions, board);

    /// <returns>By the ids of the entities that the asker sees.</returns>
    public async Task<IReadOnlyDictionary<long, long>> Of(ScopedModel model, CancellationToken stop = default)
    {
        var now = await _board.Now(stop);
        await using var session = await _sessions.Open(stop);
        var counts = new Dictionary<long, long>();
        foreach (var entity in model.Entities)
        {
            var count = 0L;
            if (entity.Kind == EntityKind.Happening)
            {
                foreach (var stream in now.OfEntity(entity.Id).Where(stream => Sight.Sees(entity, stream.Plan))) count += await Count(session, Happened, stream.Plan.Id, stop);
            }
            else
            {
                count = await Count(session, Unified, entity.Id, stop);
            }

            counts[entity.Id] = count;
        }

        return counts;
    }

    static async Task<long> Count(IDataSession session, string sql, long id, CancellationToken stop)
    {
        var count = 0L;
        await session.Each(sql, [id], row =>
        {
            count = row.Number(0);
            return false;
        }, stop);
        return count;
    }
}
