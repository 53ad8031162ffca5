using Npgsql;
using Portal.Engine.Persistence.Postgres;
using Portal.Engine.Projection.Grouping;

namespace Portal.Engine.Projection.Postgres;

/// <summary>A batch's statements on PostgreSQL: each for all of its rows at once.</summary>
sealed class PostgresProjectionSession(NpgsqlConnection connection) : IProjectionSession
{
    /// <summary>A batch is a few thousand rows by their keys.</summary>
    public Task Begin() => connection.GoByKeys();

    public async Task<EventBatch> ReadEvents(long after, int most, IReadOnlySet<long> streams)
    {
        const string sql = """
            SELECT record, stream, position, source_at, seen_at, CASE WHEN stream = ANY ($3) THEN body END
            FROM events WHERE position > $1 ORDER BY position LIMIT $2
            """;
        var events = await Rows(sql, Record, Of(after), Of(most), Of(streams.ToArray()));
        var records = new Dictionary<long, RecordNow>(events.Count);
        foreach (var happened in events) records[happened.Id] = records.TryGetValue(happened.Id, out var earlier) ? happened with { Earlier = earlier } : happened;
        return new EventBatch(events.Count == 0 ? after : events[^1].Position, events.Count, records.Values);
    }

    public async Task<IReadOnlyList<RecordNow>> ReadRecords(long after, int most, IReadOnlySet<long> streams) => await Rows(
        """
        SELECT r.id, r.stream, r.position, e.source_at, coalesce(e.seen_at, 0), e.body FROM records r LEFT JOIN events e ON e.position = r.position
        WHERE r.id > $1 AND r.stream = ANY ($3) ORDER BY r.id LIMIT $2
        """,
        Record, Of(after), Of(most), Of(streams.ToArray()));

    public async Task<IReadOnlyList<RecordNow>> ReadStrays(long entity, int most, IReadOnlySet<long> streams) => await Rows(
        """
        SELECT m.record, 0::bigint, m.position, NULL::bigint, 0::bigint, NULL::text FROM unified_members m LEFT JOIN records r ON r.id = m.record
        WHERE m.entity = $1 AND (r.id IS NULL OR r.deleted OR r.stream <> ALL ($3)) ORDER BY m.record LIMIT $2
        """,
        Record, Of(entity), Of(most), Of(streams.ToArray()));

    public async Task<IReadOnlyList<Member>> FindMembers(IReadOnlyCollection<long> records) => records.Count == 0 ? [] : await Rows(
        "SELECT record, entity, unified, match, position, times FROM unified_members WHERE record = ANY ($1)", Member, Of(records.ToArray()));

    public Task<IReadOnlyList<Member>> FindGroups(IReadOnlyCollection<MatchKey> keys) => OfEach(
        keys,
        "SELECT record, entity, unified, match, position, times FROM unified_members WHERE unified = ANY (ARRAY (SELECT id FROM unified WHERE entity = $1 AND match = ANY ($2)))",
        Member);

    public Task<IReadOnlyList<Hold>> FindHolds(IReadOnlyCollection<MatchKey> keys) => OfEach(
        keys,
        "SELECT entity, value, count, verdict, pending FROM unified_holds WHERE entity = $1 AND value = ANY ($2)",
        row => new Hold(new MatchKey(row.GetInt64(0), row.GetString(1)), row.GetInt64(2), row.IsDBNull(3) ? null : Enum.Parse<HoldVerdict>(row.GetString(3)), row.GetBoolean(4)));

    public async Task<IReadOnlyList<UnifiedState>> FindUnified(IReadOnlyCollection<long> ids) => ids.Count == 0 ? [] : await Rows(
        "SELECT id, entity, match, body, origins, held, changed_at, position, turn FROM unified WHERE id = ANY ($1)",
        row => new UnifiedState(row.GetInt64(0), row.GetInt64(1), Text(row, 2), row.GetFieldValue<byte[]>(3), Text(row, 4), row.GetBoolean(5), row.GetInt64(6), row.GetInt64(7), row.GetInt64(8)),
        Of(ids.ToArray()));

    public async Task LoadStates(IReadOnlyCollection<Member> members)
    {
        if (members.Count == 0) return;
        const string what = "SELECT e.record, e.stream, e.position, e.source_at, e.seen_at, e.body FROM events e";
        var states = (await Rows($"{what} WHERE e.position = ANY ($1)", Record, Of(members.Select(member => member.WasPosition).ToArray()))).ToDictionary(state => state.Id);
        var missing = members.Select(member => member.Record).Where(record => !states.ContainsKey(record)).ToArray();
        if (missing.Length > 0)
        {
            foreach (var state in await Rows($"{what} JOIN records r ON r.position = e.position WHERE r.id = ANY ($1)", Record, Of(missing))) states.Add(state.Id, state);
        }

        foreach (var member in members)
            member.Then = states.TryGetValue(member.Record, out var state) ? state with { Position = member.WasPosition } : new RecordNow(member.Record, 0, member.WasPosition, 0, null);
    }

    public Task Write(ProjectionChanges changes, long at, long turn) => PostgresProjectionWriter.Write(connection, changes, at, turn);

    public void Dispose()
    {
    }

    internal static NpgsqlParameter<T> Of<T>(T value) => new() { TypedValue = value };

    static RecordNow Record(NpgsqlDataReader row) =>
        new(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(row.IsDBNull(3) ? 4 : 3), row.IsDBNull(5) ? null : row.GetFieldValue<byte[]>(5));

    static Member Member(NpgsqlDataReader row) => new(row.GetInt64(0), row.GetInt64(1)) { Was = row.GetInt64(2), WasMatch = Text(row, 3), WasPosition = row.GetInt64(4), WasTimes = Text(row, 5) };

    static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    /// <summary>
    /// Entity by entity: joined with a list of keys, a table that grew since its statistics were taken is read whole, once for each key.
    /// </summary>
    async Task<IReadOnlyList<T>> OfEach<T>(IReadOnlyCollection<MatchKey> keys, string sql, Func<NpgsqlDataReader, T> read)
    {
        var found = new List<T>();
        foreach (var entity in keys.GroupBy(key => key.Entity)) found.AddRange(await Rows(sql, read, Of(entity.Key), Of(entity.Select(key => key.Value).ToArray())));
        return found;
    }

    async Task<List<T>> Rows<T>(string sql, Func<NpgsqlDataReader, T> read, params NpgsqlParameter[] parameters)
    {
#pragma warning disable CA2100 // only the texts above come here
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        command.Parameters.AddRange(parameters);
        await using var found = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await found.ReadAsync()) rows.Add(read(found));
        return rows;
    }
}
