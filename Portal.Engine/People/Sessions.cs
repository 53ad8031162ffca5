using Microsoft.EntityFrameworkCore;
using Portal.Engine.Persistence;

namespace Portal.Engine.People;

/// <summary>Whether somebody who signed in earlier may still be here, and as what.</summary>
public sealed class Sessions(IDatabase database)
{
    /// <returns>The person as they are now, or nobody if the session is over.</returns>
    public async Task<Person?> Current(Guid personId, string stamp, CancellationToken stop = default)
    {
        await using var db = database.Read();
        return await db.Set<Person>().SingleOrDefaultAsync(p => p.Id == personId && p.Stamp == stamp && p.DisabledAt == null, stop);
    }
}
