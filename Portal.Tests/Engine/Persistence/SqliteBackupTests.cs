using System.Runtime.Versioning;
using Portal.Engine;
using Portal.Engine.Persistence;
using Portal.Engine.Persistence.Sqlite;
using Portal.Tests.Running;
using Portal.Tests.Servers;

namespace Portal.Tests.Engine.Persistence;

[SupportedOSPlatform("linux")]
public sealed class SqliteBackupTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_backup_while_others_write_is_what_was_there_at_one_moment()
    {
        using var temp = new TempFolder();
        await using var database = new SqliteDatabase(new DataFolder(temp.At("data")), TimeProvider.System);
        await database.Prepare(Stop);
        await WritePair(database, 0);
        using var enough = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            for (var n = 1; !enough.IsCancellationRequested; n++) await WritePair(database, n);
        }, Stop);

        var file = temp.At("backup.db");
        var bytes = await new SqliteBackup(new DataFolder(temp.At("data"))).Make(file, Nothing, Stop);
        await enough.CancelAsync();
        await writing;

        Assert.Equal(new FileInfo(file).Length, bytes);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        var there = await database.Names();
        var copied = await Restored(temp, file);
        Assert.True(copied.Count >= 2 && copied.Count % 2 == 0, $"The backup has {copied.Count} of rows that come in pairs.");
        Assert.Equal(there.Take(copied.Count), copied);
    }

    [Fact]
    public async Task A_backup_replaces_nothing()
    {
        using var temp = new TempFolder();
        var folder = await Prepared(temp);
        await File.WriteAllTextAsync(temp.At("there"), "something", Stop);

        Assert.Equal($"The file {temp.At("there")} is there already, and a backup replaces nothing. Choose another name.", await Refused(folder, temp.At("there")));
        Assert.Equal("something", await File.ReadAllTextAsync(temp.At("there"), Stop));
    }

    [Fact]
    public async Task A_disk_without_space_for_it_gets_no_half_backup()
    {
        using var temp = new TempFolder();
        using var disk = new SmallDisk();
        var folder = await Prepared(temp);
        disk.Fill(leave: 4);

        var problem = await Refused(folder, disk.At("backup.db"));

        Assert.StartsWith($"The backup {disk.At("backup.db")}", problem);
        Assert.Contains("has space", problem);
        Assert.Equal(["filler"], Directory.GetFiles(disk.At("")).Select(Path.GetFileName));
    }

    [Fact]
    public async Task What_has_no_database_or_no_folder_to_write_to_is_named()
    {
        using var temp = new TempFolder();
        Assert.Equal($"There is no database at {temp.At("portal.db")}. Set Portal:DataFolder to the folder the portal keeps its data in.", await Refused(new DataFolder(temp.Path), temp.At("backup.db")));
        var folder = await Prepared(temp);
        Assert.StartsWith($"The backup {temp.At("not", "there", "backup.db")} cannot be written:", await Refused(folder, temp.At("not", "there", "backup.db")));
    }

    [Fact]
    public async Task A_damaged_database_gives_no_backup()
    {
        using var temp = new TempFolder();
        var folder = await Prepared(temp);
        await using (var stream = new FileStream(folder.Database, FileMode.Open, FileAccess.Write))
        {
            stream.Position = 4 * 4096;
            await stream.WriteAsync(Enumerable.Repeat((byte)0xFF, 4096).ToArray(), Stop);
        }

        Assert.Contains("damaged", await Refused(folder, temp.At("backup.db")));
        Assert.False(File.Exists(temp.At("backup.db")));
        Assert.StartsWith($"The database file {folder.Database} is damaged", (await Assert.ThrowsAsync<StartProblem>(() => new SqliteCheck(folder).Run((_, _) => Task.FromResult(0), Stop))).Message);
    }

    static Task Nothing(object connection, CancellationToken stop) => Task.CompletedTask;

    static Task<int> WritePair(SqliteDatabase database, int n) => database.Write(
        async db => await Rows.Save(db, $"{n} one") + await Rows.Save(db, $"{n} other"), WritePriority.Person, CancellationToken.None);

    static async Task<DataFolder> Prepared(TempFolder temp)
    {
        var folder = new DataFolder(temp.At("data"));
        await using var database = new SqliteDatabase(folder, TimeProvider.System);
        await database.Prepare(Stop);
        return folder;
    }

    static async Task<string> Refused(DataFolder folder, string target) =>
        (await Assert.ThrowsAsync<StartProblem>(() => new SqliteBackup(folder).Make(target, Nothing, Stop))).Message;

    static async Task<IReadOnlyList<string>> Restored(TempFolder temp, string backup)
    {
        var folder = new DataFolder(temp.At("restored"));
        Assert.Null(await new SqliteRestore(folder, [], TimeProvider.System).Run(backup, Nothing, Stop));
        await using var database = new SqliteDatabase(folder, TimeProvider.System);
        await database.Prepare(Stop);
        return await database.Names();
    }
}
