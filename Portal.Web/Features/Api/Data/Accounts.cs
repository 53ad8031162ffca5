using Portal.Engine.Agents.Scopes;
using Portal.Engine.Agents.Use;
using Portal.Engine.Data.Answers;

namespace Portal.Web.Features.Api.Data;

/// <summary>What is accounted for of an answer: what it was of, how much, and how stale.</summary>
sealed class Accounts(TimeProvider clock)
{
    /// <param name="read">What is accounted for.</param>
    /// <param name="entity">What was asked for.</param>
    /// <param name="fields">The fields answered with; null for all.</param>
    /// <param name="others">Fields that were compared or sorted by: that tells of them too.</param>
    /// <param name="records">The records answered with.</param>
    public AgentRead Of(AgentRead read, ScopedEntity entity, IReadOnlyList<string>? fields, IEnumerable<string> others, IReadOnlyList<DataRecord> records) =>
        Of(read, entity, fields is null ? null : [.. fields.Union(others)], records);

    public static AgentRead Counted(AgentRead read, ScopedEntity entity, IReadOnlyList<string>? fields, int records) =>
        read with { Entity = entity.Name, Fields = fields ?? entity.Names, Records = records };

    public AgentRead Of(AgentRead read, ScopedEntity entity, IReadOnlyList<string>? fields, IReadOnlyList<DataRecord> records)
    {
        var (worst, oldest) = (default(Portal.Engine.Freshness.Verdict), (DateTimeOffset?)null);
        foreach (var record in records)
        {
            if (record.Verdict > worst) worst = record.Verdict;
            if (record.AsOf is { } at && !(at >= oldest)) oldest = at;
        }

        return Counted(read, entity, fields, records.Count) with { Worst = (byte)worst, OldestAge = clock.GetUtcNow() - oldest };
    }
}
