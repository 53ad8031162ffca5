namespace Portal.Engine.Projection.Grouping;

/// <summary>
/// Puts the records of a batch, and those that have a match value in common with them, into unified records. What comes out
/// depends on the records alone; only the ids depend on what was there. Pure.
/// </summary>
static class Partition
{
    /// <param name="members">All records that were of a unified record of which one is here.</param>
    /// <param name="gatherings">What becomes of each match value.</param>
    /// <param name="lastId">The last id that was given out; moved on.</param>
    public static List<Target> Of(IReadOnlyCollection<Member> members, IReadOnlyDictionary<MatchKey, Gathering> gatherings, ref long lastId)
    {
        var targets = Gather(members, gatherings);
        Claim(targets);
        foreach (var target in targets.Where(target => target.Id == 0))
        {
            target.Id = ++lastId;
            target.IsNew = true;
        }

        return targets;
    }

    static List<Target> Gather(IReadOnlyCollection<Member> members, IReadOnlyDictionary<MatchKey, Gathering> gatherings)
    {
        var targets = new List<Target>(members.Count);
        var together = new Dictionary<MatchKey, Target>();
        foreach (var member in members.Where(member => !member.IsGone).OrderBy(member => member.Record))
        {
            var gathering = member.Key is { } key ? gatherings[key] : null;
            Target? target = null;
            if (gathering is { KeepsApart: false } && together.TryGetValue(gathering.Key, out target))
            {
                target.Members.Add(member);
                continue;
            }

            target = new Target(member.Entity, member.Match, gathering?.IsHeld ?? false, gathering?.KeepsApart ?? false);
            target.Members.Add(member);
            targets.Add(target);
            if (gathering is { KeepsApart: false }) together.Add(gathering.Key, target);
        }

        return targets;
    }

    /// <summary>Each unified record that was there goes on as one target; one that takes over several is the oldest of them.</summary>
    static void Claim(List<Target> targets)
    {
        var claims = new SortedDictionary<long, List<Target>>();
        foreach (var target in targets)
        {
            foreach (var member in target.Members)
            {
                if (member.Was == 0) continue;
                if (!claims.TryGetValue(member.Was, out var by)) claims.Add(member.Was, by = []);
                if (by.Count == 0 || by[^1] != target) by.Add(target);
            }
        }

        // From the oldest on, so the first one that a target wins is the one it goes on as.
        foreach (var (was, by) in claims)
        {
            var winner = by.Count == 1 ? by[0] : by.MinBy(target => target.ClaimTo(was))!;
            if (winner.Id == 0) winner.Id = was;
            else winner.Absorbed.Add(was);
        }
    }
}
