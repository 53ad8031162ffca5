using System.Text.Json;
using Portal.Engine.Agents.Scopes;
using Portal.Engine.Data.Answers;
using Portal.Engine.Data.Asking;
using Portal.Engine.Data.Fetching;
using Portal.Engine.Data.Reading;
using Portal.Engine.Entities;
using Portal.Engine.Freshness.Watching;
using Portal.Engine.Store;

namespace Portal.Engine.Data;

/// <summary>
/// Answers questions for the records of one stream as its source says them, before they are merged with others. A stream is there
/// for an asker who may see something that it brings.
/// </summary>
public sealed class StreamRecords
{
    /// <summary>Whoever joins a look-up of others may find it begun too early, and asks once more.</summary>
    const int MostRounds = 2;

    readonly DataSessions _sessions;
    readonly Planner _planner;
    readonly Members _members;
    readonly Tokens _tokens;
    readonly Fetcher _fetcher;
    readonly FreshnessBoard _board;
    readonly TimeProvider _clock;

    internal StreamRecords(DataSessions sessions, Planner planner, Members members, Tokens tokens, Fetcher fetcher, FreshnessBoard board, TimeProvider clock) =>
        (_sessions, _planner, _members, _tokens, _fetcher, _board, _clock) = (sessions, planner, members, tokens, fetcher, board, clock);

    /// <summary>One by what the source calls it.</summary>
    public async Task<Outcome<DataRecord>> Get(ScopedModel model, string source, string stream, string key, Looking? wanted = null, CancellationToken stop = default)
    {
        wanted ??= new Looking();
        if (!Look(model, await _board.Now(stop), source, stream).Succeeded(out var found, out var refusal) || !Planner.Fields(found.Entity, wanted.Fields).Succeeded(out var fields, out refusal)) return refusal;
        var (asked, fetches) = (_clock.GetUtcNow(), new Fetches());
        for (var round = 0; ; round++)
        {
            if (!(await Read()).Succeeded(out var record, out refusal)) return refusal;
            var old = wanted.MaxAge is { } most ? record.Fields.Where(field => !(field.VerifiedAt >= asked - most)).ToArray() : [];
            if (old is []) return record with { Fetched = fetches.Told(await _board.Now(stop)) };
            var tooOld = TooOld.Of(old[0], wanted.MaxAge!.Value);
            // What has happened does not change.
            if (!wanted.Fetch || found.Entity.Kind == EntityKind.Happening) return tooOld;
            if (round == MostRounds) return tooOld with { NotFetched = "It changes while it is fetched. Ask again." };
            if ((await _fetcher.Fetch([new Part(found.Stream, key, [.. old.Select(field => field.Name)])], fetches, stop)).Why is { } why) return tooOld with { NotFetched = why };
        }

        async Task<Outcome<DataRecord>> Read()
        {
            var lens = new Lens(await _board.Now(stop), fields, _clock.GetUtcNow(), fetches);
            await using var session = await _sessions.Open(stop);
            return await Find(session) is { } row && new Sight(found.Entity).Sees(row.Body) ? await Told(found.Entity, row, lens, new Slices(fields), stop) : new NothingThere(found.Entity.Name);
        }

        async Task<StreamRow?> Find(IDataSession session) => WholeText.Is(key) ? await StreamRows.Find(session, found.Stream.Plan.Id, key, stop) : null;
    }

