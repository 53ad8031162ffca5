using Portal.Engine.Freshness;

namespace Portal.Engine.Data.Answers;

/// <summary>A unified record, or one of a stream, as far as the asker may see it and wanted to.</summary>
public sealed record DataRecord
{
    readonly Func<IReadOnlyList<DataField>>? _cut;
    IReadOnlyList<DataField>? _fields;

    /// <param name="id">Its id; 0 of one of a stream, which has a key instead.</param>
    /// <param name="fields">Those of which anything is said.</param>
    public DataRecord(long id, IReadOnlyList<DataField> fields) => (Id, _fields) = (id, fields);

    /// <summary>One whose fields are all of one age. Whoever wants no more of them than their values needs not have them cut apart.</summary>
    internal DataRecord(long id, FieldAge age, ReadOnlyMemory<byte> values, Func<IReadOnlyList<DataField>> cut) => (Id, Age, Values, _cut) = (id, age, values, cut);

    public long Id { get; }

    /// <summary>Those of which anything is said.</summary>
    public IReadOnlyList<DataField> Fields => _fields ??= _cut!();

    /// <summary>How old all of it is, where no field is of another age than the others.</summary>
    internal FieldAge? Age { get; }

    /// <summary>All values as one JSON object, where they lie ready so; else nothing.</summary>
    internal ReadOnlyMemory<byte> Values { get; init; }

    /// <summary>What its source calls it; null of a unified record.</summary>
    public string? Key { get; init; }

    /// <summary>When it happened; null of what is no happening.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>What was fetched for this answer; none if nothing was.</summary>
    public IReadOnlyList<Fetched> Fetched { get; init; } = [];

    /// <summary>The worst of its fields; unknown without any.</summary>
    public Verdict Verdict
    {
        get
        {
            if (Age is not null) return Age.Finding.Verdict;
            var worst = Fields.Count == 0 ? Verdict.Unknown : default;
            for (var i = 0; i < Fields.Count; i++)
            {
                if (Fields[i].Finding.Verdict > worst) worst = Fields[i].Finding.Verdict;
            }

            return worst;
        }
    }

    /// <summary>As of when all of it was so: the oldest of its fields; null if nobody ever looked at one of them.</summary>
    public DateTimeOffset? AsOf
    {
        get
        {
            if (Age is not null) return Age.VerifiedAt;
            var oldest = (DateTimeOffset?)null;
            for (var i = 0; i < Fields.Count; i++)
            {
                if (Fields[i].VerifiedAt is not { } at) return null;
                if (!(at >= oldest)) oldest = at;
            }

            return oldest;
        }
    }
}
