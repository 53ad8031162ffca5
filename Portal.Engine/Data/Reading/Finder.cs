using Portal.Engine.Agents.Scopes;
using Portal.Engine.Data.Asking;
using Portal.Engine.Entities;
using Portal.Engine.Freshness.Watching;
using Portal.Engine.Projection.Merging;
using Portal.Engine.Store.Sealing;

namespace Portal.Engine.Data.Reading;

/// <summary>Finds the row of one record, by whatever it is called.</summary>
sealed class Finder(EntityModel model, Seals seals, FreshnessBoard board)
{
    const string Named = $"SELECT {RawRow.Columns} FROM unified u WHERE u.id = $1 AND u.entity = $2",
        Alias = $"SELECT {RawRow.Columns} FROM unified_aliases a JOIN unified u ON u.id = a.unified WHERE a.id = $1 AND u.entity = $2",
        Key = $"SELECT {RawRow.Columns} FROM records r JOIN unified_members m ON m.record = r.id JOIN unified u ON u.id = m.unified WHERE r.stream = $1 AND r.key = $2 AND u.entity = $3",
        Value = $"SELECT {RawRow.Columns} FROM unified u WHERE u.entity = $1 AND u.\"match\" = $2 ORDER BY u.id LIMIT 1";

    public static async Task<Outcome<RawRow>> ById(IDataSession session, long entity, long id, CancellationToken stop)
    {
        var found = await One(session, Named, [id, entity], stop);
        return found.Refusal is null ? found : await One(session, Alias, [id, entity], stop);
    }

    public async Task<Outcome<RawRow>> BySource(IDataSession session, ScopedEntity entity, string source, string stream, string key, CancellationToken stop)
    {
        var plan = (await board.Now(stop)).OfEntity(entity.Id).FirstOrDefault(one => one.Plan.SourceName == source && one.Plan.Name == stream)?.Plan;
        // What is hidden is as unknown as what is not there.
        if (plan is null || !Sight.Sees(entity, plan)) return new StreamUnknown(source, stream, entity.Name);
        return WholeText.Is(key) ? await One(session, Key, [plan.Id, key, entity.Id], stop) : new NothingThere("");
    }

    public async Task<Outcome<RawRow>> ByMatch(IDataSession session, ScopedEntity entity, string value, CancellationToken stop)
    {
        if ((await model.Get(entity.Id, stop))?.Match is not { } match || entity.Field(match.Field) is not { } field) return new NoMatchHere(entity.Name);
        if (!WholeText.HasNoHalves(value) || MatchValue.Of(value, match.Normalisation) is not { } text) return new NothingThere("");
        if (field.Sensitive)
        {
            if (!(await seals.Get(stop)).Succeeded(out var sensitive, out var refusal)) return refusal;
            // The blind is of the value as the source wrote it.
            if ((await One(session, Value, [entity.Id, SearchText.Fit(sensitive.Blind(field.Name, value))], stop)).Succeeded(out var row, out _)) return row;
            text = sensitive.Blind(field.Name, text);
        }

        return await One(session, Value, [entity.Id, SearchText.Fit(text)], stop);
    }

    static async Task<Outcome<RawRow>> One(IDataSession session, string sql, object[] parameters, CancellationToken stop)
    {
        RawRow? found = null;
        await session.Each(sql, parameters, row =>
        {
            found = RawRow.Of(row);
            return false;
        }, stop);
        return found is null ? new NothingThere("") : found;
    }
}
