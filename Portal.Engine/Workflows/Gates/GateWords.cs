using System.Globalization;
using Portal.Engine.Freshness;

namespace Portal.Engine.Workflows.Gates;

/// <summary>Says in a sentence or two why a gate is as it is.</summary>
static class GateWords
{
    const int MostNamed = 3;

    /// <param name="gate">The gate.</param>
    /// <param name="workflow">Whose it is.</param>
    /// <param name="entities">What entities are called, by id.</param>
    public static string Why(Gate gate, Workflow workflow, IReadOnlyDictionary<long, string> entities)
    {
        if (gate.Lacks.Count == 0) return "Everything it depends on is fresh.";
        var named = gate.Lacks.Select(lack => Said(lack, entities)).Distinct().ToArray();
        var lacks = string.Join("; ", named.Take(MostNamed));
        if (named.Length > MostNamed) lacks += string.Create(CultureInfo.InvariantCulture, $"; and {named.Length - MostNamed} more");
        var fresh = string.Create(CultureInfo.InvariantCulture, $"{gate.Fresh} of {gate.Of} are fresh. ");
        return gate.IsOverridden ? $"{workflow.OverrideBy} lets it run until {Moment(workflow.OverrideUntil!.Value)}: {workflow.OverrideWhy} Otherwise: {lacks}." : $"{fresh}{lacks}.";
    }

    static string Said(Lack lack, IReadOnlyDictionary<long, string> entities)
    {
        var entity = entities.GetValueOrDefault(lack.Need.Entity, "something that is not here any more");
        var what = lack.Need.Field is { } field ? $"{field} of {entity}" : entity;
        var from = lack.Stream is { } stream ? $" from {stream.SourceName} ({stream.Name})" : "";
        var meanwhile = lack is { StandIn: { } other, Need.Field: { } need } ? $"; where {other.Plan.SourceName} ({other.Plan.Name}) says something, that is served meanwhile, as of {Moment(other.Of(need).VerifiedAt!.Value)}" : "";
        return $"{what}{from} {State(lack)}{meanwhile}";
    }

    static string State(Lack lack) => lack.Finding.Reason switch
    {
        Reason.TooOld => $"has been stale since {Moment(lack.Limits.StaleAfter!.Value)}, and is as of {Moment(lack.Limits.VerifiedAt!.Value)}",
        Reason.Overdue => $"was due by {Moment(lack.Limits.ExpectedBy!.Value)}, and is as of {Moment(lack.Limits.VerifiedAt!.Value)}",
        Reason.NeverVerified => "has never been read",
        Reason.RemovalsWait => "has removals that wait for somebody's approval",
        Reason.Paused => "is paused",
        Reason.Silent => $"has been silent since before {Moment(lack.Limits.ExpectedBy!.Value)}",
        Reason.NothingPromised => "is read only when somebody asks, and nobody said how old it may be",
        _ => "is brought by nothing",
    };

    static string Moment(DateTimeOffset at) => at.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}
