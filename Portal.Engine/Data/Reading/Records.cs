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
        var now = await board.Now(stop);
        var lens = new Lens(now, fields, clock.GetUtcNow(), wanted.Fetches);
        var yielding = new Yielding(now, lens, entity);
        var slices = new Slices(fields);
        var isSlow = wanted.Disagreements || fields.Any(field => field.Sensitive);
        var records = new DataRecord[rows.Count];
        for (var at = 0; at < records.Length; at++)
        {
            var row = rows[at];
            var record = isSlow ? null : Plain(row, lens, yielding, slices);
            if (record is null)
            {
                if (!(await members.Fields(session, entity, row.Id, lens, yielding, wanted.Disagreements, stop)).Succeeded(out var said, out var refusal)) return refusal;
                record = new DataRecord(row.Id, said);
            }

            if (wanted.MaxAge is { } most && TooOldOf(record, most, lens.At) is { } tooOld) return tooOld;
            records[at] = record;
        }

        return records;
    }

    /// <returns>What the row itself tells; null if it does not tell enough: not from where it is, or of what is stale whether another source knows better.</returns>
    static DataRecord? Plain(RawRow row, Lens lens, Yielding yielding, Slices slices)
    {
        if (Origins.Read(row.Origins) is not { } origins) return null;
        slices.Of(row.Body);
        if (slices is { IsWhole: true, Count: > 0 } && origins.Others is null && lens.OfAll(origins.First.Stream) is { Finding.Verdict: not Verdict.Stale } age)
            return new DataRecord(row.Id, age, row.Body, () => Cut(row, origins, lens, new Slices(lens.Fields)));

        var fields = Cut(row, origins, lens, slices);
        for (var i = 0; i < fields.Length; i++)
        {
            if (fields[i].Finding.Verdict != Verdict.Stale) continue;
            var (stream, at) = (origins.Of(fields[i].Name).Stream, lens.IndexOf(fields[i].Name));
            if (yielding.May(stream, at)) return null;
            fields[i] = fields[i] with { Age = yielding.Own(stream, at) };
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
