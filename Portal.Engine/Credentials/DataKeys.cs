using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Portal.Engine.Persistence;

namespace Portal.Engine.Credentials;

/// <summary>Gives out the keys for data by name; each is made once, when it is first needed.</summary>
public sealed class DataKeys(IDatabase database, OpenedKey opened, KeyInForce inForce, TimeProvider clock)
{
    readonly ConcurrentDictionary<string, FieldCipher> _open = new(StringComparer.Ordinal);

    /// <summary>Not inside a <see cref="IDatabase.Write{T}"/>: it may have to write.</summary>
    public async Task<Outcome<FieldCipher>> Get(string name, CancellationToken stop = default)
    {
        if (_open.TryGetValue(name, out var known)) return known;
        var found = await Find(name, stop) is { } there ? there : await Make(name, stop);
        if (!found.Succeeded(out var key, out var refusal)) return refusal;
        if (new Seal(opened.Key, DataKey.Purpose).Open(key.Sealed, key.Name) is { } text) return _open.GetOrAdd(name, new FieldCipher(Convert.FromBase64String(text)));
        await using var db = database.Read();
        return await inForce.Moved(db, stop) is { } moved ? moved : new DataKeyUnreadable(name);
    }

    async Task<DataKey?> Find(string name, CancellationToken stop)
    {
        await using var db = database.Read();
        return await db.Set<DataKey>().SingleOrDefaultAsync(key => key.Name == name, stop);
    }

    /// <summary>Of several instances that need it at once, one makes it.</summary>
    Task<Outcome<DataKey>> Make(string name, CancellationToken stop) => database.Write<Outcome<DataKey>>(
        async db =>
        {
            if (await inForce.Hold(db, stop) is { } moved) return moved;
            await db.Exclusive($"data key {name}", stop);
            if (await db.Set<DataKey>().FindAsync([name], stop) is { } there) return there;
            var text = Convert.ToBase64String(RandomNumberGenerator.GetBytes(MasterKey.Bytes));
            var made = new DataKey { Name = name, Sealed = new Seal(opened.Key, DataKey.Purpose).Close(text, name), At = clock.GetUtcNow() };
            db.Add(made);
            await db.SaveChangesAsync(stop);
            return made;
        },
        WritePriority.Program,
        stop);
}
