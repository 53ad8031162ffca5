using System.Text;
using Npgsql;
using static Portal.Engine.Projection.Postgres.PostgresProjectionSession;

namespace Portal.Engine.Projection.Postgres;

/// <summary>What a batch writes, each table by one statement.</summary>
static class PostgresProjectionWriter
{
    public static async Task Write(NpgsqlConnection connection, ProjectionChanges changes, long at, long turn)
    {
        await Unified(connection, changes, turn);
        await Members(connection, changes);
        await Values(connection, changes);
        foreach (var alias in changes.Aliases) await Alias(connection, alias);
        await Holds(connection, changes);
        if (changes.Events.Count == 0) return;
        await Run(
            connection, "INSERT INTO unified_events (unified, entity, kind, record, other, at) SELECT n.*, $6 FROM unnest($1, $2, $3, $4, $5) AS n",
            Of(changes.Events.Select(happened => happened.Unified).ToArray()), Of(changes.Events.Select(happened => happened.Entity).ToArray()),
            Of(changes.Events.Select(happened => (int)happened.Kind).ToArray()), Of(changes.Events.Select(happened => happened.Record).ToArray()),
            Of(changes.Events.Select(happened => happened.Other).ToArray()), Of(at));
    }

    static async Task Unified(NpgsqlConnection connection, ProjectionChanges changes, long turn)
    {
        const string put = """
            INSERT INTO unified (id, entity, match, body, origins, held, changed_at, position, turn) SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9)
            ON CONFLICT (id) DO UPDATE SET match = excluded.match, body = excluded.body, origins = excluded.origins, held = excluded.held, changed_at = excluded.changed_at, position = excluded.position, turn = excluded.turn
            """;
        UnifiedState[] rows = [.. changes.Added, .. changes.Changed];
        if (rows.Length > 0)
        {
            await Run(
                connection, put, Of(rows.Select(row => row.Id).ToArray()), Of(rows.Select(row => row.Entity).ToArray()), Of(rows.Select(row => row.Match).ToArray()),
                Of(rows.Select(row => Encoding.UTF8.GetString(row.Body)).ToArray()), Of(rows.Select(row => row.Origins).ToArray()),
                Of(rows.Select(row => row.Held).ToArray()), Of(rows.Select(row => row.ChangedAt).ToArray()), Of(rows.Select(row => row.Position).ToArray()),
                Of(rows.Select(row => row.Turn).ToArray()));
        }

        if (changes.Removed.Count == 0) return;
        var removed = changes.Removed.Select(row => row.Id).ToArray();
        await Run(connection, "DELETE FROM unified WHERE id = ANY ($1)", Of(removed));
        await Run(
            connection, "INSERT INTO unified_gone (id, entity, turn) SELECT n.*, $3 FROM unnest($1, $2) AS n ON CONFLICT (id) DO UPDATE SET turn = excluded.turn",
            Of(removed), Of(changes.Removed.Select(row => row.Entity).ToArray()), Of(turn));
    }

    static async Task Members(NpgsqlConnection connection, ProjectionChanges changes)
    {
        const string put = """
            INSERT INTO unified_members (record, unified, entity, match, position, times) SELECT * FROM unnest($1, $2, $3, $4, $5, $6)
            ON CONFLICT (record) DO UPDATE SET unified = excluded.unified, entity = excluded.entity, match = excluded.match, position = excluded.position, times = excluded.times
            """;
        var members = changes.Members;
        if (members.Count > 0)
        {
            await Run(
                connection, put, Of(members.Select(member => member.Record).ToArray()), Of(members.Select(member => member.Unified).ToArray()),
                Of(members.Select(member => member.Entity).ToArray()), Of(members.Select(member => member.Match).ToArray()), Of(members.Select(member => member.Position).ToArray()),
                Of(members.Select(member => member.Times).ToArray()));
        }

        if (changes.MembersRemoved.Count > 0) await Run(connection, "DELETE FROM unified_members WHERE record = ANY ($1)", Of(changes.MembersRemoved.ToArray()));
    }

    static async Task Values(NpgsqlConnection connection, ProjectionChanges changes)
    {
        const string delete = """
            DELETE FROM unified_values v USING unnest($1, $2, $3, $4) AS n (entity, field, value, unified)
            WHERE v.entity = n.entity AND v.field = n.field AND v.value = n.value AND v.unified = n.unified
            """;
        await Each(delete, changes.ValuesRemoved);
        await Each("INSERT INTO unified_values (entity, field, value, unified) SELECT * FROM unnest($1, $2, $3, $4) ON CONFLICT DO NOTHING", changes.Values);

        async Task Each(string sql, List<ValueState> values)
        {
            if (values.Count == 0) return;
            await Run(
                connection, sql, Of(values.Select(value => value.Entity).ToArray()), Of(values.Select(value => value.Field).ToArray()),
                Of(values.Select(value => value.Value).ToArray()), Of(values.Select(value => value.Unified).ToArray()));
        }
    }

    static async Task Alias(NpgsqlConnection connection, (long Id, long Entity, long Unified) alias)
    {
        await Run(connection, "UPDATE unified_aliases SET unified = $1 WHERE unified = $2", Of(alias.Unified), Of(alias.Id));
        await Run(
            connection, "INSERT INTO unified_aliases (id, entity, unified) VALUES ($1, $2, $3) ON CONFLICT (id) DO UPDATE SET unified = excluded.unified",
            Of(alias.Id), Of(alias.Entity), Of(alias.Unified));
    }

    static async Task Holds(NpgsqlConnection connection, ProjectionChanges changes)
    {
        // A verdict that somebody gives meanwhile stays, and stays to be followed.
        const string put = """
            INSERT INTO unified_holds (entity, value, count, verdict, pending) VALUES ($1, $2, $3, $4, false)
            ON CONFLICT (entity, value) DO UPDATE SET count = excluded.count, pending = unified_holds.pending AND unified_holds.verdict IS DISTINCT FROM excluded.verdict
            """;
        foreach (var hold in changes.Holds) await Run(connection, put, Of(hold.Key.Entity), Of(hold.Key.Value), Of(hold.Count), Of(hold.Verdict?.ToString()));

        foreach (var key in changes.HoldsRemoved) await Run(connection, "DELETE FROM unified_holds WHERE entity = $1 AND value = $2 AND verdict IS NULL", Of(key.Entity), Of(key.Value));
    }

    static async Task Run(NpgsqlConnection connection, string sql, params NpgsqlParameter[] parameters)
    {
#pragma warning disable CA2100 // only the texts above come here
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        command.Parameters.AddRange(parameters);
        await command.ExecuteNonQueryAsync();
    }
}
