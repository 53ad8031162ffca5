using Portal.Engine.Freshness;

namespace Portal.Engine.Workflows;

/// <summary>Something that a workflow depends on: a field of an entity, or all that is known of it.</summary>
/// <param name="Entity">The entity.</param>
/// <param name="Field">The field; null for all.</param>
public sealed record Need(long Entity, string? Field)
{
    /// <summary>How old this workflow accepts it; null for what is promised of it anyway.</summary>
    public TimeSpan? Tolerance { get; init; }

    public Reaction OnStale { get; init; } = Reaction.Pause;

    public Reaction OnLate { get; init; } = Reaction.Flag;

    public Reaction OnUnknown { get; init; } = Reaction.Flag;

    /// <summary>It does without: the answer says so, and the gate stays as it is.</summary>
    public bool Optional { get; init; }

    public Reaction To(Verdict verdict) => Optional ? Reaction.Run : verdict switch
    {
        Verdict.Fresh => Reaction.Run,
        Verdict.Late => OnLate,
        Verdict.Stale => OnStale,
        _ => OnUnknown,
    };
}
