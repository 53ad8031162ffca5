using Portal.Engine.Projection.Grouping;
using Portal.Engine.Projection.Merging;

namespace Portal.Engine.Projection;

/// <summary>What is different between the unified records as they are to be and as they are stored.</summary>
sealed class Differences(RuleBook rules, IReadOnlyDictionary<long, UnifiedState> known, ProjectionChanges changes, long now, bool again)
{
    public void Note(IReadOnlyCollection<Target> targets, IReadOnlyCollection<Member> members)
    {
        var absorbedBy = targets.SelectMany(target => target.Absorbed.Select(id => (id, target))).ToDictionary(one => one.id, one => one.target);
        foreach (var target in targets)
        {
            Row(target);
            foreach (var member in target.Members) Place(member, target, absorbedBy);
            foreach (var id in target.Absorbed)
            {
                changes.Aliases.Add((id, target.Entity, target.Id));
                changes.Events.Add((UnifiedEventKind.Merged, target.Id, target.Entity, null, id));
            }
        }

        foreach (var gone in members.Where(member => member is { IsGone: true, Was: not 0 }))
        {
            changes.MembersRemoved.Add(gone.Record);
            changes.Events.Add((UnifiedEventKind.Left, gone.Was, gone.Entity, gone.Record, null));
        }

        var stays = targets.Select(target => target.Id).ToHashSet();
        foreach (var old in known.Values.Where(old => !stays.Contains(old.Id)))
        {
            changes.Removed.Add(old.Id);
            changes.ValuesRemoved.AddRange(Values(old.Entity, old.Id, old.Body));
        }
    }

    void Row(Target target)
    {
        var rule = rules.OfEntity(target.Entity)!;
        var (body, origins) = Merged(target, rule);
        var position = 0L;
        foreach (var member in target.Members) position = Math.Max(position, member.Now?.Position ?? member.WasPosition);
        var row = new UnifiedState(target.Id, target.Entity, target.Match, body, origins, target.IsHeld, now, position);
        if (!known.TryGetValue(target.Id, out var old))
        {
            changes.Added.Add(row);
            foreach (var (field, value) in rule.Values(body)) changes.Values.Add(new ValueState(row.Entity, field, value, row.Id));
            return;
        }

        var same = row.SaysTheSameAs(old);
        if (!same || position != old.Position) changes.Changed.Add(same ? row with { ChangedAt = old.ChangedAt } : row);
        if (row.Held && !old.Held) changes.Events.Add((UnifiedEventKind.Held, row.Id, row.Entity, null, null));
        if (same && !again) return;
        var (before, after) = (Values(row.Entity, row.Id, old.Body).ToHashSet(), Values(row.Entity, row.Id, body).ToHashSet());
        changes.ValuesRemoved.AddRange(before.Where(value => !after.Contains(value)));
        changes.Values.AddRange(after.Where(value => again || !before.Contains(value)));
    }

    /// <summary>Nearly all are of one record, which is copied as it is.</summary>
    static (byte[] Body, string? Origins) Merged(Target target, EntityRule rule)
    {
        if (target.Members is [{ Now.Body: { } body }]) return (body, null);
        var (merged, origins) = Votes.Merge(target.Members.Select(member => member.Now).OfType<RecordNow>(), rule.Precedence);
        return (merged, target.Members.Count == 1 ? null : origins);
    }

    void Place(Member member, Target target, Dictionary<long, Target> absorbedBy)
    {
        var position = member.Now?.Position ?? member.WasPosition;
        if (member.Was != target.Id || member.WasMatch != member.Match || position != member.WasPosition)
            changes.Members.Add(new MemberState(member.Record, target.Id, target.Entity, member.Match, position));
        if (member.Was == target.Id || (member.Was == 0 && target.IsNew)) return;

        if (member.Was == 0)
        {
            changes.Events.Add((UnifiedEventKind.Joined, target.Id, target.Entity, member.Record, null));
        }
        else if (!(absorbedBy.TryGetValue(member.Was, out var by) && by == target))
        {
            var kind = target is { IsNew: true, IsApart: true } && member.Match == member.WasMatch ? UnifiedEventKind.Split : UnifiedEventKind.Joined;
            changes.Events.Add((UnifiedEventKind.Left, member.Was, target.Entity, member.Record, target.Id));
            changes.Events.Add((kind, target.Id, target.Entity, member.Record, member.Was));
        }
    }

    IEnumerable<ValueState> Values(long entity, long unified, byte[] body) =>
        rules.OfEntity(entity) is { } rule ? rule.Values(body).Select(value => new ValueState(entity, value.Field, value.Value, unified)) : [];
}
