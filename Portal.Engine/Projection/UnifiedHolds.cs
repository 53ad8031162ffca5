using Microsoft.EntityFrameworkCore;
using Portal.Engine.Audit;
using Portal.Engine.Persistence;
using Portal.Engine.Projection.Rows;
using Portal.Engine.Store.Sealing;

namespace Portal.Engine.Projection;

/// <summary>Match values that gather too many records, and what a person says to them. The projector follows within seconds.</summary>
public sealed class UnifiedHolds(IDatabase database, Changes changes, Seals seals)
{
    /// <summary>Those that wait and those that were decided; what waits comes first, then by entity and value.</summary>
    public async Task<IReadOnlyList<HeldValue>> List(int most = 200, CancellationToken stop = default)
    {
        await using var db = database.Read();
        var holds = await db.Set<UnifiedHold>().OrderBy(hold => hold.Verdict != null).ThenBy(hold => hold.Entity).ThenBy(hold => hold.Value).Take(most).ToListAsync(stop);
        return [.. holds.Select(Shown)];
    }

    /// <summary>They are of one thing: all become one unified record, and so do others with this value that come later.</summary>
    public Task<Outcome<Done>> Approve(Actor actor, long entity, string value, CancellationToken stop = default) => Decide(actor, entity, value, HoldVerdict.Approved, stop);

    /// <summary>The value says nothing: records with it stay alone, also when there are few.</summary>
    public Task<Outcome<Done>> Split(Actor actor, long entity, string value, CancellationToken stop = default) => Decide(actor, entity, value, HoldVerdict.Split, stop);

    static HeldValue Shown(UnifiedHold hold) => new(hold.Entity, hold.Value, hold.Count, hold.Verdict);

    async Task<Outcome<Done>> Decide(Actor actor, long entity, string value, HoldVerdict verdict, CancellationToken stop)
    {
        if (!(await seals.Get(stop)).Succeeded(out var fields, out var refusal)) return refusal;
        var action = verdict == HoldVerdict.Approved ? "hold.approved" : "hold.split";
        return await changes.Make<Done>(actor, action, async (db, trail) =>
        {
            if (await db.Set<UnifiedHold>().SingleOrDefaultAsync(one => one.Entity == entity && one.Value == value, stop) is not { } hold) return new NothingHeldThere();
            // No erasure reaches the audit log, so the value is not in it. Who has the value can have it hashed again.
            trail.Note(action, new AuditTarget("held value", $"{entity}/{fields.Blind("held value", value)}", $"A value that {hold.Count} records have"));
            (hold.Verdict, hold.Pending) = (verdict, true);
            return default(Done);
        }, stop);
    }
}
