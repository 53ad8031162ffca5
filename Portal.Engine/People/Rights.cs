using Portal.Engine.Audit;
using Portal.Engine.Persistence;

namespace Portal.Engine.People;

/// <summary>Whether somebody still has the right to what they ask for, where no change is made that would ask by itself.</summary>
public sealed class Rights(IDatabase database)
{
    /// <returns>Null if they may.</returns>
    public async Task<Refusal?> OfAdmin(Actor actor, CancellationToken stop = default)
    {
        if (actor.PersonId is null) return null;
        await using var db = database.Read();
        return await db.IsStillAdmin(actor, stop) ? null : new NoLongerAdmin();
    }
}
