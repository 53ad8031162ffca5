using Microsoft.Data.Sqlite;
using Portal.Engine.Data.Reading;
using Portal.Engine.Persistence.Sqlite;

namespace Portal.Engine.Data.Sqlite;

sealed class SqliteDataSession(SqliteConnection connection, Func<SqliteDataSession, ValueTask> keep) : IDataSession
{
    readonly Dictionary<string, NativeStatement> _statements = new(StringComparer.Ordinal);

    public Task Each(string sql, object[] parameters, Func<IDataRow, bool> take, CancellationToken stop)
    {
        if (!_statements.TryGetValue(sql, out var statement)) _statements.Add(sql, statement = new NativeStatement(connection, sql));
        for (var at = 0; at < parameters.Length; at++) _ = parameters[at] is string text ? statement.Bind(at, text) : statement.Bind(at, (long)parameters[at]);
        var row = new Row(statement);
        try
        {
            // A reader that stands still would keep the log from being emptied.
            while (statement.Step() && take(row)) stop.ThrowIfCancellationRequested();
        }
        finally
        {
            statement.Reset();
        }

        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => keep(this);

    public ValueTask Close()
    {
        foreach (var statement in _statements.Values) statement.Dispose();
        return connection.DisposeAsync();
    }

    sealed class Row(NativeStatement statement) : IDataRow
    {
        public long Number(int column) => statement.Number(column);

        public string? Text(int column) => statement.TextOrNull(column);

        public byte[] Bytes(int column) => statement.IsNull(column) ? [] : statement.Bytes(column);
    }
}
