using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Portal.Engine.Persistence.Sqlite;

/// <summary>
/// Puts a backup in the place of the database and keeps the old one beside it. Whenever it is killed, the folder holds
/// the old database or the new one under the right name, and never the log of the one beside the other.
/// </summary>
/// <param name="folder">Where the database is.</param>
/// <param name="rooms">What must be ended or noted in it before it is the database.</param>
/// <param name="clock">Names what is set aside.</param>
public sealed class SqliteRestore(DataFolder folder, IReadOnlyList<IAfterRestore> rooms, TimeProvider clock)
{
    static ReadOnlySpan<byte> Signature => "SQLite format 3\0"u8;

    /// <param name="backup">A file that <see cref="SqliteBackup"/> made.</param>
    /// <param name="prove">Throws when the backup could not be served, for example for want of its master key.</param>
    /// <param name="stop">Gives up before anything is exchanged.</param>
    /// <returns>Where the old database is now, if there was one.</returns>
    public async Task<string?> Run(string backup, Func<DbConnection, CancellationToken, Task> prove, CancellationToken stop = default)
    {
        if (!File.Exists(backup)) throw new StartProblem($"There is no file {backup}. Name a file that the command backup has made.");
        if (File.Exists($"{backup}-wal"))
            throw new StartProblem($"Beside {backup} lies {backup}-wal, so it is no finished backup but a copy of a running database. Name a file that the command backup has made.");

        using var guard = FolderGuard.Take(folder, clock);
        try
        {
            using var draft = new SqliteDraft($"{folder.Database}.restoring", clock);
            await draft.Draw(backup, stop);
            await using (var copy = SqliteFile.OpenCopy(draft.File))
            {
                SqliteFile.Verify(copy, $"The backup {backup}");
                await prove(copy, stop);
            }

            await draft.Settle(backup, rooms, stop);
            stop.ThrowIfCancellationRequested();
            return Exchange(draft.File);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SqliteException)
        {
            throw new StartProblem($"The backup {backup} cannot be restored into {folder.Path}: {e.Message} Check that the backup can be read and that the folder has space for it. The database there is as it was.", e);
        }
    }

    string? Exchange(string draft)
    {
        var aside = Aside();
        var wasThere = File.Exists(folder.Database);
        if (wasThere && BeginsAsDatabase()) FoldInLog();
        // Nothing is left here unless the old file is too damaged to take its own log in.
        foreach (var log in new[] { "-wal", "-journal" })
        {
            if (File.Exists(folder.Database + log)) File.Move(folder.Database + log, aside + log);
        }

        File.Delete($"{folder.Database}-shm");
        // First the old file gets its second name, then the new one takes the first: there is a database at every moment.
        if (wasThere) File.Replace(draft, folder.Database, aside);
        else File.Move(draft, folder.Database);
        DurableFolder.Flush(folder.Path);
        return wasThere ? aside : null;
    }

    /// <summary>SQLite would write the log's pages into anything that lies there, and then remove the log.</summary>
    bool BeginsAsDatabase()
    {
        using var file = File.OpenRead(folder.Database);
        var begin = new byte[Signature.Length];
        return file.ReadAtLeast(begin, begin.Length, throwOnEndOfStream: false) == begin.Length && begin.AsSpan().SequenceEqual(Signature);
    }

    /// <summary>Makes one file of the old database, so that it can be set aside by one name.</summary>
    void FoldInLog()
    {
        try
        {
            using var old = SqliteFile.OpenLive(folder.Database);
            SqliteConnections.Execute(old, "PRAGMA journal_mode = DELETE");
        }
        catch (SqliteException e) when (SqliteFaults.IsDamage(e))
        {
            // It is about to be replaced, most likely for this very reason.
        }
        catch (SqliteException e)
        {
            throw new StartProblem(SqliteFaults.Explain(e, folder.Database) ?? $"The database file {folder.Database} cannot be set aside: {e.Message}", e);
        }
    }

    string Aside()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{folder.Database}.before-restore-{clock.GetUtcNow():yyyyMMdd-HHmmss}");
        var free = name;
        for (var more = 2; File.Exists(free); more++) free = $"{name}-{more}";
        return free;
    }
}
