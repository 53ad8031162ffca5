using Portal.Engine.Agents.Scopes;
using Portal.Engine.Agents.Use;
using Portal.Engine.Data;
using Portal.Engine.Data.Answers;
using Portal.Engine.Data.Asking;
using Portal.Engine.Freshness.Watching;
using Portal.Web.Platform.Agents;

namespace Portal.Web.Features.Api.Data;

/// <summary>Records of single streams, as their sources say them.</summary>
sealed class StreamEndpoints(StreamRecords streams, FreshnessBoard board, DataDoor door, Accounts accounts)
{
    const string Queried = "stream", Got = "stream-record";

    public async Task<IResult> Query(HttpContext http, string source, string stream)
    {
        var asked = new Parameters(http, Named.Where, Named.Fields, Named.Limit, Named.Cursor, Named.MaxAge, Named.View, Named.From, Named.To);
        var limit = asked.Number(Named.Limit, 100, 1, DataQuery.LargestPage);
        var query = new StreamQuery(source, stream)
        {
            Where = asked.Conditions(),
            Fields = asked.Names(Named.Fields),
            From = asked.Moment(Named.From),
            To = asked.Moment(Named.To),
            Most = door.Most(http.Question()!.Pass, limit),
            Cursor = asked.Text(Named.Cursor),
            MaxAge = asked.Age(Named.MaxAge),
        };
        var isFull = asked.IsFull();
        if (asked.Problem is { } problem) return await door.Refuse(http, Queried, problem);
        if (!(await streams.Query(http.Question()!.Pass.Model, query, http.RequestAborted)).Succeeded(out var page, out var refusal)) return await door.Refuse(http, Queried, refusal);
        var entity = await Entity(http, source, stream);
        return await door.Answer(http, Queried, read => Account(read, entity, query.Fields, query.Where.Select(one => one.Field), page.Records), to => DataWriter.Write(to, DataDoor.Noted(page, limit, query.Most), isFull));
    }

    public async Task<IResult> Get(HttpContext http, string source, string stream)
    {
        var asked = new Parameters(http, Named.Key, Named.Fields, Named.MaxAge, Named.View);
        var (key, isFull) = (asked.Given(Named.Key), asked.IsFull());
        var wanted = new Looking { Fields = asked.Names(Named.Fields), MaxAge = asked.Age(Named.MaxAge) };
        if (asked.Problem is { } problem) return await door.Refuse(http, Got, problem);
        if (!(await streams.Get(http.Question()!.Pass.Model, source, stream, key, wanted, http.RequestAborted)).Succeeded(out var record, out var refusal)) return await door.Refuse(http, Got, refusal);
        var entity = await Entity(http, source, stream);
        return await door.Answer(http, Got, read => Account(read, entity, wanted.Fields, [], [record]), to => DataWriter.Write(to, record, isFull));
    }

    /// <summary>What a stream is of, for the account; it may be gone again meanwhile.</summary>
    async Task<ScopedEntity?> Entity(HttpContext http, string source, string stream)
    {
        var plan = (await board.Now(http.RequestAborted)).Streams.FirstOrDefault(one => one.Plan.SourceName == source && one.Plan.Name == stream)?.Plan;
        return http.Question()!.Pass.Model.Entities.FirstOrDefault(entity => entity.Id == plan?.EntityId);
    }

    AgentRead Account(AgentRead read, ScopedEntity? entity, IReadOnlyList<string>? fields, IEnumerable<string> others, IReadOnlyList<DataRecord> records) =>
        entity is null ? read with { Records = records.Count } : accounts.Of(read, entity, fields, others, records);
}
