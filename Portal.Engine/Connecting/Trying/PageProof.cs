namespace Portal.Engine.Connecting.Trying;

/// <summary>Two pages, and what they show.</summary>
sealed record PageProof(Verdict Verdict, TriedPage First, TriedPage? Second)
{
    public static PageProof Of(TriedPage first, TriedPage second) => new(
        second.Count == 0 || second.Count > first.Count ? Verdict.Nothing
            : second.Keys.Any(key => key is null) || second.Keys.Distinct().Count() < second.Count ? Verdict.Overlaps
            : second.IsSameAs(first) ? Verdict.Ignored
            : second.Again(first) is var again && again == second.Count ? Verdict.Ignored
            : again > 0 ? Verdict.Overlaps
            : Verdict.Proved,
        first, second);
}
