using Portal.Engine.Agents.Scopes;
using Portal.Engine.Data.Answers;
using Portal.Engine.Data.Reading;
using Portal.Engine.Freshness.Watching;
using Portal.Engine.Store;

namespace Portal.Engine.Data;

/// <summary>Which records of sources a unified record is made of.</summary>
public sealed class DataParts
{
    const string Members = """
        SELECT r.stream, r.key, coalesce(r.source_at, r.seen_at), r.seen_at FROM unified_members m JOIN records r ON r.id = m.record
        JOIN unified u ON u.id = m.unified WHERE u.id = $1 AND u.entity = $2 ORDER BY r.id
        """;

    readonly DataSessions _sessions;
    readonly FreshnessBoard _board;

    internal DataParts(DataSessions sessions, FreshnessBoard board) => (_sessions, _board) = (sessions, board);

    /// <returns>None if there is no such record, for this asker. What is of a stream that is gone is not among them.</returns>
    public async Task<IReadOnlyList<DataPart>> Of(ScopedModel model, string entity, long id, CancellationToken stop = default)
    {
        if (model.Find(entity) is not { } found) return [];
        var now = await _board.Now(stop);
        var parts = new List<DataPart>();
        await using var session = await _sessions.Open(stop);
        await session.Each(Members, [id, found.Id], row =>
        {
            if (now.Stream(row.Number(0))?.Plan is { } plan)
                parts.Add(new DataPart(plan.SourceId, plan.SourceName, plan.Id, plan.Name, row.Text(1)!, Instant.At(row.Number(2)), Instant.At(row.Number(3))));
            return true;
        }, stop);
        return parts;
    }
}
