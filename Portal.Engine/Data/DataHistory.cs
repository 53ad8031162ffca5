using Portal.Engine.Agents.Scopes;
using Portal.Engine.Data.Answers;
using Portal.Engine.Data.Asking;
using Portal.Engine.Data.Reading;
using Portal.Engine.Entities;
using Portal.Engine.Freshness.Watching;
using Portal.Engine.Projection;
using Portal.Engine.Projection.Merging;
using Portal.Engine.Store;
using Portal.Engine.Store.History;

namespace Portal.Engine.Data;

/// <summary>What was known of a unified record at a moment: what the records that are of it now said then, merged as they would be today.</summary>
public sealed class DataHistory
{
    const string Keys = "SELECT r.id, r.stream, r.key FROM unified_members m JOIN records r ON r.id = m.record WHERE m.unified = $1 ORDER BY r.id";

    readonly DataSessions _sessions;
    readonly RecordHistory _history;
    readonly EntityModel _model;
    readonly Members _members;
    readonly FreshnessBoard _board;
    readonly TimeProvider _clock;

    internal DataHistory(DataSessions sessions, RecordHistory history, EntityModel model, Members members, FreshnessBoard board, TimeProvider clock) =>
        (_sessions, _history, _model, _members, _board, _clock) = (sessions, history, model, members, board, clock);

    /// <returns>The record, or that it is not there, was not known then, or <see cref="BeforeHistory"/>.</returns>
    public async Task<Outcome<DataThen>> AsOf(ScopedModel model, string entity, long id, DateTimeOffset moment, IReadOnlyList<string>? fields = null, CancellationToken stop = default)
    {
        if (!model.Look(entity).Succeeded(out var found, out var refusal) || !Planner.Fields(found, fields).Succeeded(out var wanted, out refusal)) return refusal;
        if (moment > _clock.GetUtcNow()) return new QuestionMalformed("asOf is a moment that is still to come; what is known now is told without it.");
        var keys = new Dictionary<(long Stream, string Key), long>();
        await using (var session = await _sessions.Open(stop))
        {
            if (!(await Finder.ById(session, found.Id, id, stop)).Succeeded(out var row, out _)) return new NothingThere(found.Name);
            if (!new Sight(found).Sees(row.Body)) return new NothingThere(found.Name);
            id = row.Id;
            await session.Each(Keys, [id], one =>
            {
                keys.Add((one.Number(1), one.Text(2)!), one.Number(0));
                return true;
            }, stop);
        }

        var (states, now) = (new List<RecordNow>(), await _board.Now(stop));
        foreach (var stream in keys.Keys.GroupBy(key => key.Stream))
        {
            if (now.Stream(stream.Key) is { } watched && !Sight.Sees(found, watched.Plan)) continue;
            if (!(await _history.AsOf(stream.Key, [.. stream.Select(one => one.Key)], moment, stop)).Succeeded(out var known, out refusal)) return refusal;
            states.AddRange(known.Select(then => new RecordNow(keys[(stream.Key, then.Key)], stream.Key, then.Position, Instant.Of(then.At), then.Body is null ? null : System.Text.Encoding.UTF8.GetBytes(then.Body))));
        }

        var sight = new Sight(found);
        if (!states.Exists(state => state.Body is { } body && sight.Sees(body))) return new NotKnownThen(found.Name, moment);
        return await Merge(found, id, moment, wanted, states, now, keys.ToDictionary(key => key.Value, key => key.Key.Key), stop);
    }

    async Task<Outcome<DataThen>> Merge(ScopedEntity entity, long id, DateTimeOffset moment, IReadOnlyList<EntityField> wanted, List<RecordNow> states, FreshnessNow now, Dictionary<long, string> keys, CancellationToken stop)
    {
        var votes = Votes.Of(states, (await _model.Get(entity.Id, stop))?.Precedence ?? new());
        var said = new List<ThenField>();
        foreach (var field in wanted)
        {
            if (!votes.TryGetValue(field.Name, out var of)) continue;
            var (record, value) = (of[0].Record, of[0].Value);
            if (field.Sensitive && !(await _members.Open(field.Name, value, record.Stream, keys[record.Id], stop)).Succeeded(out value, out var refusal)) return refusal;
            var plan = now.Stream(record.Stream)?.Plan;
            said.Add(new ThenField(field.Name, value, plan?.SourceName, plan?.Name));
        }

        return new DataThen(id, moment, said);
    }
}
