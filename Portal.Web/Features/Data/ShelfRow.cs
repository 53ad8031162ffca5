using Portal.Engine.Agents.Scopes;
using Portal.Engine.Freshness;

namespace Portal.Web.Features.Data;

/// <summary>An entity as a line.</summary>
/// <param name="Entity">The entity.</param>
/// <param name="Records">How many records there are of it.</param>
/// <param name="Sources">The sources that bring it.</param>
/// <param name="Worst">The worst verdict of what brings it, and why.</param>
public sealed record ShelfRow(ScopedEntity Entity, long Records, IReadOnlyList<string> Sources, Finding Worst)
{
    /// <summary>Since when that is so; null if nobody knows.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>As of when all of it was so; null if something was never read.</summary>
    public DateTimeOffset? AsOf { get; init; }
}
