using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Npgsql;
using Portal.Engine.Data.Postgres;
using Portal.Engine.Data.Sqlite;
using Portal.Engine.Persistence;

namespace Portal.Engine.Data.Reading;

/// <summary>
/// Hands out connections to read with. SQLite's are kept open with their statements; PostgreSQL's driver keeps its own. There of many
/// who ask at once a few read and the others wait their turn: all at once would be no faster, and some of them would be very slow.
/// </summary>
sealed class DataSessions(IDatabase database) : IAsyncDisposable
{
    const int MostIdle = 32, LeastAtOnce = 4, AtOnceOfACore = 2;

    const string Cache = "PRAGMA cache_size = -16384";

    readonly SemaphoreSlim _turns = new(Math.Max(LeastAtOnce, Environment.ProcessorCount * AtOnceOfACore));
    readonly ConcurrentBag<SqliteDataSession> _idle = [];
    volatile bool _isOver;

    public async ValueTask<IDataSession> Open(CancellationToken stop)
    {
        if (_idle.TryTake(out var idle)) return idle;
        if (database.Kind == DatabaseKind.Postgres) return await Postgres(stop);
        var sqlite = (SqliteConnection)await database.Open(stop);
        await using var cache = sqlite.CreateCommand();
        cache.CommandText = Cache;
        await cache.ExecuteNonQueryAsync(stop);
        return new SqliteDataSession(sqlite, Keep);
    }

    public async ValueTask DisposeAsync()
    {
        _isOver = true;
        while (_idle.TryTake(out var session)) await session.Close();
        _turns.Dispose();
    }

    async Task<IDataSession> Postgres(CancellationToken stop)
    {
        await _turns.WaitAsync(stop);
        try
        {
            return new PostgresDataSession((NpgsqlConnection)await database.Open(stop), _turns);
        }
        catch
        {
            _turns.Release();
            throw;
        }
    }

    ValueTask Keep(SqliteDataSession session)
    {
        if (_isOver || _idle.Count >= MostIdle) return session.Close();
        _idle.Add(session);
        return ValueTask.CompletedTask;
    }
}
