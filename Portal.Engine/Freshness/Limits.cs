namespace Portal.Engine.Freshness;

/// <summary>What a verdict comes down to: two clocks, two limits, and what else there is to say. Only the time is missing.</summary>
/// <param name="VerifiedAt">As of when it was so; null if nobody ever looked.</param>
/// <param name="ExpectedBy">When it is to be looked at again at the latest; null if nothing is due.</param>
/// <param name="StaleAfter">The last moment at which it is not too old; null if nobody set a tolerance.</param>
/// <param name="Hindrance">Why nobody can say, whatever the time; <see cref="Reason.InTime"/> if nothing is in the way.</param>
/// <param name="IsHeard">It only listens, so what is past due is silence.</param>
public readonly record struct Limits(DateTimeOffset? VerifiedAt, DateTimeOffset? ExpectedBy, DateTimeOffset? StaleAfter, Reason Hindrance, bool IsHeard)
{
    public static Limits NothingBringsIt { get; } = new(null, null, null, Reason.NothingBringsIt, false);

    public Finding At(DateTimeOffset now) =>
        now > StaleAfter ? new(Verdict.Stale, Reason.TooOld)
        : Hindrance != Reason.InTime ? new(Verdict.Unknown, Hindrance)
        : !(now > ExpectedBy) ? new(Verdict.Fresh, Reason.InTime)
        : IsHeard ? new(Verdict.Unknown, Reason.Silent)
        : new(Verdict.Late, Reason.Overdue);

    /// <returns>The next moment after which the verdict is another one, if nothing is committed meanwhile; null if there is none.</returns>
    public DateTimeOffset? NextChange(DateTimeOffset now)
    {
        if (now > StaleAfter) return null;
        var due = Hindrance == Reason.InTime && ExpectedBy >= now && !(ExpectedBy >= StaleAfter) ? ExpectedBy : null;
        return due ?? StaleAfter;
    }

    public TimeSpan? Age(DateTimeOffset now) => VerifiedAt is { } at ? (now > at ? now - at : TimeSpan.Zero) : null;
}
