using Portal.Engine.Freshness;

namespace Portal.Engine.Data.Answers;

/// <summary>A unified record, as far as the asker may see it and wanted to.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Fields">Those of which anything is said.</param>
public sealed record DataRecord(long Id, IReadOnlyList<DataField> Fields)
{
    /// <summary>The worst of its fields; unknown without any.</summary>
    public Verdict Verdict => Fields.Count == 0 ? Verdict.Unknown : Fields.Max(one => one.Finding.Verdict);

    /// <summary>As of when all of it was so: the oldest of its fields; null if nobody ever looked at one of them.</summary>
    public DateTimeOffset? AsOf => Fields.Count == 0 || Fields.Any(one => one.VerifiedAt is null) ? null : Fields.Min(one => one.VerifiedAt);
}