    public async Task<Outcome<DataPage>> Query(ScopedModel model, StreamQuery query, CancellationToken stop = default)
    {
        var now = await _board.Now(stop);
        if (!Look(model, now, query.Source, query.Stream).Succeeded(out var found, out var refusal)) return refusal;
        var asked = new DataQuery(found.Entity.Name) { Where = query.Where, Fields = query.Fields, Most = query.Most };
        if (!(await _planner.Of(model, asked, stop)).Succeeded(out var plan, out refusal)) return refusal;
        if (found.Entity.Kind != EntityKind.Happening && (query.From ?? query.To) is not null) return new QuestionMalformed($"{found.Entity.Name} are no happenings, so they are in no window of time. Compare a field with moments instead.");
        var question = JsonSerializer.Serialize(new object?[] { "stream", found.Stream.Plan.Id, plan.Question, query.From, query.To });
        var place = StreamPlace.Start;
        if (query.Cursor is { } cursor && !(await _tokens.Open<StreamPlace>(cursor, question, "cursor", stop)).Succeeded(out place, out refusal)) return refusal;

        await using var session = await _sessions.Open(stop);
        var (rows, sight) = (new List<StreamRow>(), new Sight(found.Entity));
        var (last, end) = await StreamRows.Walk(session, found.Stream.Plan.Id, found.Entity.Kind, place, DataReader.MostLooked, row =>
        {
            if (!sight.Sees(row.Body) || !Holds(plan, query, row)) return true;
            if (rows.Count == query.Most) return false;
            rows.Add(row);
            return true;
        }, stop);

        if (!(await Told(found.Entity, plan, rows, now, query.MaxAge, stop)).Succeeded(out var records, out refusal)) return refusal;
        string? next = null;
        if (end != PageEnd.Over && !(await _tokens.Close(last, question, stop)).Succeeded(out next, out refusal)) return refusal;
        return new DataPage(records, next, end == PageEnd.Cut ? "Not all could be looked at for this page. There may be more: go on with the cursor, or narrow the question." : null);
    }

    static bool Holds(Plan plan, StreamQuery query, StreamRow row)
    {
        var at = Instant.At(row.Now.Time);
        return !(at < query.From) && !(at >= query.To) && plan.Conditions.All(condition => condition.Holds(row.Body));
    }

    /// <summary>A stream of which nothing may be seen is not there.</summary>
    static Outcome<(WatchedStream Stream, ScopedEntity Entity)> Look(ScopedModel model, FreshnessNow now, string source, string stream)
    {
        var found = now.Streams.FirstOrDefault(one => one.Plan.SourceName == source && one.Plan.Name == stream);
        var entity = found is null ? null : model.Entities.FirstOrDefault(one => one.Id == found.Plan.EntityId);
        return found is not null && entity is not null && Sight.Sees(entity, found.Plan) ? (found, entity) : new StreamUnknown(source, stream);
    }

    async Task<Outcome<IReadOnlyList<DataRecord>>> Told(ScopedEntity entity, Plan plan, List<StreamRow> rows, FreshnessNow now, TimeSpan? most, CancellationToken stop)
    {
        var (lens, slices, records) = (new Lens(now, plan.Fields, _clock.GetUtcNow()), new Slices(plan.Fields), new DataRecord[rows.Count]);
        for (var at = 0; at < records.Length; at++)
        {
            if (!(await Told(entity, rows[at], lens, slices, stop)).Succeeded(out var record, out var refusal)) return refusal;
            foreach (var field in record.Fields)
            {
                if (most is { } age && !(field.VerifiedAt >= lens.At - age)) return TooOld.Of(field, age);
            }

            records[at] = record;
        }

        return records;
    }

    async Task<Outcome<DataRecord>> Told(ScopedEntity entity, StreamRow row, Lens lens, Slices slices, CancellationToken stop)
    {
        var ages = lens.Of(row.Now.Stream);
        var fields = new List<DataField>(ages.Length);
        foreach (var (i, part) in Cut(slices, row.Body))
        {
            var value = part;
            if (lens.Fields[i].Sensitive && !(await _members.Open(ages[i].Field, value, row.Now.Stream, row.Key, stop)).Succeeded(out value, out var refusal)) return refusal;
            fields.Add(new DataField(ages[i], value, row.Now.TimeOf(ages[i].Field)));
        }

        return new DataRecord(0, fields) { Key = row.Key, At = entity.Kind == EntityKind.Happening ? Instant.At(row.Now.Time) : null };
    }

    static List<(int Field, ReadOnlyMemory<byte> Value)> Cut(Slices slices, byte[] body)
    {
        var found = new List<(int, ReadOnlyMemory<byte>)>();
        var values = slices.Of(body);
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] is { } range) found.Add((i, body.AsMemory(range)));
        }

        return found;
    }
}
