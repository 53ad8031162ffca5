using Microsoft.EntityFrameworkCore;
using Portal.Engine.Audit;
using Portal.Engine.Persistence;
using Portal.Engine.Secrets;

namespace Portal.Engine.Credentials;

/// <summary>Stores secrets by name, encrypted, and hands them out. That one changed is in the audit log; to what is nowhere.</summary>
public sealed class Vault(IDatabase database, Changes changes, OpenedKey opened, KeyInForce inForce, TimeProvider clock)
{
    /// <summary>Stores a secret, or replaces it at once, previous version included.</summary>
    public Task<Outcome<Done>> Put(Actor actor, string name, Secret secret, CancellationToken stop = default) =>
        Refuse(name, secret) is { } refusal ? Refused(refusal) : changes.Make<Done>(actor, "secret.stored", async (db, trail) =>
        {
            if (await inForce.Hold(db, stop) is { } moved) return moved;
            await db.Exclusive(name, stop);
            if (await Find(db, name, stop) is { } there) Replace(there, secret, null, trail.At);
            else db.Add(New(name, secret, trail.At));
            return default(Done);
        }, stop);

    /// <summary>Gives a secret a new value and keeps the one it has readable, until <see cref="Retire"/> or the next change.</summary>
    public Task<Outcome<Done>> Rotate(Actor actor, string name, Secret next, CancellationToken stop = default) =>
        Refuse(name, next) is { } refusal ? Refused(refusal) : Change(actor, "secret.rotated", name, (_, entry, at) => Replace(entry, next, entry.Sealed, at), stop);

    /// <summary>Ends the overlap: the previous version is gone.</summary>
    public Task<Outcome<Done>> Retire(Actor actor, string name, CancellationToken stop = default) =>
        Change(actor, "secret.retired", name, (_, entry, _) => entry.PreviousSealed = null, stop);

    public Task<Outcome<Done>> Remove(Actor actor, string name, CancellationToken stop = default) =>
        Change(actor, "secret.removed", name, (db, entry, _) => db.Remove(entry), stop);

    /// <summary>Removes it if it is there: afterwards it is not, whoever took it out.</summary>
    /// <returns>Why it is still there; null if it is not.</returns>
    public async Task<Refusal?> TakeOut(Actor actor, string name, CancellationToken stop = default) =>
        (await Remove(actor, name, stop)).Refusal is { } refusal and not NoSuchSecret ? refusal : null;

    /// <param name="name">What it is called.</param>
    /// <param name="version">The current one, or the previous one while it is kept; without it the current one.</param>
    /// <param name="stop">Gives up waiting.</param>
    public async Task<Outcome<Secret>> Get(string name, int? version = null, CancellationToken stop = default)
    {
        if (!VaultName.Fits(name)) return new SecretNameUnfit();
        await using var db = database.Read();
        if (await Find(db, name, stop) is not { } entry) return new NoSuchSecret(name);

        var asked = version ?? entry.Version;
        var sealedText = asked == entry.Version ? entry.Sealed : asked == entry.Version - 1 ? entry.PreviousSealed : null;
        if (sealedText is null) return new NoSuchVersion(name, asked, entry.Version);
        if (new Seal(opened.Key, VaultEntry.Purpose).Open(sealedText, entry.Owner(asked)) is { } text) return new Secret(text);
        return await inForce.Moved(db, stop) is { } moved ? moved : new SecretUnreadable(name);
    }

    public async Task<IReadOnlyList<VaultListing>> List(CancellationToken stop = default)
    {
        await using var db = database.Read();
        return await db.Set<VaultEntry>()
            .OrderBy(entry => entry.Name)
            .Select(entry => new VaultListing(entry.Name, entry.Version, entry.CreatedAt, entry.ChangedAt, entry.PreviousSealed != null))
            .ToListAsync(stop);
    }

    Task<Outcome<Done>> Change(Actor actor, string action, string name, Action<PortalDb, VaultEntry, DateTimeOffset> change, CancellationToken stop) =>
        changes.Make<Done>(actor, action, async (db, trail) =>
        {
            if (!VaultName.Fits(name)) return new SecretNameUnfit();
            if (await inForce.Hold(db, stop) is { } moved) return moved;
            await db.Exclusive(name, stop);
            if (await Find(db, name, stop) is not { } entry) return new NoSuchSecret(name);
            change(db, entry, trail.At);
            return default(Done);
        }, stop);

    VaultEntry New(string name, Secret secret, DateTimeOffset at)
    {
        var entry = new VaultEntry { Id = Guid.CreateVersion7(clock.GetUtcNow()), Name = name, Version = 1, Sealed = "", CreatedAt = at, ChangedAt = at };
        entry.Sealed = Close(entry, secret);
        return entry;
    }

    void Replace(VaultEntry entry, Secret secret, string? previous, DateTimeOffset at)
    {
        entry.Version++;
        entry.PreviousSealed = previous;
        entry.Sealed = Close(entry, secret);
        entry.ChangedAt = at;
    }

    string Close(VaultEntry entry, Secret secret) => new Seal(opened.Key, VaultEntry.Purpose).Close(secret.Reveal(), entry.Owner(entry.Version));

    static Refusal? Refuse(string name, Secret secret) =>
        !VaultName.Fits(name) ? new SecretNameUnfit() : secret.Reveal().Length == 0 ? new SecretEmpty(name) : null;

    static Task<Outcome<Done>> Refused(Refusal refusal) => Task.FromResult<Outcome<Done>>(refusal);

    static Task<VaultEntry?> Find(PortalDb db, string name, CancellationToken stop) => db.Set<VaultEntry>().SingleOrDefaultAsync(entry => entry.Name == name, stop);
}
