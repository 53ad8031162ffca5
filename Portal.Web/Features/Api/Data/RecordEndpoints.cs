using System.Globalization;
using Portal.Engine;
using Portal.Engine.Data;
using Portal.Engine.Data.Answers;
using Portal.Engine.Data.Asking;
using Portal.Web.Platform.Agents;

namespace Portal.Web.Features.Api.Data;

/// <summary>Unified records: pages of them, and single ones by whatever they are called.</summary>
sealed class RecordEndpoints(DataReader reader, DataHistory history, DataDoor door, Accounts accounts)
{
    const string Queried = "query", Got = "get", Then = "as-of";

    static readonly string[] OfOne = [Named.Fields, Named.MaxAge, Named.View, Named.Disagreements];

    public async Task<IResult> Query(HttpContext http, string entity)
    {
        var asked = new Parameters(http, Named.Where, Named.Sort, Named.Fields, Named.Limit, Named.Cursor, Named.MaxAge, Named.View, Named.Disagreements);
        var limit = asked.Number(Named.Limit, 100, 1, DataQuery.LargestPage);
        var query = new DataQuery(entity)
        {
            Where = asked.Conditions(),
            Sort = asked.Order(),
            Fields = asked.Names(Named.Fields),
            Most = door.Most(http.Question()!.Pass, limit),
            Cursor = asked.Text(Named.Cursor),
            MaxAge = asked.Age(Named.MaxAge),
            Disagreements = asked.Flag(Named.Disagreements),
        };
        var isFull = asked.IsFull() || query.Disagreements;
        if (asked.Problem is { } problem) return await door.Refuse(http, Queried, problem);
        var model = http.Question()!.Pass.Model;
        if (!(await reader.Query(model, query, http.RequestAborted)).Succeeded(out var page, out var refusal)) return await door.Refuse(http, Queried, refusal);
        return await door.Answer(http, Queried, read => accounts.Of(read, model.Find(entity)!, query.Fields, [.. query.Where.Select(one => one.Field), .. query.Sort?.Field is { } sort ? [sort] : Array.Empty<string>()], page.Records), to => DataWriter.Write(to, DataDoor.Noted(page, limit, query.Most), isFull));
    }

    public Task<IResult> Get(HttpContext http, string entity, string id)
    {
        var asked = new Parameters(http, [.. OfOne, Named.AsOf]);
        if (!long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return door.Refuse(http, Got, new IdUnfit());
        return asked.Moment(Named.AsOf) is { } moment
            ? AsOf(http, asked, entity, number, moment)
            : One(http, asked, entity, wanted => reader.Get(http.Question()!.Pass.Model, entity, number, wanted, http.RequestAborted));
    }

    public Task<IResult> BySource(HttpContext http, string entity)
    {
        var asked = new Parameters(http, [Named.Source, Named.Stream, Named.Key, .. OfOne]);
        var (source, stream, key) = (asked.Given(Named.Source), asked.Given(Named.Stream), asked.Given(Named.Key));
        return One(http, asked, entity, wanted => reader.GetBySource(http.Question()!.Pass.Model, entity, source, stream, key, wanted, http.RequestAborted));
    }

    public Task<IResult> ByMatch(HttpContext http, string entity)
    {
        var asked = new Parameters(http, [Named.Value, .. OfOne]);
        var value = asked.Given(Named.Value);
        return One(http, asked, entity, wanted => reader.GetByMatch(http.Question()!.Pass.Model, entity, value, wanted, http.RequestAborted));
    }

    async Task<IResult> One(HttpContext http, Parameters asked, string entity, Func<Looking, Task<Outcome<DataRecord>>> get)
    {
        var wanted = new Looking { Fields = asked.Names(Named.Fields), MaxAge = asked.Age(Named.MaxAge), Disagreements = asked.Flag(Named.Disagreements) };
        var isFull = asked.IsFull() || wanted.Disagreements;
        if (asked.Problem is { } problem) return await door.Refuse(http, Got, problem);
        if (!(await get(wanted)).Succeeded(out var record, out var refusal)) return await door.Refuse(http, Got, refusal);
        return await door.Answer(http, Got, read => accounts.Of(read, http.Question()!.Pass.Model.Find(entity)!, wanted.Fields, [record]), to => DataWriter.Write(to, record, isFull));
    }

    async Task<IResult> AsOf(HttpContext http, Parameters asked, string entity, long id, DateTimeOffset moment)
    {
        var fields = asked.Names(Named.Fields);
        if (asked.Age(Named.MaxAge) is not null || asked.Flag(Named.Disagreements)) asked.Not(Named.AsOf, "asked without maxAge and disagreements, which are of now");
        asked.IsFull();
        if (asked.Problem is { } problem) return await door.Refuse(http, Then, problem);
        var model = http.Question()!.Pass.Model;
        if (!(await history.AsOf(model, entity, id, moment, fields, http.RequestAborted)).Succeeded(out var then, out var refusal)) return await door.Refuse(http, Then, refusal);
        return await door.Answer(http, Then, read => Accounts.Counted(read, model.Find(entity)!, fields, 1), to => ThenWriter.Write(to, then));
    }
}
