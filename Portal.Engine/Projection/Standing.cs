using Microsoft.EntityFrameworkCore;
using Portal.Engine.Persistence;
using Portal.Engine.Projection.Rows;

namespace Portal.Engine.Projection;

/// <summary>Where the projector stands while it makes a batch; moved on with what the batch writes.</summary>
sealed class Standing
{
    readonly PortalDb _db;
    readonly Dictionary<long, ProjectorState> _states;

    Standing(PortalDb db, IEnumerable<ProjectorState> states)
    {
        (_db, _states) = (db, states.ToDictionary(state => state.Entity));
        Whole = State(ProjectorState.Whole);
    }

    public ProjectorState Whole { get; }

    /// <summary>An entity that is projected again; null if none is.</summary>
    public ProjectorState? Again => _states.Values.Where(state => state.Again is not null).MinBy(state => state.Entity);

    public static async Task<Standing> Load(PortalDb db, CancellationToken stop) => new(db, await db.Set<ProjectorState>().AsTracking().ToListAsync(stop));

    /// <summary>Notes under which rules the rows are made from here on. What was made under others is made again; what is of no entity any more goes.</summary>
    public async Task Follow(RuleBook rules, CancellationToken stop)
    {
        foreach (var gone in _states.Values.Where(state => state.Entity != ProjectorState.Whole && rules.OfEntity(state.Entity) is null).ToArray())
        {
            await Forget(gone.Entity, stop);
            _db.Remove(gone);
            _states.Remove(gone.Entity);
        }

        foreach (var rule in rules.All) await Follow(rule, stop);
    }

    /// <summary>Makes every entity's rows again, their values for searching from nothing.</summary>
    public async Task BeginAgain(CancellationToken stop)
    {
        foreach (var state in _states.Values.Where(state => state.Entity != ProjectorState.Whole)) state.Again = 0;
        await _db.Set<UnifiedValue>().ExecuteDeleteAsync(stop);
    }

    /// <summary>All records of the entity were looked at: whatever is left over belongs to nothing.</summary>
    public async Task EndAgain(ProjectorState state, CancellationToken stop)
    {
        var (unified, members) = (_db.Set<UnifiedRow>(), _db.Set<UnifiedMember>());
        await unified.Where(row => row.Entity == state.Entity && !members.Any(member => member.Unified == row.Id)).ExecuteDeleteAsync(stop);
        await _db.Set<UnifiedValue>().Where(value => value.Entity == state.Entity && !unified.Any(row => row.Id == value.Unified)).ExecuteDeleteAsync(stop);
        state.Again = null;
    }

    async Task Follow(EntityRule rule, CancellationToken stop)
    {
        var state = State(rule.Entity);
        if (state.Rule == rule.Text) return;
        if (state.Version > 0) state.Again = 0;
        (state.Rule, state.Version) = (rule.Text, state.Version + 1);
        var fields = rule.Searchable.Select(field => field.Name).ToArray();
        await _db.Set<UnifiedValue>().Where(value => value.Entity == rule.Entity && !fields.Contains(value.Field)).ExecuteDeleteAsync(stop);
    }

    async Task Forget(long entity, CancellationToken stop)
    {
        await _db.Set<UnifiedRow>().Where(row => row.Entity == entity).ExecuteDeleteAsync(stop);
        await _db.Set<UnifiedMember>().Where(row => row.Entity == entity).ExecuteDeleteAsync(stop);
        await _db.Set<UnifiedAlias>().Where(row => row.Entity == entity).ExecuteDeleteAsync(stop);
        await _db.Set<UnifiedValue>().Where(row => row.Entity == entity).ExecuteDeleteAsync(stop);
        await _db.Set<UnifiedHold>().Where(row => row.Entity == entity).ExecuteDeleteAsync(stop);
        await _db.Set<UnifiedEvent>().Where(row => row.Entity == entity).ExecuteDeleteAsync(stop);
        await _db.Set<UnifiedGone>().Where(row => row.Entity == entity).ExecuteDeleteAsync(stop);
    }

    ProjectorState State(long entity)
    {
        if (_states.TryGetValue(entity, out var state)) return state;
        _db.Add(state = new ProjectorState { Entity = entity });
        _states.Add(entity, state);
        return state;
    }
}
