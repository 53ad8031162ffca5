using Microsoft.EntityFrameworkCore;
using Portal.Engine.Audit;
using Portal.Engine.Persistence;

namespace Portal.Tests.Engine.Persistence;

/// <summary>The smallest thing that can be written and counted.</summary>
static class Rows
{
    public static AuditEntry New(string name) =>
        new() { At = DateTimeOffset.UnixEpoch, Who = "a test", Action = "row.added", TargetKind = "row", TargetId = name, TargetName = name };

    public static Task<int> Add(this IDatabase database, string name, WritePriority priority = WritePriority.Person, CancellationToken stop = default) =>
        database.Write(db => Save(db, name), priority, stop);

    public static Task<int> Save(PortalDb db, string name)
    {
        db.Add(New(name));
        return db.SaveChangesAsync();
    }

    public static async Task<IReadOnlyList<string>> Names(this IDatabase database)
    {
        await using var db = database.Read();
        return await db.Set<AuditEntry>().OrderBy(entry => entry.Id).Select(entry => entry.TargetName).ToListAsync(TestContext.Current.CancellationToken);
    }
}
