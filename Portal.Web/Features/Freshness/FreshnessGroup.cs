using Portal.Engine.Freshness;
using Portal.Engine.Workflows;

namespace Portal.Web.Features.Freshness;

/// <summary>What streams are gathered under: an entity, a source or a workflow.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Url">Where more about it is; null if nowhere.</param>
/// <param name="Rows">Its streams on this page, in the order that is asked for.</param>
/// <param name="Worst">The worst verdict of all its streams, shown or not.</param>
public sealed record FreshnessGroup(string Name, string? Url, IReadOnlyList<FreshnessRow> Rows, Verdict Worst)
{
    /// <summary>What the workflow does about it.</summary>
    public Reaction? Says { get; init; }

    /// <summary>What it depends on and nothing brings.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];
}
