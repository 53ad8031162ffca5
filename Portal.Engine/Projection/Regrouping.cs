using Portal.Engine.Projection.Grouping;

namespace Portal.Engine.Projection;

/// <summary>One batch, from the records that were touched to what is written of them.</summary>
/// <param name="session">The statements.</param>
/// <param name="rules">How records become unified ones.</param>
/// <param name="lastId">The last id that was given to a unified record.</param>
/// <param name="turn">The number of this batch.</param>
/// <param name="now">When it is made, in microseconds.</param>
sealed class Regrouping(IProjectionSession session, RuleBook rules, long lastId, long turn, long now)
{
    readonly Dictionary<long, Member> _members = [];
    readonly Dictionary<MatchKey, Gathering> _gatherings = [];
    readonly ProjectionChanges _changes = new();

    public long LastId { get; private set; } = lastId;

    public long Turn { get; } = turn;

    /// <param name="touched">The records that events were about, or that are looked at again.</param>
    /// <param name="asked">Match values that are looked at as a whole.</param>
    /// <param name="again">Also records of which nothing new is known, and all their values.</param>
    /// <returns>Whether anything was written.</returns>
    public async Task<bool> Make(IReadOnlyCollection<RecordNow> touched, IReadOnlyCollection<MatchKey> asked, bool again = false)
    {
        await Take(touched, again);
        if (_members.Count == 0 && asked.Count == 0) return false;
        await Gather(asked);
        var id = LastId;
        var targets = Partition.Of(_members.Values, _gatherings, ref id);
        LastId = id;

        var known = (await session.FindUnified([.. _members.Values.Select(member => member.Was).Where(was => was != 0).Distinct()])).ToDictionary(one => one.Id, one => new KnownRow(one));
        await Remember(known);
        new Differences(rules, known, _changes, Turn, now, again).Note(targets, _members.Values);
        foreach (var gathering in _gatherings.Values) Keep(gathering);
        if (_changes.Any) await session.Write(_changes, now, Turn);
        return _changes.Any;
    }

    /// <summary>Finds out what each record says and since when. Of nearly all of them the unified record still says what they said.</summary>
    async Task Remember(Dictionary<long, KnownRow> known)
    {
        var unknown = new List<Member>();
        foreach (var member in _members.Values)
        {
            if (member.IsGone || member.Was == 0 || member.Now?.Position == member.WasPosition) continue;
            if (member.Now is not null && known.TryGetValue(member.Was, out var row)) member.Then = row.Saying(member);
            if (member.Then is null) unknown.Add(member);
        }

        await session.LoadStates(unknown);
        foreach (var member in _members.Values.Where(member => !member.IsGone)) member.Now = FieldTimes.Of(member);
    }

    async Task Take(IReadOnlyCollection<RecordNow> touched, bool again)
    {
        foreach (var member in await session.FindMembers([.. touched.Select(record => record.Id)])) _members.Add(member.Record, member);
        foreach (var record in touched)
        {
            var rule = rules.OfStream(record.Stream);
            var isGone = rule is null || record.Body is null;
            if (!_members.TryGetValue(record.Id, out var member))
            {
                if (isGone) continue;
                _members.Add(record.Id, member = new Member(record.Id, rule!.Entity));
            }
            else if (!again && member.WasPosition >= record.Position)
            {
                // An entity that is projected again may have run ahead of the log.
                _members.Remove(record.Id);
                continue;
            }

            (member.Now, member.IsGone) = (record, isGone);
            member.Match = isGone ? null : rule!.MatchOf(record.Body);
        }
    }

    async Task Gather(IReadOnlyCollection<MatchKey> asked)
    {
        var keys = new HashSet<MatchKey>(asked);
        foreach (var member in _members.Values)
        {
            if (member.WasKey is { } was) keys.Add(was);
            if (member.Key is { } key) keys.Add(key);
        }

        var holds = (await session.FindHolds(keys)).ToDictionary(hold => hold.Key);
        foreach (var key in keys)
        {
            if (rules.OfEntity(key.Entity) is { } rule) _gatherings.Add(key, new Gathering(key, holds.GetValueOrDefault(key), rule.MostInOne));
        }

        foreach (var key in asked) _gatherings[key].IsAsked = true;
        foreach (var member in _members.Values)
        {
            if (member.WasKey is { } was && _gatherings.TryGetValue(was, out var before)) before.More--;
            if (member.Key is { } key) _gatherings[key].More++;
        }

        foreach (var gathering in _gatherings.Values.Where(gathering => !gathering.NeedsAll)) gathering.Count = gathering.Hold!.Count + gathering.More;
        foreach (var member in await session.FindGroups([.. _gatherings.Values.Where(gathering => gathering.NeedsAll).Select(gathering => gathering.Key)]))
        {
            if (!_members.TryAdd(member.Record, member)) continue;
            member.Match = member.WasMatch;
            // Only rows that somebody else has changed lead here; they are put right when the entity is projected again.
            if (member.Key is { } key && !_gatherings.ContainsKey(key)) _gatherings.Add(key, new Gathering(key, null, int.MaxValue));
        }

        foreach (var gathering in _gatherings.Values.Where(gathering => gathering.NeedsAll)) gathering.Count = 0;
        foreach (var member in _members.Values)
        {
            if (member.Key is { } key && _gatherings[key].NeedsAll) _gatherings[key].Count++;
        }
    }

    void Keep(Gathering gathering)
    {
        if (gathering.Kept is { } kept)
        {
            if (kept != gathering.Hold || gathering.IsAsked) _changes.Holds.Add(kept);
        }
        else if (gathering.Hold is not null)
        {
            _changes.HoldsRemoved.Add(gathering.Key);
        }
    }
}
