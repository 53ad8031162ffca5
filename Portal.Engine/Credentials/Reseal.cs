using Microsoft.EntityFrameworkCore;
using Portal.Engine.Persistence;

namespace Portal.Engine.Credentials;

/// <summary>Moves everything sealed from one master key to another, inside the caller's transaction.</summary>
static class Reseal
{
    public static async Task All(PortalDb db, MasterKey from, MasterKey to, CancellationToken stop)
    {
        var (old, fresh) = (new Seal(from, SealedRows.RingPurpose), new Seal(to, SealedRows.RingPurpose));
        foreach (var entry in await db.Set<KeyRingEntry>().ToListAsync(stop))
            entry.Sealed = Move(old, fresh, entry.Sealed, entry.Name, $"The entry {entry.Name} of the key ring");

        (old, fresh) = (new Seal(from, DataKey.Purpose), new Seal(to, DataKey.Purpose));
        foreach (var key in await db.Set<DataKey>().ToListAsync(stop))
            key.Sealed = Move(old, fresh, key.Sealed, key.Name, $"The data key {key.Name}");

        (old, fresh) = (new Seal(from, VaultEntry.Purpose), new Seal(to, VaultEntry.Purpose));
        foreach (var entry in await db.Set<VaultEntry>().ToListAsync(stop))
        {
            var what = $"The secret {entry.Name} in the vault";
            entry.Sealed = Move(old, fresh, entry.Sealed, entry.Owner(entry.Version), what);
            if (entry.PreviousSealed is { } previous) entry.PreviousSealed = Move(old, fresh, previous, entry.Owner(entry.Version - 1), what);
        }
    }

    static string Move(Seal from, Seal to, string sealedText, string owner, string what) =>
        to.Close(from.Open(sealedText, owner) ?? throw new StartProblem($"{what} does not open with the earlier master key (it was sealed with {Seal.KeyOf(sealedText)}). Nothing was moved. Bring back a backup with: restore <backup file>"), owner);
}
