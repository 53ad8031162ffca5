using Npgsql;
using NpgsqlTypes;
using Portal.Engine.Mapping;
using Portal.Engine.Persistence.Postgres;
using Portal.Engine.Store.Commits;

namespace Portal.Engine.Store.Postgres;

/// <summary>A commit's statements on PostgreSQL: each for all of its rows at once, new ones by COPY.</summary>
sealed class PostgresStoreSession(NpgsqlConnection connection) : IStoreSession
{
    public async Task Find(long stream, IReadOnlyDictionary<string, RecordState> records)
    {
        if (records.Count == 0) return;
        await connection.GoByKeys();
        await using var find = new NpgsqlCommand("SELECT key, id, position, hash, source_at, seen_at, deleted, patched FROM records WHERE stream = $1 AND key = ANY ($2)", connection)
        {
            Parameters = { Of(stream), Of(records.Keys.ToArray()) },
        };
        await using var found = await find.ExecuteReaderAsync();
        while (await found.ReadAsync()) Fill(records[found.GetString(0)], found, 1);
    }

    public async Task LoadBodies(IReadOnlyCollection<RecordState> records)
    {
        var byPosition = records.ToDictionary(record => record.Position);
        await using var load = new NpgsqlCommand("SELECT position, body FROM events WHERE position = ANY ($1)", connection) { Parameters = { Of(byPosition.Keys.ToArray()) } };
        await using var found = await load.ExecuteReaderAsync();
        while (await found.ReadAsync()) byPosition[found.GetInt64(0)].Body = found.GetFieldValue<byte[]>(1);
    }

    public async Task<IReadOnlyList<RecordState>> NotSeenSince(long stream, IReadOnlyList<long> ids, long commit)
    {
        await connection.GoByKeys();
        const string sql = "SELECT key, id, position, hash, source_at, seen_at, deleted, patched FROM records WHERE id = ANY ($1) AND stream = $2 AND touched <= $3 AND NOT deleted";
        await using var look = new NpgsqlCommand(sql, connection) { Parameters = { Of(ids.ToArray()), Of(stream), Of(commit) } };
        await using var found = await look.ExecuteReaderAsync();
        var gone = new List<RecordState>();
        while (await found.ReadAsync()) gone.Add(Fill(new RecordState(found.GetString(0)), found, 1));
        return gone;
    }

    public async Task Append(CommitContext context, IReadOnlyList<PendingEvent> events)
    {
        await using var copy = await connection.BeginBinaryImportAsync(
            "COPY events (position, stream, record, key, kind, at, source_at, seen_at, feed, run, previous, body, patched) FROM STDIN (FORMAT BINARY)");
        foreach (var happened in events)
        {
            await copy.StartRowAsync();
            await copy.WriteAsync(happened.Position, NpgsqlDbType.Bigint);
            await copy.WriteAsync(context.Stream, NpgsqlDbType.Bigint);
            await copy.WriteAsync(happened.RecordId, NpgsqlDbType.Bigint);
            await copy.WriteAsync(happened.Record.Key, NpgsqlDbType.Text);
            await copy.WriteAsync((int)happened.Kind, NpgsqlDbType.Integer);
            await copy.WriteAsync(context.At, NpgsqlDbType.Bigint);
            await Write(copy, happened.Stamp);
            await copy.WriteAsync(context.Feed, NpgsqlDbType.Bigint);
            await copy.WriteAsync(context.Run, NpgsqlDbType.Bigint);
            if (happened.Previous is { } previous) await copy.WriteAsync(previous, NpgsqlDbType.Bigint);
            else await copy.WriteNullAsync();
            if (happened.Kind == EventKind.Deleted) await copy.WriteNullAsync();
            else await copy.WriteAsync(happened.Body, NpgsqlDbType.Text);
            await Write(copy, happened.Patched);
        }

        await copy.CompleteAsync();
    }

    public async Task Write(CommitContext context, IReadOnlyCollection<RecordState> records)
    {
        await Insert(context, [.. records.Where(record => record.Mark == Mark.Inserted)]);
        await Update(context, [.. records.Where(record => record.Mark == Mark.Updated)]);
        await Touch(context, [.. records.Where(record => record.Mark == Mark.Restamped || (record.Mark == Mark.Seen && context.Marks))]);
    }

