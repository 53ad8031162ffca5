using Portal.Engine.Agents.Scopes;
using Portal.Engine.Data.Asking;
using Portal.Engine.Entities;
using Portal.Engine.Freshness;
using Portal.Engine.Freshness.Watching;
using Portal.Web.Features.Api.Ages;
using Portal.Web.Features.Api.Mcp.Asking;

namespace Portal.Web.Features.Api.Mcp.Answers;

/// <summary>An entity as an agent sees it, for tools and resources.</summary>
sealed record EntityPicture(AnswerAge Freshness, string Name, string Label, EntityKind Kind, IReadOnlyList<EntityPicture.FieldPart> Fields)
{
    public string? Note { get; init; }

    /// <summary>How many records there are, where that was counted.</summary>
    public long? Records { get; init; }

    public static EntityPicture Of(ScopedEntity entity, FreshnessNow now, DateTimeOffset at)
    {
        var ages = entity.Fields.Select(field => FieldFreshness.Of(entity, field.Name, now, at)).ToArray();
        var all = entity.Fields.Zip(ages, FieldPart.Of).ToArray();
        var shown = AnswerJson.Fit(all);
        return new EntityPicture(AnswerAge.Of(ages), entity.Name, entity.Label, entity.Kind, all[..shown])
        {
            Note = shown < all.Length ? $"{all.Length - shown} more fields are not shown." : null,
        };
    }

    /// <param name="Name">Its name.</param>
    /// <param name="Label">What people call it.</param>
    /// <param name="Type">What it holds.</param>
    /// <param name="Searchable">Whether records are found and sorted by it.</param>
    /// <param name="Sensitive">Whether it is found by whole values only.</param>
    /// <param name="Comparisons">What it can be compared by.</param>
    /// <param name="Sources">The streams that bring it.</param>
    /// <param name="Verdict">The worst of them.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="VerifiedAt">As of when it was so; null if nobody ever looked at one of them.</param>
    /// <param name="ExpectedBy">When one of them is to be looked at next at the latest.</param>
    public sealed record FieldPart(
        string Name, string Label, FieldType Type, bool Searchable, bool Sensitive, IReadOnlyList<string> Comparisons, IReadOnlyList<string> Sources,
        Verdict Verdict, Reason Reason, DateTimeOffset? VerifiedAt, DateTimeOffset? ExpectedBy)
    {
        public static FieldPart Of(EntityField field, FieldFreshness age) => new(
            field.Name, field.Label ?? field.Name, field.Type, field.Searchable, field.Sensitive, [.. ComparisonsOf(field).Select(Conditions.NameOf)],
            [.. age.Streams.Select(stream => $"{stream.Source}: {stream.Stream}")], age.Verdict, age.Reason, age.VerifiedAt, age.ExpectedBy);

        static IEnumerable<FilterOp> ComparisonsOf(EntityField field)
        {
            if (!field.Searchable) return [];
            if (field.Sensitive) return field.Type is FieldType.Number or FieldType.Boolean ? [] : [FilterOp.Is, FilterOp.In];
            return Enum.GetValues<FilterOp>().Where(op => op != FilterOp.BeginsWith || field.Type is FieldType.Text or FieldType.Date);
        }
    }
}
