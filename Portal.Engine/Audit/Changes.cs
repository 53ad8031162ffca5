using Microsoft.EntityFrameworkCore;
using Portal.Engine.Persistence;

namespace Portal.Engine.Audit;

/// <summary>
/// The way a person's or a program's decision gets into the database: the change and its audit entries are one transaction.
/// What changed is read off the entities that the work touched, so no caller can forget or embellish it.
/// </summary>
public sealed class Changes(IDatabase database, TimeProvider clock, IEnumerable<IMayChange> rules)
{
    /// <summary>The time that a change made now would bear.</summary>
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <param name="actor">Who does it.</param>
    /// <param name="action">What is done, as "kind.verb".</param>
    /// <param name="work">Changes entities of the context it is given. When it refuses, nothing is kept.</param>
    /// <param name="stop">Gives up waiting; a commit that is under way is finished.</param>
    public async Task<Outcome<T>> Make<T>(Actor actor, string action, Func<PortalDb, AuditTrail, Task<Outcome<T>>> work, CancellationToken stop = default)
    {
        try
        {
            return await database.Write(db => Apply(db, actor, action, work, stop), WritePriority.Person, stop);
        }
        catch (RolledBack refused)
        {
            return refused.Refusal;
        }
    }

    async Task<Outcome<T>> Apply<T>(PortalDb db, Actor actor, string action, Func<PortalDb, AuditTrail, Task<Outcome<T>>> work, CancellationToken stop)
    {
        foreach (var rule in rules)
        {
            if (await rule.Refuse(db, actor, action, stop) is { } forbidden) return forbidden;
        }

        var trail = new AuditTrail(actor, clock.GetUtcNow(), db);
        db.SavingChanges += TooEarly;
        var outcome = await work(db, trail);
        db.SavingChanges -= TooEarly;
        // What the work did by a statement of its own is undone only if the transaction fails.
        if (outcome.Refusal is { } refusal) throw new RolledBack(refusal);

        db.ChangeTracker.DetectChanges();
        foreach (var entry in db.ChangeTracker.Entries<IAudited>().ToArray())
        {
            var change = AuditDiff.Of(entry, trail.Said(entry.Entity));
            if (change is null) continue;
            var target = entry.Entity;
            trail.Add(action, target.AuditKind, target.AuditId, target.AuditName, change.Before, change.After);
        }

        await db.SaveChangesAsync(stop);
        return outcome;
    }

    static void TooEarly(object? sender, SavingChangesEventArgs e) =>
        throw new InvalidOperationException("The work saved by itself, and what is saved already would be missing in the audit log. Leave the saving to Changes.");

    sealed class RolledBack(Refusal refusal) : Exception(refusal.Message)
    {
        public Refusal Refusal { get; } = refusal;
    }
}
