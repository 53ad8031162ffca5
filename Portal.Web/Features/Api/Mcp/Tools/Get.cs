using System.Text.Json;
using Portal.Engine;
using Portal.Engine.Agents.Keys;
using Portal.Engine.Data;
using Portal.Engine.Data.Answers;
using Portal.Engine.Data.Asking;
using Portal.Web.Features.Api.Mcp.Answers;
using Portal.Web.Features.Api.Mcp.Asking;

namespace Portal.Web.Features.Api.Mcp.Tools;

sealed class Get(DataReader reader, DataHistory history) : ITool
{
    const string Id = "id", Source = "source", Stream = "stream", Key = "key", Match = "match", AsOf = "asOf";

    public string Name => "get";

    public string Title => "Get one record";

    public string Description => "Gets one record: by its id, by what a source calls it (source, stream and key), or by the value by which records of several sources are one (match).";

    public IReadOnlyList<Argument> Arguments =>
    [
        Usual.Entity,
        new(Id, Shape.Whole, "The id, from another answer."),
        new(Source, Shape.Text, "The name of a source; with stream and key."),
        new(Stream, Shape.Text, "The name of a stream of that source."),
        new(Key, Shape.Text, "What the record is called there."),
        new(Match, Shape.Text, "The value by which records are one."),
        new(AsOf, Shape.Moment, "What was known at that moment instead of now."),
        Usual.Fields, Usual.Full, Usual.MaxAge, Usual.Disagreements,
    ];

    public JsonElement Output { get; } = OutputSchema.Of("""
        "entity":{"type":"string"},"record":{"type":"object","properties":{"id":{"type":"integer"},"values":{"type":"object"},"fields":{"type":"object"},"freshness":{"type":"object"}},"required":["id"]},
        "asOf":{"type":"string","description":"The moment, where one was asked for. The freshness is then that of the record as it is now."},"note":{"type":"string"}
        """, "entity", "record");

    public bool ReadsRecords => true;

    public async Task<Outcome<Told>> Call(AgentPass pass, Given given, CancellationToken stop)
    {
        var moment = given.Moment(AsOf);
        if (moment is not null && (given.Has(Usual.MaxAgeName) || given.IsFull())) return new QuestionMalformed("What was known then is told as values only: leave out maxAgeSeconds, full and disagreements.");
        if (!(await Find(pass, given, stop)).Succeeded(out var record, out var refusal)) return refusal;
        if (moment is not null) return await Then(pass, given, record, moment.Value, stop);
        var age = AnswerAge.Of([record]);
        return new Told(AnswerJson.Of(new Answer(age, given.Text(Usual.EntityName)!, AnswerJson.Of(record, given.IsFull()), null, null)), age, [.. record.Fields.Select(field => field.Name)], 1);
    }

    async Task<Outcome<DataRecord>> Find(AgentPass pass, Given given, CancellationToken stop)
    {
        var (model, entity) = (pass.Model, given.Text(Usual.EntityName)!);
        var wanted = new Looking { Fields = given.Texts(Usual.FieldsName), MaxAge = given.MaxAgeOf(), Disagreements = given.Flag(Usual.DisagreementsName) };
        return (given.Whole(Id), given.Text(Source), given.Text(Stream), given.Text(Key), given.Text(Match)) switch
        {
            ({ } id, null, null, null, null) => await reader.Get(model, entity, id, wanted, stop),
            (null, { } source, { } stream, { } key, null) => await reader.GetBySource(model, entity, source, stream, key, wanted, stop),
            (null, null, null, null, { } match) => await reader.GetByMatch(model, entity, match, wanted, stop),
            _ => new QuestionMalformed("Say in one way which record it is: by id, by source, stream and key together, or by match."),
        };
    }

    async Task<Outcome<Told>> Then(AgentPass pass, Given given, DataRecord record, DateTimeOffset moment, CancellationToken stop)
    {
        var entity = given.Text(Usual.EntityName)!;
        if (!(await history.AsOf(pass.Model, entity, record.Id, moment, given.Texts(Usual.FieldsName), stop)).Succeeded(out var then, out var refusal)) return refusal;
        var values = then.Fields.ToDictionary(field => field.Name, field => AnswerJson.Parsed(field.Value));
        var age = AnswerAge.Of([record]);
        return new Told(AnswerJson.Of(new Answer(age, entity, AnswerJson.Of(new Past(then.Id, values)), then.Moment, DataThen.Caveat)), age, [.. values.Keys], 1);
    }

    sealed record Answer(AnswerAge Freshness, string Entity, JsonElement Record, DateTimeOffset? AsOf, string? Note);

    sealed record Past(long Id, IReadOnlyDictionary<string, JsonElement> Values);
}
