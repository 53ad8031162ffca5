using System.Data;
using System.Data.Common;
using System.Text;
using Microsoft.Data.Sqlite;
using Portal.Engine.Mapping;
using Portal.Engine.Persistence;

namespace Portal.Engine.Store.Rebuilding;

/// <summary>
/// Makes all records anew from the log and says whether that is what is stored, their stamps aside: those say when something
/// was seen, also where nothing happened. The database sorts; here one record is held at a time.
/// </summary>
public sealed class Rebuild(IDatabase database)
{
    const string Everything = """
        SELECT e.position, e.record, e.stream, e.key, e.kind, e.previous, r.id, r.stream, r.key, r.position, r.hash, r.deleted,
            CASE WHEN e.position = r.position THEN e.body END
        FROM events e FULL JOIN records r ON r.id = e.record
        ORDER BY COALESCE(e.record, r.id), e.position
        """;

    public async Task<RebuildVerdict> Compare(CancellationToken stop = default)
    {
        await using var connection = await database.Open(stop);
        return await Compare(connection, stop);
    }

    /// <summary>Also while a portal serves: all of it is read as of one moment.</summary>
    public static async Task<RebuildVerdict> Compare(DbConnection connection, CancellationToken stop)
    {
        await using var moment = connection is SqliteConnection sqlite ? sqlite.BeginTransaction(deferred: true) : await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, stop);
        var replay = new Replay(await Number(connection, "SELECT compacted FROM log_head", stop));
        await using (var all = Command(connection, Everything))
        {
            await using var row = await all.ExecuteReaderAsync(stop);
            while (await row.ReadAsync(stop))
            {
                var stored = row.IsDBNull(6)
                    ? default(StoredRecord?)
                    : new StoredRecord(row.GetInt64(6), row.GetInt64(7), row.GetString(8), row.GetInt64(9), ContentHash.FromBytes(row.GetFieldValue<byte[]>(10)), row.GetBoolean(11));
                if (row.IsDBNull(0)) replay.TakeWithoutEvents(stored!.Value);
                else replay.Take(Event(row), stored, row.IsDBNull(12) ? default : StoreHash.Of(Encoding.UTF8.GetBytes(row.GetString(12))));
            }
        }

        return replay.End(await Counted(connection, stop));
    }

    static ReplayedEvent Event(DbDataReader row) =>
        new(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetString(3), (EventKind)row.GetInt32(4), row.IsDBNull(5) ? null : row.GetInt64(5));

    static async Task<IReadOnlyDictionary<long, long>> Counted(DbConnection connection, CancellationToken stop)
    {
        await using var command = Command(connection, "SELECT stream, live FROM stream_states");
        await using var row = await command.ExecuteReaderAsync(stop);
        var counted = new Dictionary<long, long>();
        while (await row.ReadAsync(stop)) counted.Add(row.GetInt64(0), row.GetInt64(1));
        return counted;
    }

    static async Task<long> Number(DbConnection connection, string sql, CancellationToken stop)
    {
        await using var command = Command(connection, sql);
        return (long)(await command.ExecuteScalarAsync(stop))!;
    }

    static DbCommand Command(DbConnection connection, string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        // It reads everything there is.
        command.CommandTimeout = 0;
        return command;
    }
}
