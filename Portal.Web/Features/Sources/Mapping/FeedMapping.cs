using Portal.Engine.Entities;
using Portal.Engine.Mapping;
using Portal.Engine.Sources;
using Portal.Engine.Sync.Drifting;
using Portal.Engine.Sync.Remapping;
using Portal.Web.Features.Sources.Drifting;

namespace Portal.Web.Features.Sources.Mapping;

/// <summary>What becomes of the rows of a feed.</summary>
/// <param name="Feed">The feed.</param>
/// <param name="Fields">The fields of the entity that it fills, in the order of the entity.</param>
/// <param name="Unfilled">Those that it does not fill, as people call them.</param>
/// <param name="Unused">The fields that its rows are known to have and nothing is read from.</param>
/// <param name="Changed">When it became so; null if no entry says it.</param>
public sealed record FeedMapping(Feed Feed, IReadOnlyList<FieldWay> Fields, IReadOnlyList<string> Unfilled, IReadOnlyList<string> Unused, MappingChanged? Changed)
{
    /// <summary>A row tells only what changed, so what it does not have stays as it was.</summary>
    public required bool IsPatch { get; init; }

    /// <summary>The field by which records become one, where this feed does not fill it: then none of its records joins another.</summary>
    public required string? Unmatched { get; init; }

    public static FeedMapping Of(Feed feed, FeedShape? shape, Entity entity, MappingChanged? changed)
    {
        var definition = Remappings.Read(feed.Mapping);
        var read = MappedPaths.Of(definition, entity).ToLookup(one => one.To, one => one.Path);
        var ways = MappingForm.Of(EntityDraft.Of(entity), definition).Fields.Where(field => field.IsMapped).Select(Way).ToArray();
        return new FeedMapping(
            feed, ways, [.. entity.Fields.Where(field => ways.All(way => way.To != field.Name)).Select(field => field.Label ?? field.Name)],
            [.. SchemaRow.Of(feed, shape, entity).Where(row => row.MapsTo.Count == 0).Select(row => row.Field.Path)], changed)
        {
            IsPatch = definition.Mode == MappingMode.Patch,
            Unmatched = entity.Match is { } match && ways.All(way => way.To != match.Field) ? entity.Field(match.Field)?.Label ?? match.Field : null,
        };

        FieldWay Way(MappedField field)
        {
            var known = entity.Field(field.To);
            // A mapping that does not fit its entity is read by nothing, and still says where it would.
            IReadOnlyList<string> from = field.Path.Length > 0 ? [field.Path] : [.. read[field.To].Distinct()];
            return new FieldWay(field.To, known?.Label ?? field.To, known is null ? "no longer there" : MappingWords.Type(known), from, [.. field.Mapping().Steps.Select(MappingWords.Step)], entity.Match?.Field == field.To);
        }
    }
}
