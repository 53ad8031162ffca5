using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Npgsql;
using Portal.Engine.Data.Postgres;
using Portal.Engine.Data.Sqlite;
using Portal.Engine.Persistence;

namespace Portal.Engine.Data.Reading;

/// <summary>Hands out connections to read with. SQLite's are kept open with their statements; PostgreSQL's driver keeps its own.</summary>
sealed class DataSessions(IDatabase database) : IAsyncDisposable
{
    const int MostIdle = 32;

    readonly ConcurrentBag<SqliteDataSession> _idle = [];
    volatile bool _isOver;

    public async ValueTask<IDataSession> Open(CancellationToken stop)
    {
        if (_idle.TryTake(out var idle)) return idle;
        var connection = await database.Open(stop);
        return connection switch
        {
            SqliteConnection sqlite => new SqliteDataSession(sqlite, Keep),
            NpgsqlConnection postgres => new PostgresDataSession(postgres),
            _ => throw new InvalidOperationException($"Nobody reads with {connection.GetType().Name}."),
        };
    }

    public async ValueTask DisposeAsync()
    {
        _isOver = true;
        while (_idle.TryTake(out var session)) await session.Close();
    }

    ValueTask Keep(SqliteDataSession session)
    {
        if (_isOver || _idle.Count >= MostIdle) return session.Close();
        _idle.Add(session);
        return ValueTask.CompletedTask;
    }
}
