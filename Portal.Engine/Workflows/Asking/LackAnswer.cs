using Portal.Engine.Freshness;
using Portal.Engine.Resilience;
using Portal.Engine.Workflows.Gates;

namespace Portal.Engine.Workflows.Asking;

/// <summary>Something that a workflow depends on and that is not fresh, for programs.</summary>
/// <param name="Entity">The name of the entity.</param>
/// <param name="Field">The field; null for all of them.</param>
/// <param name="Verdict">What it is instead.</param>
/// <param name="Reason">Why that is.</param>
/// <param name="Gate">What the workflow does about it.</param>
/// <param name="Source">The source that is to bring it; null if none does.</param>
/// <param name="Stream">And the stream of it.</param>
/// <param name="Since">Since when; null if nobody knows.</param>
/// <param name="VerifiedAt">As of when it was so; null if nobody ever looked.</param>
/// <param name="ExpectedBy">When it was to be looked at again at the latest; null if nothing was due.</param>
/// <param name="AgeSeconds">How old it is; null if nobody ever looked.</param>
/// <param name="Optional">Whether the workflow does without.</param>
public sealed record LackAnswer(
    string Entity, string? Field, Verdict Verdict, Reason Reason, Reaction Gate, string? Source, string? Stream,
    DateTimeOffset? Since, DateTimeOffset? VerifiedAt, DateTimeOffset? ExpectedBy, long? AgeSeconds, bool Optional)
{
    /// <summary>What stands in for it meanwhile, of the records of which that says something; null if nothing does.</summary>
    public StandInAnswer? StandIn { get; init; }

    /// <summary>What the last run that failed said.</summary>
    public string? Cause { get; init; }

    /// <summary>Who must act; null if nobody must.</summary>
    public Who? Who { get; init; }

    /// <summary>When it is tried next; null if nothing tries by itself.</summary>
    public DateTimeOffset? BackBy { get; init; }

    internal static LackAnswer Of(Lack lack, DateTimeOffset at, IReadOnlyDictionary<long, string> entities) => new(
        entities.GetValueOrDefault(lack.Need.Entity, ""), lack.Need.Field, lack.Finding.Verdict, lack.Finding.Reason, lack.Reaction, lack.Stream?.SourceName, lack.Stream?.Name,
        lack.Since, lack.Limits.VerifiedAt, lack.Limits.ExpectedBy, lack.Limits.Age(at) is { } age ? (long)age.TotalSeconds : null, lack.Need.Optional)
    {
        StandIn = lack is { StandIn: { } other, Need.Field: { } field } ? new(other.Plan.SourceName, other.Plan.Name, other.Of(field).VerifiedAt) : null,
    };
}
