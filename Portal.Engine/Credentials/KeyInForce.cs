using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Portal.Engine.Persistence;

namespace Portal.Engine.Credentials;

/// <summary>
/// Whether this instance's master key is still the database's. Whoever seals something holds the key first, so that a move
/// to another one waits for it, or it finds that the key was moved: nothing is ever left sealed with the key from before.
/// </summary>
public sealed class KeyInForce(OpenedKey opened)
{
    const string Lock = "master key";

    /// <summary>Until the caller's transaction ends, nobody moves to another key, and nobody seals.</summary>
    internal static Task Alone(PortalDb db, CancellationToken stop) => db.Exclusive(Lock, stop);

    /// <summary>Until the caller's transaction ends, nobody moves to another key.</summary>
    /// <returns>The refusal, if somebody has moved already.</returns>
    internal async Task<MasterKeyMoved?> Hold(PortalDb db, CancellationToken stop)
    {
        await db.Shared(Lock, stop);
        return await Moved(db, stop);
    }

    internal async Task<MasterKeyMoved?> Moved(PortalDb db, CancellationToken stop) =>
        Moved(await db.Set<KeyCheck>().AsNoTracking().Select(check => check.KeyId).SingleAsync(stop));

    /// <summary>The same by plain SQL, for whoever has no need of EF Core's model.</summary>
    public async Task<MasterKeyMoved?> Moved(DbConnection connection, CancellationToken stop) =>
        Moved((await SealedRows.Read(connection, stop)).KeyId!);

    internal MasterKeyMoved? Moved(string needed) => needed == opened.Key.Id ? null : new MasterKeyMoved(opened.Key.Id, needed);
}
