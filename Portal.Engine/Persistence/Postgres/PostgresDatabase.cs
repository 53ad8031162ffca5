using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Portal.Engine.Secrets;

namespace Portal.Engine.Persistence.Postgres;

/// <summary>For several instances on one server. PostgreSQL does the ordering of writers itself.</summary>
public sealed class PostgresDatabase : IDatabase
{
    readonly NpgsqlDataSource _server;
    readonly DbContextOptions<PostgresPortalDb> _options;
    readonly DbContextOptions<PostgresPortalDb> _readOptions;

    public PostgresDatabase(Secret connectionString)
    {
        var builder = new NpgsqlDataSourceBuilder(connectionString.Reveal());
        builder.ConnectionStringBuilder.ApplicationName ??= "Portal";
        _server = builder.Build();
        _options = new DbContextOptionsBuilder<PostgresPortalDb>().UseNpgsql(_server).Options;
        _readOptions = new DbContextOptionsBuilder<PostgresPortalDb>().UseNpgsql(_server).UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking).Options;
    }

    public DatabaseKind Kind => DatabaseKind.Postgres;

    public async Task Prepare(CancellationToken stop)
    {
        try
        {
            await PostgresSchema.Prepare(_server, _options, stop);
        }
        catch (Exception e) when (Explain(e) is { } known)
        {
            throw new StartProblem(known, e);
        }
    }

    public PortalDb Read() => new PostgresPortalDb(_readOptions);

    public async Task<DbConnection> Open(CancellationToken stop) => await _server.OpenConnectionAsync(stop);

    public async Task<T> Write<T>(Func<PortalDb, Task<T>> work, WritePriority priority, CancellationToken stop)
    {
        try
        {
            await using var context = new PostgresPortalDb(_options);
            await using var transaction = await context.Database.BeginTransactionAsync(stop);
            var value = await work(context);
            // From here the answer matters more than the wish to stop: a commit that is under way is waited for.
            await transaction.CommitAsync(CancellationToken.None);
            return value;
        }
        catch (Exception e) when (Explain(e) is { } known)
        {
            throw new DatabaseFault(known, e);
        }
    }

    /// <summary>The server keeps it for the connection, so it goes with that however it ends.</summary>
    public async Task<IAsyncDisposable?> Hold(string name, CancellationToken stop)
    {
        var connection = await _server.OpenConnectionAsync(stop);
        try
        {
            await using var hold = new NpgsqlCommand("SELECT pg_try_advisory_lock(hashtextextended($1, 0))", connection) { Parameters = { new NpgsqlParameter<string> { TypedValue = name } } };
            if (await hold.ExecuteScalarAsync(stop) is true) return new Held(connection, name);
        }
        catch
        {
            await Close(connection);
            throw;
        }

        await connection.DisposeAsync();
        return null;
    }

    /// <summary>The server may have given it all the same. From a connection that goes back to the pool nobody would take it.</summary>
    static ValueTask Close(NpgsqlConnection connection)
    {
        NpgsqlConnection.ClearPool(connection);
        return connection.DisposeAsync();
    }

    public Task<bool> ClearRemoved(CancellationToken stop) => Task.FromResult(false);

    public string? Explain(Exception exception) => exception is DatabaseFault ? exception.Message : PostgresFaults.Explain(exception, _server);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    sealed class Held(NpgsqlConnection connection, string name) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            try
            {
                await using var letGo = new NpgsqlCommand("SELECT pg_advisory_unlock(hashtextextended($1, 0))", connection) { Parameters = { new NpgsqlParameter<string> { TypedValue = name } } };
                if (connection.FullState == System.Data.ConnectionState.Open) await letGo.ExecuteNonQueryAsync();
            }
            catch
            {
                await Close(connection);
                throw;
            }

            await connection.DisposeAsync();
        }
    }
}
