using Portal.Engine.Data.Answers;
using Portal.Engine.Data.Asking;
using Portal.Engine.Entities;
using Portal.Engine.Freshness;
using Portal.Engine.Freshness.Watching;
using Portal.Engine.Projection;

namespace Portal.Engine.Data.Reading;

/// <summary>Makes of rows what is answered: the fields that are wanted, opened, and how old each is.</summary>
sealed class Records(Members members, FreshnessBoard board, TimeProvider clock)
{
    public async Task<Outcome<IReadOnlyList<DataRecord>>> Of(IDataSession session, long entity, IReadOnlyList<EntityField> fields, IReadOnlyList<RawRow> rows, Looking wanted, CancellationToken stop)
    {
        var lens = new Lens(await board.Now(stop), fields, clock.GetUtcNow(), wanted.Fetches);
        var slices = new Slices(fields);
        var isSlow = wanted.Disagreements || fields.Any(field => field.Sensitive);
        var yields = new bool?[fields.Count];
        var records = new DataRecord[rows.Count];
        for (var at = 0; at < records.Length; at++)
        {
            var row = rows[at];
            var record = isSlow ? null : Plain(entity, row, lens, slices, yields);
            if (record is null)
            {
                if (!(await members.Fields(session, entity, row.Id, lens, wanted.Disagreements, stop)).Succeeded(out var said, out var refusal)) return refusal;
                record = new DataRecord(row.Id, said);
            }

            if (wanted.MaxAge is { } most && TooOldOf(record, most, lens.At) is { } tooOld) return tooOld;
            records[at] = record;
        }

        return records;
    }

    /// <returns>What the row itself tells; null if it does not tell enough: not from where it is, or of what is stale whether another source knows better.</returns>
    static DataRecord? Plain(long entity, RawRow row, Lens lens, Slices slices, bool?[] yields)
    {
        if (Origins.Read(row.Origins) is not { } origins) return null;
        slices.Of(row.Body);
        if (slices is { IsWhole: true, Count: > 0 } && origins.Others is null && lens.OfAll(origins.First.Stream) is { Finding.Verdict: not Verdict.Stale } age)
            return new DataRecord(row.Id, age, row.Body, () => Cut(row, origins, lens, new Slices(lens.Fields)));

        var fields = Cut(row, origins, lens, slices);
        foreach (var field in fields)
        {
            if (field.Finding.Verdict != Verdict.Stale) continue;
            var at = lens.IndexOf(field.Name);
            if (yields[at] ??= lens.MayYield(entity, at)) return null;
        }

        return new DataRecord(row.Id, fields) { Values = slices.IsWhole ? row.Body : default(ReadOnlyMemory<byte>) };
    }

    static DataField[] Cut(RawRow row, Origins origins, Lens lens, Slices slices)
    {
        var values = slices.Of(row.Body);
        var found = new DataField[slices.Count];
        for (int i = 0, next = 0; next < found.Length; i++)
        {
            if (values[i] is not { } range) continue;
            var origin = origins.Of(lens.Fields[i].Name);
            found[next++] = new DataField(lens.Of(origin.Stream)[i], row.Body.AsMemory(range), origin.Time);
        }

        return found;
    }

    static TooOld? TooOldOf(DataRecord record, TimeSpan most, DateTimeOffset now)
    {
        if (now - record.AsOf <= most) return null;
        foreach (var field in record.Fields)
        {
            if (field.VerifiedAt is not { } at || now - at > most) return TooOld.Of(field, most);
        }

        return null;
    }
}
