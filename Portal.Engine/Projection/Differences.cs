using Portal.Engine.Projection.Grouping;
using Portal.Engine.Projection.Merging;

namespace Portal.Engine.Projection;

/// <summary>What is different between the unified records as they are to be and as they are stored.</summary>
sealed class Differences(RuleBook rules, IReadOnlyDictionary<long, KnownRow> known, ProjectionChanges changes, long turn, long now, bool again)
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
        foreach (var old in known.Values.Select(row => row.State).Where(old => !stays.Contains(old.Id)))
        {
            changes.Removed.Add((old.Id, old.Entity));
            changes.ValuesRemoved.AddRange(Values(old.Entity, old.Id, old.Body));
        }
    }

    void Row(Target target)
    {
        var rule = rules.OfEntity(target.Entity)!;
        var before = known.GetValueOrDefault(target.Id);
        var (body, origins) = Merged(target, rule, before);
        var position = 0L;
        foreach (var member in target.Members) position = Math.Max(position, member.Now?.Position ?? member.WasPosition);
        var row = new UnifiedState(target.Id, target.Entity, target.Match, body, origins, target.IsHeld, now, position, turn);
        if (before?.State is not { } old)
        {
            changes.Added.Add(row);
            foreach (var (field, value) in rule.Values(body)) changes.Values.Add(new ValueState(row.Entity, field, value, row.Id));
            return;
        }

        var same = row.SaysTheSameAs(old);
        if (!same || position != old.Position) changes.Changed.Add(same ? row with { ChangedAt = old.ChangedAt, Turn = old.Turn } : row);
        if (row.Held && !old.Held) changes.Events.Add((UnifiedEventKind.Held, row.Id, row.Entity, null, null));
        if (same && !again) return;
        var (had, has) = (Values(row.Entity, row.Id, old.Body).ToHashSet(), Values(row.Entity, row.Id, body).ToHashSet());
        changes.ValuesRemoved.AddRange(had.Where(value => !has.Contains(value)));
        changes.Values.AddRange(has.Where(value => again || !had.Contains(value)));
    }

    /// <summary>Nearly all are of one record, which is copied as it is.</summary>
    (byte[] Body, string Origins) Merged(Target target, EntityRule rule, KnownRow? before)
    {
        if (target.Members is not [{ Now: { Body: { } body } only }])
        {
            var (merged, all) = Votes.Merge(target.Members.Select(member => member.Now).OfType<RecordNow>(), rule.Precedence, turn);
            return (merged, Origins.Write([.. Since(merged, all, before).OrderBy(field => field.Key, StringComparer.Ordinal)]));
        }

        var origin = new Origin(only.Id, only.Stream, only.Time, turn);
        if (before is null && only.Times is null) return (body, Origins.Write(origin));
        var origins = BodyFields.All(body).ToDictionary(field => field.Name, field => origin with { Time = only.TimeOf(field.Name) }, StringComparer.Ordinal);
        return (body, Origins.Write([.. Since(body, origins, before).OrderBy(field => field.Key, StringComparer.Ordinal)]));
    }

    /// <summary>What says the same as before became so in an earlier turn; what is not there any more is remembered as gone.</summary>
    Dictionary<string, Origin> Since(byte[] body, Dictionary<string, Origin> origins, KnownRow? before)
    {
        if (before?.Origins is not { } known) return origins;
        foreach (var (name, value) in BodyFields.All(before.State.Body))
        {
            if (!origins.TryGetValue(name, out var origin)) origins.Add(name, Origin.Gone(turn));
            else if (BodyFields.Find(body, name, out var now) && BodyFields.SaySame(now, value.Span)) origins[name] = origin with { Turn = known.Of(name).Turn };
        }

        foreach (var (name, gone) in known.Others ?? new Dictionary<string, Origin>())
        {
            if (gone.IsGone) origins.TryAdd(name, gone);
        }

        return origins;
    }

    void Place(Member member, Target target, Dictionary<long, Target> absorbedBy)
    {
        var position = member.Now?.Position ?? member.WasPosition;
        if (member.Was != target.Id || member.WasMatch != member.Match || position != member.WasPosition)
            changes.Members.Add(new MemberState(member.Record, target.Id, target.Entity, member.Match, position, FieldTimes.Write(member.Now?.Times)));
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
