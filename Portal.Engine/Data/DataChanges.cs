using Portal.Engine.Agents.Scopes;
using Portal.Engine.Data.Answers;
using Portal.Engine.Data.Asking;
using Portal.Engine.Data.Changing;
using Portal.Engine.Data.Reading;
using Portal.Engine.Entities;
using Portal.Engine.Projection;

namespace Portal.Engine.Data;

/// <summary>
/// Tells what changed since a follower last looked, as far as it may see it: a change of hidden fields alone is none. It tells of
/// states and not of events, so nobody falls behind the log.
/// </summary>
public sealed class DataChanges
{
    const int MostLooked = 5000, Chunk = 500;

    readonly DataSessions _sessions;
    readonly Records _records;
    readonly Tokens _tokens;
    readonly ProjectionSignal _signal;
    readonly TimeProvider _clock;

    internal DataChanges(DataSessions sessions, Records records, Tokens tokens, ProjectionSignal signal, TimeProvider clock) =>
        (_sessions, _records, _tokens, _signal, _clock) = (sessions, records, tokens, signal, clock);

    /// <summary>The token of this moment: what changes from here on comes after it.</summary>
    public async Task<Outcome<string>> Now(ScopedModel model, string entity, CancellationToken stop = default)
    {
        if (!Understood(model, new ChangesQuery(entity)).Succeeded(out var asked, out var refusal)) return refusal;
        await using var session = await _sessions.Open(stop);
        return await _tokens.Close(Point.End(await Steps.Last(session, stop)), Question(asked.Entity), stop);
    }

    public async Task<Outcome<ChangesPage>> Read(ScopedModel model, ChangesQuery query, CancellationToken stop = default) =>
        (await Look(model, query, stop)).Succeeded(out var found, out var refusal) ? found.Page : refusal;

    /// <summary>The same, but where nothing changed it waits until something does.</summary>
    /// <param name="model">What the asker sees.</param>
    /// <param name="query">The question.</param>
    /// <param name="most">No longer than that.</param>
    /// <param name="stop">Gives up.</param>
    public async Task<Outcome<ChangesPage>> Wait(ScopedModel model, ChangesQuery query, TimeSpan most, CancellationToken stop = default)
    {
        var began = _clock.GetTimestamp();
        while (true)
        {
            var next = _signal.Next;
            if (!(await Look(model, query, stop)).Succeeded(out var found, out var refusal)) return refusal;
            var left = most - _clock.GetElapsedTime(began);
            if (found.Page.Changes.Count > 0 || left <= TimeSpan.Zero) return found.Page;
            query = query with { After = found.Page.Next };
            if (found.IsEnd) await _signal.Wait(next, left, stop);
        }
    }

    /// <returns>The page, and whether all was looked at. That is told to nobody: it would tell of changes in what is hidden.</returns>
    async Task<Outcome<(ChangesPage Page, bool IsEnd)>> Look(ScopedModel model, ChangesQuery query, CancellationToken stop)
    {
        if (!Understood(model, query).Succeeded(out var asked, out var refusal)) return refusal;
        var (entity, fields) = asked;
        var point = Point.Start;
        if (query.After is { } after && !(await _tokens.Open<Point>(after, Question(entity), "position", stop)).Succeeded(out point, out refusal)) return refusal;

        await using var session = await _sessions.Open(stop);
        var last = await Steps.Last(session, stop);
        // Only a database that was restored knows fewer turns than it once did.
        if (point.Turn > last) return new TokenUnknown("position");
        var (slices, sight, since) = (new Slices(fields), new Sight(entity), point.Since);
        var (found, looked, isEnd, isMore) = (new List<(Step Step, IReadOnlyList<string> Changed)>(), 0, false, false);
        while (!isEnd && !isMore && looked < MostLooked)
        {
            var steps = await Steps.Read(session, entity.Id, point, last, Chunk, stop);
            isEnd = steps.Count < Chunk;
            foreach (var step in steps)
            {
                var told = Told(step, fields, slices, sight, since);
                // There is more where something more is seen; what is hidden behind the last one looks like nothing.
                if (isMore = told is not null && found.Count == query.Most) break;
                (point, looked) = (step.At, looked + 1);
                if (told is { } one) found.Add(one);
            }
        }

        var next = isEnd && !isMore ? Point.End(last) : point;
        return (await Page(session, entity, fields, found, next, isMore, stop)).Succeeded(out var page, out refusal) ? (page, isEnd) : refusal;
    }

    static string Question(ScopedEntity entity) => $"changes of {entity.Id}";

    static Outcome<(ScopedEntity Entity, IReadOnlyList<EntityField> Fields)> Understood(ScopedModel model, ChangesQuery query)
    {
        if (!model.Look(query.Entity).Succeeded(out var entity, out var refusal) || !Planner.Fields(entity, query.Fields).Succeeded(out var fields, out refusal)) return refusal;
        if (entity.Kind == EntityKind.Happening) return new OnlyCounted(entity.Name);
        return query.Most is < 1 or > DataQuery.LargestPage ? new QuestionMalformed($"Ask for 1 to {DataQuery.LargestPage} changes at a time.") : (entity, fields);
    }

    /// <returns>What a follower hears of it; null if that is nothing.</returns>
    static (Step Step, IReadOnlyList<string> Changed)? Told(Step step, IReadOnlyList<EntityField> fields, Slices slices, Sight sight, long since)
    {
        if (step.Row is not { } row) return (step, []);
        var changed = Changed(row, fields, slices, since);
        if (changed.Count == 0) return null;
        if (sight.Sees(row.Body)) return (step, changed);
        // Of what it once saw nothing is left that it may see.
        return since > 0 ? (step with { Row = null }, []) : null;
    }

    static List<string> Changed(RawRow row, IReadOnlyList<EntityField> fields, Slices slices, long since)
    {
        if (Origins.Read(row.Origins) is not { } origins) return [.. fields.Select(field => field.Name)];
        var values = slices.Of(row.Body);
        var changed = new List<string>();
        for (var i = 0; i < fields.Count; i++)
        {
            var origin = origins.Of(fields[i].Name);
            var isThere = values[i] is not null || (origin.IsGone && since > 0);
            if (isThere && origin.Turn > since) changed.Add(fields[i].Name);
        }

        return changed;
    }

    async Task<Outcome<ChangesPage>> Page(
        IDataSession session, ScopedEntity entity, IReadOnlyList<EntityField> fields, List<(Step Step, IReadOnlyList<string> Changed)> found, Point next, bool isMore, CancellationToken stop)
    {
        if (!(await _records.Of(session, entity.Id, fields, [.. found.Select(one => one.Step.Row).OfType<RawRow>()], new Looking(), stop)).Succeeded(out var records, out var refusal)) return refusal;
        if (!(await _tokens.Close(next, Question(entity), stop)).Succeeded(out var token, out refusal)) return refusal;
        var at = 0;
        return new ChangesPage([.. found.Select(one => new DataChange(one.Step.At.Id, one.Step.Row is null ? null : records[at++], one.Changed, one.Step.Into))], token, isMore);
    }
}
