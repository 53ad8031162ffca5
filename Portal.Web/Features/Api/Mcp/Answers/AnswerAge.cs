using Portal.Engine.Agents.Scopes;
using Portal.Engine.Data.Answers;
using Portal.Engine.Entities;
using Portal.Engine.Freshness;
using Portal.Engine.Freshness.Watching;
using Portal.Web.Features.Api.Ages;

namespace Portal.Web.Features.Api.Mcp.Answers;

/// <summary>How old an answer is.</summary>
/// <param name="Verdict">The worst of what it is made of.</param>
/// <param name="AsOf">As of when all of it was so; null if nobody ever looked at some of it.</param>
sealed record AnswerAge(Verdict Verdict, DateTimeOffset? AsOf)
{
    public static AnswerAge Of(IReadOnlyList<DataRecord> records) => new(
        records.Max(record => record.Verdict),
        records.Any(record => record.AsOf is null) ? null : records.Min(record => record.AsOf));

    public static AnswerAge Of(IReadOnlyList<FieldFreshness> fields) => new(
        fields.Select(field => field.Verdict).DefaultIfEmpty(Verdict.Unknown).Max(),
        fields.Any(field => field.VerifiedAt is null) ? null : fields.Min(field => field.VerifiedAt));

    /// <summary>Of what could be answered with: that nothing was found is no newer than the streams that would bring it.</summary>
    public static AnswerAge Of(ScopedEntity entity, IReadOnlyList<string>? fields, FreshnessNow now, DateTimeOffset at) =>
        Of([.. entity.Fields.Where(field => fields?.Contains(field.Name) != false).Select((EntityField field) => FieldFreshness.Of(entity, field.Name, now, at))]);
}
