using System.Globalization;
using Microsoft.Data.Sqlite;
using Portal.Engine.Persistence.Sqlite;
using Portal.Engine.Projection.Grouping;

namespace Portal.Engine.Projection.Sqlite;

/// <summary>A batch's statements on SQLite: prepared once, run row by row in the writer lane.</summary>
sealed class SqliteProjectionSession(SqliteConnection connection) : IProjectionSession
{
    readonly List<NativeStatement> _statements = [];

    public Task Begin() => Task.CompletedTask;

    public Task<EventBatch> ReadEvents(long after, int most, IReadOnlySet<long> streams)
    {
        var read = Prepare("SELECT position, stream, record, source_at, seen_at, body FROM events WHERE position > ? ORDER BY position LIMIT ?").Bind(0, after).Bind(1, most);
        var records = new Dictionary<long, RecordNow>(most);
        var count = 0;
        for (; read.Step(); count++)
        {
            after = read.Number(0);
            var (stream, record) = (read.Number(1), read.Number(2));
            records[record] = new RecordNow(record, stream, after, read.NumberOrNull(3) ?? read.Number(4), streams.Contains(stream) && !read.IsNull(5) ? read.Bytes(5) : null)
            {
                Earlier = records.GetValueOrDefault(record),
            };
        }

        return Task.FromResult(new EventBatch(after, count, records.Values));
    }

    public Task<IReadOnlyList<RecordNow>> ReadRecords(long after, int most, IReadOnlySet<long> streams)
    {
        var read = Prepare($"""
            SELECT r.id, r.stream, r.position, e.source_at, e.seen_at, e.body FROM records r LEFT JOIN events e ON e.position = r.position
            WHERE r.id > ? AND r.stream IN ({List(streams)}) ORDER BY r.id LIMIT ?
            """).Bind(0, after).Bind(1, most);
        return Task.FromResult<IReadOnlyList<RecordNow>>(Records(read));
    }

    public Task<IReadOnlyList<RecordNow>> ReadStrays(long entity, int most, IReadOnlySet<long> streams)
    {
        var read = Prepare($"""
            SELECT m.record, 0, m.position, NULL, 0, NULL FROM unified_members m LEFT JOIN records r ON r.id = m.record
            WHERE m.entity = ? AND (r.id IS NULL OR r.deleted OR r.stream NOT IN ({List(streams)})) ORDER BY m.record LIMIT ?
            """).Bind(0, entity).Bind(1, most);
        return Task.FromResult<IReadOnlyList<RecordNow>>(Records(read));
    }

    public Task<IReadOnlyList<Member>> FindMembers(IReadOnlyCollection<long> records)
    {
        var find = Prepare("SELECT entity, unified, \"match\", position, times FROM unified_members WHERE record = ?");
        var found = new List<Member>();
        foreach (var record in records)
        {
            if (!find.Bind(0, record).Step()) continue;
            found.Add(new Member(record, find.Number(0)) { Was = find.Number(1), WasMatch = find.TextOrNull(2), WasPosition = find.Number(3), WasTimes = find.TextOrNull(4) });
            find.Reset();
        }

        return Task.FromResult<IReadOnlyList<Member>>(found);
    }

    public Task<IReadOnlyList<Member>> FindGroups(IReadOnlyCollection<MatchKey> keys)
    {
        var find = Prepare("SELECT m.record, m.unified, m.\"match\", m.position, m.times FROM unified u JOIN unified_members m ON m.unified = u.id WHERE u.entity = ? AND u.\"match\" = ?");
        var found = new List<Member>();
        foreach (var key in keys)
        {
            find.Bind(0, key.Entity).Bind(1, key.Value);
            while (find.Step()) found.Add(new Member(find.Number(0), key.Entity) { Was = find.Number(1), WasMatch = find.TextOrNull(2), WasPosition = find.Number(3), WasTimes = find.TextOrNull(4) });
        }

        return Task.FromResult<IReadOnlyList<Member>>(found);
    }

    public Task<IReadOnlyList<Hold>> FindHolds(IReadOnlyCollection<MatchKey> keys)
    {
        var find = Prepare("SELECT count, verdict, pending FROM unified_holds WHERE entity = ? AND value = ?");
        var found = new List<Hold>();
        // Nearly always there are none at all.
        if (!Prepare("SELECT 1 FROM unified_holds LIMIT 1").Step()) keys = [];
        foreach (var key in keys)
        {
            if (!find.Bind(0, key.Entity).Bind(1, key.Value).Step()) continue;
            found.Add(new Hold(key, find.Number(0), find.TextOrNull(1) is { } verdict ? Enum.Parse<HoldVerdict>(verdict) : null, find.Number(2) != 0));
            find.Reset();
        }

        return Task.FromResult<IReadOnlyList<Hold>>(found);
    }

    public Task<IReadOnlyList<UnifiedState>> FindUnified(IReadOnlyCollection<long> ids)
    {
        var find = Prepare("SELECT entity, \"match\", body, origins, held, changed_at, position, turn FROM unified WHERE id = ?");
        var found = new List<UnifiedState>(ids.Count);
        foreach (var id in ids)
        {
            if (!find.Bind(0, id).Step()) continue;
            found.Add(new UnifiedState(id, find.Number(0), find.TextOrNull(1), find.Bytes(2), find.TextOrNull(3), find.Number(4) != 0, find.Number(5), find.Number(6), find.Number(7)));
            find.Reset();
        }

        return Task.FromResult<IReadOnlyList<UnifiedState>>(found);
    }

    public Task LoadStates(IReadOnlyCollection<Member> members)
    {
        const string what = "SELECT e.record, e.stream, e.position, e.source_at, e.seen_at, e.body FROM events e";
        var reflected = Prepare($"{what} WHERE e.position = ?");
        var latest = Prepare($"{what} JOIN records r ON r.position = e.position WHERE r.id = ?");
        foreach (var member in members)
        {
            var read = reflected.Bind(0, member.WasPosition);
            if (!read.Step()) read = latest.Bind(0, member.Record).Step() ? latest : null;
            member.Then = read is null ? new RecordNow(member.Record, 0, member.WasPosition, 0, null) : Record(read) with { Position = member.WasPosition };
            read?.Reset();
        }

        return Task.CompletedTask;
    }

    public Task Write(ProjectionChanges changes, long at, long turn)
    {
        SqliteProjectionWriter.Write(Prepare, changes, at, turn);
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        foreach (var statement in _statements) statement.Dispose();
    }

    static List<RecordNow> Records(NativeStatement read)
    {
        var records = new List<RecordNow>();
        while (read.Step()) records.Add(Record(read));
        return records;
    }

    static RecordNow Record(NativeStatement read) =>
        new(read.Number(0), read.Number(1), read.Number(2), read.NumberOrNull(3) ?? read.Number(4), read.IsNull(5) ? null : read.Bytes(5));

    static string List(IEnumerable<long> numbers) => string.Join(", ", numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)));

    NativeStatement Prepare(string sql)
    {
        var statement = new NativeStatement(connection, sql);
        _statements.Add(statement);
        return statement;
    }
}
