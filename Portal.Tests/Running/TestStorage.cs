using Portal.Engine.Credentials;
using Portal.Engine.Persistence;
using Portal.Engine.Secrets;
using Portal.Tests.Servers;

namespace Portal.Tests.Running;

/// <summary>A data folder and, for PostgreSQL, an empty database: all that a portal keeps. Gone when the test is over.</summary>
public sealed class TestStorage : IAsyncDisposable
{
    readonly TempFolder _temp = new();
    readonly PostgresServer? _server;
    readonly string? _database;

    TestStorage(DatabaseKind kind, PostgresServer? server, string? database)
    {
        (Kind, _server, _database) = (kind, server, database);
        Folder = new DataFolder(_temp.At("data"));
        SharedKey = kind == DatabaseKind.Postgres ? MasterKey.Make() : null;
    }

    public DatabaseKind Kind { get; }

    public DataFolder Folder { get; }

    /// <summary>Of the PostgreSQL database; null on SQLite.</summary>
    public string? ConnectionString => _server?.ConnectionString(_database!);

    public DatabaseOptions Database => new() { Kind = Kind, ConnectionString = ConnectionString is { } text ? new Secret(text) : null };

    /// <summary>On PostgreSQL, where instances share one; SQLite makes its own.</summary>
    public Secret? SharedKey { get; }

    /// <summary>The same as settings on a command line.</summary>
    public IReadOnlyList<string> Settings =>
    [
        $"--Portal:DataFolder={Folder.Path}",
        $"--Portal:Database:Kind={Kind}",
        .. SharedKey is { } key ? [$"--Portal:MasterKey={key.Reveal()}"] : Array.Empty<string>(),
        .. ConnectionString is { } text ? [$"--Portal:Database:ConnectionString={text}"] : Array.Empty<string>(),
    ];

    public static async Task<TestStorage> New(DatabaseKind kind)
    {
        if (kind == DatabaseKind.Sqlite) return new TestStorage(kind, null, null);
        var server = await PostgresServer.Shared;
        return new TestStorage(kind, server, await server.NewDatabase());
    }

    /// <summary>Takes the PostgreSQL database away from under whoever uses it.</summary>
    public Task LoseDatabase() => _server!.DropDatabase(_database!);

    public async ValueTask DisposeAsync()
    {
        if (_server is not null) await _server.DropDatabase(_database!);
        _temp.Dispose();
    }
}
