using Microsoft.Data.Sqlite;
using Portal.Engine.Mapping;
using Portal.Engine.Persistence.Sqlite;
using Portal.Engine.Store.Commits;

namespace Portal.Engine.Store.Sqlite;

/// <summary>A commit's statements on SQLite: prepared once, run row by row in the writer lane, where nobody else writes.</summary>
sealed class SqliteStoreSession(SqliteConnection connection) : IStoreSession
{
    readonly List<NativeStatement> _statements = [];

    public Task Find(long stream, IReadOnlyDictionary<string, RecordState> records)
    {
        var found = Prepare("SELECT id, position, hash, source_at, seen_at, deleted, patched FROM records WHERE stream = ? AND key = ?").Bind(0, stream);
        foreach (var (key, record) in records)
        {
            if (!found.Bind(1, key).Step()) continue;
            (record.Id, record.Position, record.Hash) = (found.Number(0), found.Number(1), found.Wide(2));
            (record.Stamp, record.IsDeleted, record.Patched) = (new Stamp(found.NumberOrNull(3), found.Number(4)), found.Number(5) != 0, found.TextOrNull(6));
            found.Reset();
        }

        return Task.CompletedTask;
    }

    public Task LoadBodies(IReadOnlyCollection<RecordState> records)
    {
        var body = Prepare("SELECT body FROM events WHERE position = ?");
        foreach (var record in records)
        {
            if (!body.Bind(0, record.Position).Step()) continue;
            record.Body = body.Bytes(0);
            body.Reset();
        }

        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<RecordState>> NotSeenSince(long stream, IReadOnlyList<long> ids, long commit)
    {
        var found = Prepare("SELECT key, position, hash, source_at, seen_at, patched FROM records WHERE id = ? AND stream = ? AND touched <= ? AND deleted = 0").Bind(1, stream).Bind(2, commit);
        var gone = new List<RecordState>(ids.Count);
        foreach (var id in ids)
        {
            if (!found.Bind(0, id).Step()) continue;
            gone.Add(new RecordState(found.Text(0))
            {
                Id = id,
                Position = found.Number(1),
                Hash = found.Wide(2),
                Stamp = new Stamp(found.NumberOrNull(3), found.Number(4)),
                Patched = found.TextOrNull(5),
            });
            found.Reset();
        }

        return Task.FromResult<IReadOnlyList<RecordState>>(gone);
    }

    public Task Append(CommitContext context, IReadOnlyList<PendingEvent> events)
    {
        var insert = Prepare("""
            INSERT INTO events (position, stream, record, key, kind, at, source_at, seen_at, feed, run, previous, body, patched)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """).Bind(1, context.Stream).Bind(5, context.At).Bind(8, context.Feed).Bind(9, context.Run);
        foreach (var happened in events)
        {
            insert.Bind(0, happened.Position).Bind(2, happened.RecordId).Bind(3, happened.Record.Key).Bind(4, (long)happened.Kind)
                .Bind(6, happened.Stamp.SourceAt).Bind(7, happened.Stamp.SeenAt).Bind(10, happened.Previous).Bind(12, happened.Patched);
            if (happened.Kind == EventKind.Deleted) insert.Bind(11, (string?)null);
            else insert.BindText(11, happened.Body.Span);
            insert.Run();
        }

        return Task.CompletedTask;
    }

    public Task Write(CommitContext context, IReadOnlyCollection<RecordState> records)
    {
        Span<byte> hash = stackalloc byte[ContentHash.Size];
        var insert = Prepare("INSERT INTO records (id, stream, key, position, hash, source_at, seen_at, deleted, touched, patched) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
            .Bind(1, context.Stream).Bind(8, context.Number);
        var update = Prepare("UPDATE records SET position = ?, hash = ?, source_at = ?, seen_at = ?, deleted = ?, touched = ?, patched = ? WHERE id = ?").Bind(5, context.Number);
        var touch = Prepare("UPDATE records SET source_at = ?, seen_at = ?, touched = ? WHERE id = ?").Bind(2, context.Number);
        foreach (var record in records)
        {
            switch (record.Mark)
            {
                case Mark.Inserted:
                    ContentHash.Write(record.Hash, hash);
                    insert.Bind(0, record.Id).Bind(2, record.Key).Bind(3, record.Position).BindBlob(4, hash).Bind(5, record.Stamp.SourceAt)
                        .Bind(6, record.Stamp.SeenAt).Bind(7, record.IsDeleted ? 1 : 0).Bind(9, record.Patched).Run();
                    break;
                case Mark.Updated:
                    ContentHash.Write(record.Hash, hash);
                    update.Bind(0, record.Position).BindBlob(1, hash).Bind(2, record.Stamp.SourceAt).Bind(3, record.Stamp.SeenAt)
                        .Bind(4, record.IsDeleted ? 1 : 0).Bind(6, record.Patched).Bind(7, record.Id).Run();
                    break;
                case Mark.Restamped:
                case Mark.Seen when context.Marks:
                    touch.Bind(0, record.Stamp.SourceAt).Bind(1, record.Stamp.SeenAt).Bind(3, record.Id).Run();
                    break;
            }
        }

        return Task.CompletedTask;
    }

    public void Dispose()
    {
        foreach (var statement in _statements) statement.Dispose();
    }

    NativeStatement Prepare(string sql)
    {
        var statement = new NativeStatement(connection, sql);
        _statements.Add(statement);
        return statement;
    }
}
