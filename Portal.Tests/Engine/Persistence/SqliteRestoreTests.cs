using Microsoft.Data.Sqlite;
using Portal.Engine;
using Portal.Engine.Persistence;
using Portal.Engine.Persistence.Sqlite;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Persistence;

public sealed class SqliteRestoreTests : IDisposable
{
    readonly TempFolder _temp = new();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    DataFolder Folder => new(_temp.At("data"));

    string Backup => _temp.At("backup.db");

    [Fact]
    public async Task The_backup_takes_the_place_of_the_database_which_is_kept_beside_it()
    {
        await Write("before");
        await new SqliteBackup(Folder).Make(Backup, Nothing, Stop);
        await Write("after");

        var aside = await Restore();

        Assert.Equal(["before"], await Read(Folder));
        Assert.Equal($"{Folder.Database}.before-restore-20260302-090000", aside);
        Assert.Equal(["before", "after"], await Read(AsDatabase(aside!)));
        Assert.True(File.Exists(Backup));
        Assert.Empty(Leftovers());
    }

    [Fact]
    public async Task Two_restores_in_one_second_keep_both_old_databases()
    {
        await Write("first");
        await new SqliteBackup(Folder).Make(Backup, Nothing, Stop);
        await Write("second");
        var one = await Restore();
        await Write("third");

        var other = await Restore();

        Assert.Equal($"{one}-2", other);
        Assert.Equal(["first", "second"], await Read(AsDatabase(one!)));
        Assert.Equal(["first", "third"], await Read(AsDatabase(other!)));
    }

    [Fact]
    public async Task A_database_whose_portal_was_killed_is_set_aside_with_what_its_log_held()
    {
        await Write("before");
        await new SqliteBackup(Folder).Make(Backup, Nothing, Stop);
        await LeaveAsKilled("in the log");
        Assert.True(new FileInfo($"{Folder.Database}-wal").Length > 0);

        var aside = await Restore();

        Assert.Equal(["before"], await Read(Folder));
        Assert.Equal(["before", "in the log"], await Read(AsDatabase(aside!)));
    }

    [Fact]
    public async Task A_damaged_database_makes_way_with_its_log_so_that_the_new_one_never_meets_it()
    {
        await Write("before");
        await new SqliteBackup(Folder).Make(Backup, Nothing, Stop);
        await LeaveAsKilled("in the log");
        var log = await File.ReadAllBytesAsync($"{Folder.Database}-wal", Stop);
        await File.WriteAllBytesAsync(Folder.Database, [.. Enumerable.Repeat((byte)'x', 8192)], Stop);
        File.Delete($"{Folder.Database}-shm");

        var aside = await Restore();

        Assert.Equal(["before"], await Read(Folder));
        Assert.Equal('x', (char)(await File.ReadAllBytesAsync(aside!, Stop))[0]);
        Assert.Equal(log, await File.ReadAllBytesAsync($"{aside}-wal", Stop));
    }

    [Fact]
    public async Task What_must_not_be_restored_is_refused_and_changes_nothing()
    {
        await Write("there");
        await new SqliteBackup(Folder).Make(Backup, Nothing, Stop);
        await Write("later");

        Assert.Equal($"There is no file {_temp.At("nowhere")}. Name a file that the command backup has made.", await Refused(_temp.At("nowhere")));

        await File.WriteAllTextAsync(_temp.At("text"), "not a database, but a text of some length", Stop);
        Assert.StartsWith($"The backup {_temp.At("text")} is damaged", await Refused(_temp.At("text")));

        var damaged = await Copy("damaged");
        await using (var stream = new FileStream(damaged, FileMode.Open, FileAccess.Write))
        {
            stream.Position = 4 * 4096;
            await stream.WriteAsync(Enumerable.Repeat((byte)0xFF, 4096).ToArray(), Stop);
        }

        Assert.StartsWith($"The backup {damaged} is damaged", await Refused(damaged));

        await Execute(_temp.At("foreign"), "CREATE TABLE people (name TEXT)");
        Assert.StartsWith($"The backup {_temp.At("foreign")} is a SQLite database, but not one of a portal.", await Refused(_temp.At("foreign")));

        var newer = await Copy("newer");
        await Execute(newer, "INSERT INTO \"__EFMigrationsHistory\" VALUES ('99990101000000_Later', '99.0')");
        Assert.StartsWith($"The backup {newer} was written by a newer Portal", await Refused(newer));

        var running = await Copy("running");
        await File.WriteAllTextAsync($"{running}-wal", "", Stop);
        Assert.StartsWith($"Beside {running} lies {running}-wal", await Refused(running));

        var keyless = await Assert.ThrowsAsync<StartProblem>(() => new SqliteRestore(Folder, [], new TestClock()).Run(Backup, (_, _) => throw new StartProblem("no key"), Stop));
        Assert.Equal("no key", keyless.Message);

        Assert.Equal(["there", "later"], await Read(Folder));
        Assert.Empty(Leftovers());
    }

