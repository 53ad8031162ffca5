using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Portal.Engine.Audit;
using Portal.Engine.Persistence;

namespace Portal.Engine.Credentials;

/// <summary>Opens what is encrypted, after the database is prepared and before anything is served. A wrong key ends the start here.</summary>
public sealed partial class CredentialsStart(
    IDatabase database, MasterKeySource source, OpenedKey opened, FirstRingKey firstRingKey, TimeProvider clock, ILogger<CredentialsStart> log)
{
    public async Task Open(CancellationToken stop = default)
    {
        try
        {
            var rows = await Read(stop);
            var key = source.Find(rows.KeyId);
            if (rows.KeyId is null) await Claim(key, stop);
            else if (rows.KeyId != key.Id) await Move(rows.KeyId, key, stop);
            else rows.Open(key);
            opened.Use(key);
        }
        catch (Exception e) when (e is not StartProblem && database.Explain(e) is { } known)
        {
            throw new StartProblem(known, e);
        }
    }

    /// <summary>Whether a portal opened this database already. Before that, whoever opens it makes its key.</summary>
    public async Task<bool> IsClaimed(CancellationToken stop = default) => (await Read(stop)).KeyId is not null;

    async Task<SealedRows> Read(CancellationToken stop)
    {
        await using var connection = await database.Open(stop);
        return await SealedRows.Read(connection, stop);
    }

    /// <summary>From now on this database needs this key. Of several instances that start at once, one claims.</summary>
    async Task Claim(MasterKey key, CancellationToken stop)
    {
        var first = firstRingKey.Make(key);
        var claimed = await database.Write(async db =>
        {
            await KeyInForce.Alone(db, stop);
            if (await db.Set<KeyCheck>().SingleOrDefaultAsync(stop) is { } other) return other.KeyId;
            db.Add(new KeyCheck { KeyId = key.Id, Since = clock.GetUtcNow() });
            db.Add(first);
            await db.SaveChangesAsync(stop);
            return key.Id;
        }, WritePriority.Person, stop);
        if (claimed != key.Id) throw source.Wrong(claimed, key);
    }

    /// <summary>Encrypts everything anew, in one transaction: a crash leaves the database with the one key or the other.</summary>
    async Task Move(string needed, MasterKey key, CancellationToken stop)
    {
        var from = source.Previous(needed) ?? throw source.Wrong(needed, key);
        var moved = await database.Write(async db =>
        {
            await KeyInForce.Alone(db, stop);
            var check = await db.Set<KeyCheck>().SingleAsync(stop);
            if (check.KeyId != from.Id) return check.KeyId;
            await Reseal.All(db, from, key, stop);
            (check.KeyId, check.Since) = (key.Id, clock.GetUtcNow());
            new AuditTrail(Actor.Portal, check.Since, db).Add("master-key.changed", "master-key", "portal", "Master key", $$"""{"id":"{{from.Id}}"}""", $$"""{"id":"{{key.Id}}"}""");
            await db.SaveChangesAsync(stop);
            return key.Id;
        }, WritePriority.Person, stop);
        if (moved != key.Id) throw source.Wrong(moved, key);
        Log.Moved(log, from.Id, key.Id);
    }

    static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Everything encrypted was moved from master key {From} to {To}. Remove Portal:PreviousMasterKeys, and keep the earlier key as long as backups that need it")]
        public static partial void Moved(ILogger logger, string from, string to);
    }
}
