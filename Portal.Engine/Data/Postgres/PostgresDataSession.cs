using Npgsql;
using Portal.Engine.Data.Reading;

namespace Portal.Engine.Data.Postgres;

sealed class PostgresDataSession(NpgsqlConnection connection, SemaphoreSlim turns) : IDataSession
{
    public async Task Each(string sql, object[] parameters, Func<IDataRow, bool> take, CancellationToken stop)
    {
#pragma warning disable CA2100 // texts are of this room alone; what is asked for goes in as parameters
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        foreach (var parameter in parameters)
            command.Parameters.Add(parameter is string text ? new NpgsqlParameter<string> { TypedValue = text } : new NpgsqlParameter<long> { TypedValue = (long)parameter });

        // The server keeps it for the connection, also while that is in the pool.
        await command.PrepareAsync(stop);
        await using var reader = await command.ExecuteReaderAsync(stop);
        var row = new Row(reader);
        while (await reader.ReadAsync(stop) && take(row))
        {
        }
    }

    public async ValueTask DisposeAsync()
    {
        await connection.DisposeAsync();
        turns.Release();
    }

    sealed class Row(NpgsqlDataReader reader) : IDataRow
    {
        public long Number(int column) => reader.GetInt64(column);

        public string? Text(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

        public byte[] Bytes(int column) => reader.IsDBNull(column) ? [] : reader.GetFieldValue<byte[]>(column);
    }
}
