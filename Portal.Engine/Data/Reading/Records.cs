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
            IReadOnlyList<DataField>? found = isSlow ? null : Plain(entity, row, lens, slices, yields);
            var values = found is not null && slices.IsWhole ? row.Body : default(ReadOnlyMemory<byte>);
            if (found is null && !(await members.Fields(session, entity, row.Id, lens, wanted.Disagreements, stop)).Succeeded(out found, out var refusal)) return refusal;
            if (wanted.MaxAge is { } most && TooOldOf(found, most, lens.At) is { } tooOld) return tooOld;
            records[at] = new DataRecord(row.Id, found) { Values = values };
        }

        return records;
    }

    /// <returns>What the row itself tells; null if it does not tell enough: not from where it is, or of what is stale whether another source knows better.</returns>
    static DataField[]? Plain(long entity, RawRow row, Lens lens, Slices slices, bool?[] yields)
    {
        if (Origins.Read(row.Origins) is not { } origins) return null;
        var values = slices.Of(row.Body);
        var found = new DataField[slices.Count];
        for (int i = 0, next = 0; next < found.Length; i++)
        {
            if (values[i] is not { } range) continue;
            var origin = origins.Of(lens.Fields[i].Name);
            var age = lens.Of(origin.Stream)[i];
            if (age.Finding.Verdict == Verdict.Stale && (yields[i] ??= lens.MayYield(entity, i))) return null;
            found[next++] = new DataField(age, row.Body.AsMemory(range), origin.Time);
        }

        return found;
    }

    static TooOld? TooOldOf(IReadOnlyList<DataField> found, TimeSpan most, DateTimeOffset now)
    {
        foreach (var field in found)
        {
            if (field.VerifiedAt is not { } at || now - at > most) return TooOld.Of(field, most);
        }

        return null;
    }
}
