using Portal.Engine.Data.Answers;
using Portal.Engine.Data.Asking;
using Portal.Engine.Entities;
using Portal.Engine.Freshness;
using Portal.Engine.Freshness.Watching;
using Portal.Engine.Projection;
using Portal.Engine.Store;

namespace Portal.Engine.Data.Reading;

/// <summary>Makes of rows what is answered: the fields that are wanted, opened, and how old each is.</summary>
sealed class Records(Members members, FreshnessBoard board, TimeProvider clock)
{
    public async Task<Outcome<IReadOnlyList<DataRecord>>> Of(IDataSession session, long entity, IReadOnlyList<EntityField> fields, IReadOnlyList<RawRow> rows, Looking wanted, CancellationToken stop)
    {
        var lens = new Lens(await board.Now(stop), fields, clock.GetUtcNow());
        var slices = new Slices(fields);
        var opened = fields.Any(field => field.Sensitive);
        var yields = new bool?[fields.Count];
        var records = new DataRecord[rows.Count];
        for (var at = 0; at < records.Length; at++)
        {
            var (row, origins) = (rows[at], Origins.Read(rows[at].Origins));
            var isSlow = wanted.Disagreements || opened || origins is null;
            var found = isSlow ? [] : Plain(row, origins!, lens, slices);
            for (var i = 0; i < found.Count && !isSlow; i++)
            {
                if (found[i].Finding.Verdict != Verdict.Stale) continue;
                var field = fields.TakeWhile(field => field.Name != found[i].Name).Count();
                isSlow = yields[field] ??= lens.MayYield(entity, field);
            }

            if (isSlow)
            {
                if (!(await members.Fields(session, entity, row.Id, lens, wanted.Disagreements, stop)).Succeeded(out var all, out var refusal)) return refusal;
                found = [.. all];
            }

            if (wanted.MaxAge is { } most && TooOldOf(found, most, lens.At) is { } tooOld) return tooOld;
            records[at] = new DataRecord(row.Id, found);
        }

        return records;
    }

    static List<DataField> Plain(RawRow row, Origins origins, Lens lens, Slices slices)
    {
        var values = slices.Of(row.Body);
        var found = new List<DataField>(values.Length);
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i].IsEmpty) continue;
            var origin = origins.Of(lens.Fields[i].Name);
            var seen = lens.Of(origin.Stream);
            found.Add(new DataField(lens.Fields[i].Name, values[i], seen.Source, seen.Stream, Instant.At(origin.Time), seen.Limits[i].VerifiedAt, seen.Limits[i].ExpectedBy, seen.Findings[i]));
        }

        return found;
    }

    static TooOld? TooOldOf(List<DataField> found, TimeSpan most, DateTimeOffset now)
    {
        foreach (var field in found)
        {
            if (field.VerifiedAt is not { } at || now - at > most) return new TooOld(field.Name, field.Source, most, field.VerifiedAt, field.ExpectedBy);
        }

        return null;
    }
}
