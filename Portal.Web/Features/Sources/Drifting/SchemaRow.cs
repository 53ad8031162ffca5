using Portal.Engine.Entities;
using Portal.Engine.Sources;
using Portal.Engine.Sync.Drifting;
using Portal.Engine.Sync.Remapping;

namespace Portal.Web.Features.Sources.Drifting;

/// <summary>A field of a stream's source, and what becomes of it.</summary>
/// <param name="Field">What is known of it.</param>
/// <param name="MapsTo">The fields of the entity that are read from there, as people call them.</param>
public sealed record SchemaRow(KnownField Field, IReadOnlyList<string> MapsTo)
{
    /// <summary>All fields that rows of a feed are known to have, those first that are mapped.</summary>
    public static IReadOnlyList<SchemaRow> Of(Feed feed, FeedShape? shape, Entity entity)
    {
        var read = MappedPaths.Of(Remappings.Read(feed.Mapping), entity);
        return [.. (shape?.Fields ?? []).Select(field => new SchemaRow(field, MapsTo(field))).OrderByDescending(row => row.MapsTo.Count > 0).ThenBy(row => row.Field.Path, StringComparer.Ordinal)];

        IReadOnlyList<string> MapsTo(KnownField field) =>
            [.. read.Where(one => one.Path == field.Path || field.Path.StartsWith($"{one.Path}.", StringComparison.Ordinal)).Select(one => entity.Field(one.To)?.Label ?? one.To).Distinct()];
    }
}
