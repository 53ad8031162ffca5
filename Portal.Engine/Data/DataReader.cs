using Portal.Engine.Agents.Scopes;
using Portal.Engine.Data.Answers;
using Portal.Engine.Data.Asking;
using Portal.Engine.Data.Fetching;
using Portal.Engine.Data.Reading;
using Portal.Engine.Entities;

namespace Portal.Engine.Data;

/// <summary>
/// Answers questions for unified records. Whoever asks hands in the model as they see it, which is all that is looked anything up in.
/// </summary>
public sealed class DataReader
{
    /// <summary>So many rows are looked at for a page, at most. If that was not enough the page says so, and the next goes on there.</summary>
    public const int MostLooked = 20_000;

    readonly DataSessions _sessions;
    readonly Planner _planner;
    readonly Records _records;
    readonly Finder _finder;
    readonly Tokens _tokens;
    readonly Fetcher _fetcher;

    internal DataReader(DataSessions sessions, Planner planner, Records records, Finder finder, Tokens tokens, Fetcher fetcher) =>
        (_sessions, _planner, _records, _finder, _tokens, _fetcher) = (sessions, planner, records, finder, tokens, fetcher);

    /// <summary>One by its id, or by the id of one that became one with it.</summary>
    public Task<Outcome<DataRecord>> Get(ScopedModel model, string entity, long id, Looking? wanted = null, CancellationToken stop = default) =>
        One(model, entity, wanted, (session, found) => Finder.ById(session, found.Id, id, stop), stop);

    /// <summary>One by what a source calls it.</summary>
    /// <param name="model">What the asker sees.</param>
    /// <param name="entity">What it is.</param>
    /// <param name="source">The name of the source.</param>
    /// <param name="stream">The name of the stream in it.</param>
    /// <param name="key">What it is called there.</param>
    /// <param name="wanted">What is wanted of it.</param>
    /// <param name="stop">Gives up.</param>
    public Task<Outcome<DataRecord>> GetBySource(ScopedModel model, string entity, string source, string stream, string key, Looking? wanted = null, CancellationToken stop = default) =>
        One(model, entity, wanted, (session, found) => _finder.BySource(session, found, source, stream, key, stop), stop);

    /// <summary>One by the value by which its records are one. Where that is held for a person, the first of them.</summary>
    public Task<Outcome<DataRecord>> GetByMatch(ScopedModel model, string entity, string value, Looking? wanted = null, CancellationToken stop = default) =>
        One(model, entity, wanted, (session, found) => _finder.ByMatch(session, found, value, stop), stop);

    public async Task<Outcome<DataPage>> Query(ScopedModel model, DataQuery query, CancellationToken stop = default)
    {
        if (!(await _planner.Of(model, query, stop)).Succeeded(out var plan, out var refusal)) return refusal;
        if (plan.Entity.Kind == EntityKind.Happening) return new OnlyCounted(plan.Entity.Name);
        Place? place = null;
        if (query.Cursor is { } cursor && !(await _tokens.Open<Place>(cursor, plan.Question, "cursor", stop)).Succeeded(out place, out refusal)) return refusal;

        await using var session = await _sessions.Open(stop);
        var (walk, rows, isMore) = (new Walk(plan, place, MostLooked), new List<RawRow>(query.Most), false);
        var last = place;
        await walk.Go(session, query.Most + 1, row =>
        {
            if (isMore = rows.Count == query.Most) return false;
            rows.Add(row);
            last = walk.Last;
            return true;
        }, stop);
        if (!isMore) last = walk.Last;

        var wanted = new Looking { MaxAge = query.MaxAge, Disagreements = query.Disagreements };
        if (!(await _records.Of(session, plan.Entity.Id, plan.Fields, rows, wanted, stop)).Succeeded(out var records, out refusal)) return refusal;
        string? next = null;
        if ((isMore || walk.IsCut) && !(await _tokens.Close(last!, plan.Question, stop)).Succeeded(out next, out refusal)) return refusal;
        return new DataPage(records, next, Note(plan, query, walk));
    }

    static string? Note(Plan plan, DataQuery query, Walk walk) =>
        walk.IsCut ? $"{walk.Looked} records were looked at for this page. There may be more: go on with the cursor, or narrow the question."
        : query.Sort?.Field is { } field && !plan.Conditions.Any(condition => condition.Field.Name == field) ? $"Records without {field} are not among these. Ask for them by {field} is null."
        : null;

    async Task<Outcome<DataRecord>> One(ScopedModel model, string entity, Looking? wanted, Func<IDataSession, ScopedEntity, Task<Outcome<RawRow>>> find, CancellationToken stop)
    {
        wanted ??= new Looking();
        if (!model.Look(entity).Succeeded(out var found, out var refusal) || !Planner.Fields(found, wanted.Fields).Succeeded(out var fields, out refusal)) return refusal;
        if (found.Kind == EntityKind.Happening) return new OnlyCounted(found.Name);
        var answer = await One(found, fields, wanted, find, stop);
        return answer.Refusal is TooOld { MaxAge: var most } && wanted.Fetch ? await _fetcher.Read(how => One(found, fields, how, find, stop), wanted, most, stop) : answer;
    }

    async Task<Outcome<DataRecord>> One(ScopedEntity found, IReadOnlyList<EntityField> fields, Looking wanted, Func<IDataSession, ScopedEntity, Task<Outcome<RawRow>>> find, CancellationToken stop)
    {
        await using var session = await _sessions.Open(stop);
        if (!(await find(session, found)).Succeeded(out var row, out var refusal)) return refusal is NothingThere ? new NothingThere(found.Name) : refusal;
        if (!new Sight(found).Sees(row.Body)) return new NothingThere(found.Name);
        return (await _records.Of(session, found.Id, fields, [row], wanted, stop)).Succeeded(out var records, out refusal) ? records[0] : refusal;
    }
}