    public void Dispose()
    {
    }

    async Task Insert(CommitContext context, RecordState[] records)
    {
        if (records.Length == 0) return;
        await using var copy = await connection.BeginBinaryImportAsync(
            "COPY records (id, stream, key, position, hash, source_at, seen_at, deleted, touched, patched) FROM STDIN (FORMAT BINARY)");
        foreach (var record in records)
        {
            await copy.StartRowAsync();
            await copy.WriteAsync(record.Id, NpgsqlDbType.Bigint);
            await copy.WriteAsync(context.Stream, NpgsqlDbType.Bigint);
            await copy.WriteAsync(record.Key, NpgsqlDbType.Text);
            await copy.WriteAsync(record.Position, NpgsqlDbType.Bigint);
            await copy.WriteAsync(ContentHash.ToBytes(record.Hash), NpgsqlDbType.Bytea);
            await Write(copy, record.Stamp);
            await copy.WriteAsync(record.IsDeleted, NpgsqlDbType.Boolean);
            await copy.WriteAsync(context.Number, NpgsqlDbType.Bigint);
            await Write(copy, record.Patched);
        }

        await copy.CompleteAsync();
    }

    async Task Update(CommitContext context, RecordState[] records)
    {
        if (records.Length == 0) return;
        const string sql = """
            UPDATE records SET position = n.position, hash = n.hash, source_at = n.source_at, seen_at = n.seen_at, deleted = n.deleted, touched = $1, patched = n.patched
            FROM unnest($2, $3, $4, $5, $6, $7, $8) AS n (id, position, hash, source_at, seen_at, deleted, patched) WHERE records.id = n.id
            """;
        await using var update = new NpgsqlCommand(sql, connection)
        {
            Parameters =
            {
                Of(context.Number),
                Of(records.Select(record => record.Id).ToArray()),
                Of(records.Select(record => record.Position).ToArray()),
                Of(records.Select(record => ContentHash.ToBytes(record.Hash)).ToArray()),
                Of(records.Select(record => record.Stamp.SourceAt).ToArray()),
                Of(records.Select(record => record.Stamp.SeenAt).ToArray()),
                Of(records.Select(record => record.IsDeleted).ToArray()),
                Of(records.Select(record => record.Patched).ToArray()),
            },
        };
        await update.ExecuteNonQueryAsync();
    }

    async Task Touch(CommitContext context, RecordState[] records)
    {
        if (records.Length == 0) return;
        const string sql = "UPDATE records SET source_at = n.source_at, seen_at = n.seen_at, touched = $1 FROM unnest($2, $3, $4) AS n (id, source_at, seen_at) WHERE records.id = n.id";
        await using var touch = new NpgsqlCommand(sql, connection)
        {
            Parameters =
            {
                Of(context.Number),
                Of(records.Select(record => record.Id).ToArray()),
                Of(records.Select(record => record.Stamp.SourceAt).ToArray()),
                Of(records.Select(record => record.Stamp.SeenAt).ToArray()),
            },
        };
        await touch.ExecuteNonQueryAsync();
    }

    static RecordState Fill(RecordState record, NpgsqlDataReader found, int first)
    {
        (record.Id, record.Position, record.Hash) = (found.GetInt64(first), found.GetInt64(first + 1), ContentHash.FromBytes(found.GetFieldValue<byte[]>(first + 2)));
        record.Stamp = new Stamp(found.IsDBNull(first + 3) ? null : found.GetInt64(first + 3), found.GetInt64(first + 4));
        (record.IsDeleted, record.Patched) = (found.GetBoolean(first + 5), found.IsDBNull(first + 6) ? null : found.GetString(first + 6));
        return record;
    }

    static async Task Write(NpgsqlBinaryImporter copy, Stamp stamp)
    {
        if (stamp.SourceAt is { } at) await copy.WriteAsync(at, NpgsqlDbType.Bigint);
        else await copy.WriteNullAsync();
        await copy.WriteAsync(stamp.SeenAt, NpgsqlDbType.Bigint);
    }

    static Task Write(NpgsqlBinaryImporter copy, string? text) => text is null ? copy.WriteNullAsync() : copy.WriteAsync(text, NpgsqlDbType.Text);

    static NpgsqlParameter<T> Of<T>(T value) => new() { TypedValue = value };
}
