using Portal.Engine.Persistence.Sqlite;

namespace Portal.Engine.Projection.Sqlite;

/// <summary>What a batch writes, row by row.</summary>
static class SqliteProjectionWriter
{
    public static void Write(Func<string, NativeStatement> prepare, ProjectionChanges changes, long at, long turn)
    {
        Unified(prepare, changes, turn);
        Members(prepare, changes);
        Values(prepare, changes);
        if (changes.Aliases.Count > 0) Aliases(prepare, changes);
        if (changes.Holds.Count + changes.HoldsRemoved.Count > 0) Holds(prepare, changes);
        if (changes.Events.Count == 0) return;
        var happened = prepare("INSERT INTO unified_events (unified, entity, kind, record, other, at) VALUES (?, ?, ?, ?, ?, ?)").Bind(5, at);
        foreach (var (kind, unified, entity, record, other) in changes.Events) happened.Bind(0, unified).Bind(1, entity).Bind(2, (long)kind).Bind(3, record).Bind(4, other).Run();
    }

    static void Unified(Func<string, NativeStatement> prepare, ProjectionChanges changes, long turn)
    {
        var insert = prepare("INSERT INTO unified (\"match\", body, origins, held, changed_at, position, turn, id, entity) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
        foreach (var row in changes.Added) Bound(insert, row).Bind(8, row.Entity).Run();
        var update = prepare("UPDATE unified SET \"match\" = ?, body = ?, origins = ?, held = ?, changed_at = ?, position = ?, turn = ? WHERE id = ?");
        foreach (var row in changes.Changed) Bound(update, row).Run();
        var delete = prepare("DELETE FROM unified WHERE id = ?");
        var gone = prepare("INSERT INTO unified_gone (id, entity, turn) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET turn = excluded.turn");
        foreach (var (id, entity) in changes.Removed)
        {
            delete.Bind(0, id).Run();
            gone.Bind(0, id).Bind(1, entity).Bind(2, turn).Run();
        }
    }

    static NativeStatement Bound(NativeStatement statement, UnifiedState row) => statement
        .Bind(0, row.Match).BindText(1, row.Body).Bind(2, row.Origins).Bind(3, row.Held ? 1 : 0).Bind(4, row.ChangedAt).Bind(5, row.Position).Bind(6, row.Turn).Bind(7, row.Id);

    static void Members(Func<string, NativeStatement> prepare, ProjectionChanges changes)
    {
        var put = prepare("""
            INSERT INTO unified_members (record, unified, entity, "match", position, times) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (record) DO UPDATE SET unified = excluded.unified, entity = excluded.entity, "match" = excluded."match", position = excluded.position, times = excluded.times
            """);
        foreach (var member in changes.Members) put.Bind(0, member.Record).Bind(1, member.Unified).Bind(2, member.Entity).Bind(3, member.Match).Bind(4, member.Position).Bind(5, member.Times).Run();
        var delete = prepare("DELETE FROM unified_members WHERE record = ?");
        foreach (var record in changes.MembersRemoved) delete.Bind(0, record).Run();
    }

    static void Values(Func<string, NativeStatement> prepare, ProjectionChanges changes)
    {
        var delete = prepare("DELETE FROM unified_values WHERE entity = ? AND field = ? AND value = ? AND unified = ?");
        foreach (var value in changes.ValuesRemoved) Bound(delete, value).Run();
        var insert = prepare("INSERT INTO unified_values (entity, field, value, unified) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING");
        foreach (var value in changes.Values) Bound(insert, value).Run();
    }

    static NativeStatement Bound(NativeStatement statement, ValueState value) => statement.Bind(0, value.Entity).Bind(1, value.Field).Bind(2, value.Value).Bind(3, value.Unified);

    static void Aliases(Func<string, NativeStatement> prepare, ProjectionChanges changes)
    {
        var follow = prepare("UPDATE unified_aliases SET unified = ? WHERE unified = ?");
        var insert = prepare("INSERT INTO unified_aliases (id, entity, unified) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET unified = excluded.unified");
        foreach (var (id, entity, unified) in changes.Aliases)
        {
            follow.Bind(0, unified).Bind(1, id).Run();
            insert.Bind(0, id).Bind(1, entity).Bind(2, unified).Run();
        }
    }

    static void Holds(Func<string, NativeStatement> prepare, ProjectionChanges changes)
    {
        var put = prepare("INSERT INTO unified_holds (entity, value, count, verdict, pending) VALUES (?, ?, ?, ?, 0) ON CONFLICT (entity, value) DO UPDATE SET count = excluded.count, pending = 0");
        foreach (var hold in changes.Holds) put.Bind(0, hold.Key.Entity).Bind(1, hold.Key.Value).Bind(2, hold.Count).Bind(3, hold.Verdict?.ToString()).Run();
        var delete = prepare("DELETE FROM unified_holds WHERE entity = ? AND value = ?");
        foreach (var key in changes.HoldsRemoved) delete.Bind(0, key.Entity).Bind(1, key.Value).Run();
    }
}