    [Fact]
    public async Task An_older_backup_is_brought_up_to_date_before_the_rooms_settle_it()
    {
        await Write("before");
        await new SqliteBackup(Folder).Make(Backup, Nothing, Stop);
        await Execute(Backup, "DELETE FROM \"__EFMigrationsHistory\" WHERE MigrationId LIKE '%KeepAuditAppendOnly'; DROP TRIGGER audit_entries_no_update; DROP TRIGGER audit_entries_no_delete");
        // Left by a restore that was killed: it belongs to nobody, and must not be played into the new draft.
        await File.WriteAllTextAsync($"{Folder.Database}.restoring-journal", "of another draft", Stop);
        var seen = new Room("CREATE TABLE seen AS SELECT name, $at AS at, $backup AS backup FROM sqlite_master WHERE type = 'trigger'", "INSERT INTO seen VALUES ('last', $at, $backup)");

        await new SqliteRestore(Folder, [seen], new TestClock()).Run(Backup, Nothing, Stop);

        Assert.Equal(["audit_entries_no_delete", "audit_entries_no_update", "last"], await Column("SELECT name FROM seen ORDER BY name"));
        Assert.Equal([$"{new TestClock().GetUtcNow().ToUnixTimeMilliseconds()}000"], await Column("SELECT DISTINCT at FROM seen"));
        Assert.Equal([Backup], await Column("SELECT DISTINCT backup FROM seen"));
        Assert.Equal(["before"], await Read(Folder));
        Assert.Empty(Leftovers());
    }

    [Fact]
    public async Task When_a_room_cannot_settle_it_nothing_is_exchanged()
    {
        await Write("before");
        await new SqliteBackup(Folder).Make(Backup, Nothing, Stop);
        await Write("later");

        var problem = await Assert.ThrowsAsync<StartProblem>(() =>
            new SqliteRestore(Folder, [new Room("DELETE FROM tickets", "DELETE FROM nowhere")], new TestClock()).Run(Backup, Nothing, Stop));

        Assert.Contains("no such table: nowhere", problem.Message);
        Assert.EndsWith("The database there is as it was.", problem.Message);
        Assert.Equal(["before", "later"], await Read(Folder));
        Assert.Empty(Leftovers());
    }

    [Fact]
    public async Task A_folder_that_a_portal_serves_from_is_left_alone()
    {
        await Write("there");
        await new SqliteBackup(Folder).Make(Backup, Nothing, Stop);
        await using var database = new SqliteDatabase(Folder, TimeProvider.System);
        await database.Prepare(Stop);

        Assert.StartsWith($"The data folder {Folder.Path} is in use by another portal", await Refused(Backup));

        await database.Add("later", stop: Stop);
        Assert.Equal(["there", "later"], await database.Names());
    }

    public void Dispose() => _temp.Dispose();

    static Task Nothing(object connection, CancellationToken stop) => Task.CompletedTask;

    Task<string?> Restore() => new SqliteRestore(Folder, [], new TestClock()).Run(Backup, Nothing, Stop);

    async Task<string> Refused(string backup) =>
        (await Assert.ThrowsAnyAsync<StartProblem>(() => new SqliteRestore(Folder, [], new TestClock()).Run(backup, Nothing, Stop))).Message;

    async Task Write(string name)
    {
        await using var database = new SqliteDatabase(Folder, TimeProvider.System);
        await database.Prepare(Stop);
        await database.Add(name, stop: Stop);
    }

    /// <summary>The files as they are while a portal runs, in the place of those that it leaves when it ends well.</summary>
    async Task LeaveAsKilled(string name)
    {
        var aside = _temp.At("killed");
        Directory.CreateDirectory(aside);
        await using (var database = new SqliteDatabase(Folder, TimeProvider.System))
        {
            await database.Prepare(Stop);
            await database.Add(name, stop: Stop);
            foreach (var end in new[] { "", "-wal", "-shm" }) File.Copy(Folder.Database + end, Path.Combine(aside, $"portal.db{end}"));
        }

        foreach (var end in new[] { "", "-wal", "-shm" }) File.Copy(Path.Combine(aside, $"portal.db{end}"), Folder.Database + end, overwrite: true);
    }

    async Task<string> Copy(string name)
    {
        await using var from = File.OpenRead(Backup);
        await using var to = File.Create(_temp.At(name));
        await from.CopyToAsync(to, Stop);
        return _temp.At(name);
    }

    /// <summary>A folder in which this file is the database.</summary>
    DataFolder AsDatabase(string file)
    {
        var folder = new DataFolder(_temp.At($"look at {Path.GetFileName(file)}"));
        folder.Ensure();
        File.Copy(file, folder.Database);
        return folder;
    }

    IEnumerable<string?> Leftovers() => Directory.GetFiles(Folder.Path).Select(Path.GetFileName).Where(name => name!.Contains("restoring") || name.EndsWith("-wal", StringComparison.Ordinal));

    static async Task<IReadOnlyList<string>> Read(DataFolder folder)
    {
        await using var database = new SqliteDatabase(folder, TimeProvider.System);
        await database.Prepare(Stop);
        return await database.Names();
    }

    async Task<IReadOnlyList<string>> Column(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Folder.Database};Pooling=False");
        await connection.OpenAsync(Stop);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(Stop);
        var rows = new List<string>();
        while (await reader.ReadAsync(Stop)) rows.Add(reader.GetString(0));
        return rows;
    }

    static async Task Execute(string file, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync(Stop);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Stop);
    }

    sealed class Room(params string[] statements) : IAfterRestore
    {
        public IReadOnlyList<string> Statements => statements;
    }
}
