using System.Runtime.Versioning;
using Microsoft.Data.Sqlite;
using Portal.Engine;
using Portal.Engine.Persistence;
using Portal.Engine.Persistence.Sqlite;
using Portal.Tests.Running;
using Portal.Tests.Servers;

namespace Portal.Tests.Engine.Persistence;

/// <summary>Each trouble with the file says which file, and what to do.</summary>
[SupportedOSPlatform("linux")]
public sealed class SqliteFaultTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Something_else_in_the_place_of_the_database_is_said_to_be_damage()
    {
        using var temp = new TempFolder();
        var folder = await Prepared(temp.At("data"));
        await Overwrite(folder.Database, at: 0, new byte[100]);

        var problem = await Refused(folder);

        Assert.StartsWith($"The database file {folder.Database} is damaged.", problem);
        Assert.Contains("restore <backup file>", problem);
    }

    [Fact]
    public async Task A_damaged_page_in_the_middle_is_found_at_the_start()
    {
        using var temp = new TempFolder();
        var folder = await Prepared(temp.At("data"));
        await Overwrite(folder.Database, at: 4 * 4096, [.. Enumerable.Repeat((byte)0xFF, 4096)]);

        var problem = await Refused(folder);

        Assert.StartsWith($"The database file {folder.Database} is damaged", problem);
        Assert.Contains("restore <backup file>", problem);
    }

    [Fact]
    public async Task A_database_that_another_program_holds_is_said_to_be_locked()
    {
        using var temp = new TempFolder();
        var folder = await Prepared(temp.At("data"));
        await using var browser = new SqliteConnection($"Data Source={folder.Database};Pooling=False");
        await browser.OpenAsync(Stop);
        await using (var hold = browser.BeginTransaction(deferred: false))
        {
            Assert.Equal(
                $"The database file {folder.Database} is locked by another program. Close what has it open (a database browser, a copy job) and try again.",
                await Refused(folder, patience: 1));
        }

        await using var database = new SqliteDatabase(folder, TimeProvider.System);
        await database.Prepare(Stop);
    }

    [Fact]
    public async Task A_write_behind_a_lock_fails_alone_and_the_next_goes_through()
    {
        using var temp = new TempFolder();
        var folder = await Prepared(temp.At("data"));
        await using var database = new SqliteDatabase(folder, TimeProvider.System, patience: 1);
        await database.Prepare(Stop);
        await using var browser = new SqliteConnection($"Data Source={folder.Database};Pooling=False");
        await browser.OpenAsync(Stop);
        await using (var hold = browser.BeginTransaction(deferred: false))
        {
            var fault = await Assert.ThrowsAsync<DatabaseFault>(() => database.Add("no", stop: Stop));
            Assert.Contains("is locked by another program", fault.Message);
        }

        await database.Add("yes", stop: Stop);
        Assert.Equal(["yes"], await database.Names());
    }

    [Fact]
    public async Task A_disk_that_is_mounted_read_only_is_said_to_be()
    {
        using var disk = new SmallDisk();
        var folder = await Prepared(disk.At("data"));
        disk.MakeReadOnly();

        var problem = await Refused(folder);

        Assert.StartsWith($"The data folder {folder.Path} cannot be written to", problem);
        Assert.Contains("mounted read-only", problem);
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_to_is_named()
    {
        using var temp = new TempFolder();
        var folder = await Prepared(temp.At("data"));
        SmallDisk.Run("mount", "--bind", folder.Database, folder.Database);
        try
        {
            SmallDisk.Run("mount", "-o", "remount,bind,ro", folder.Database);

            Assert.StartsWith($"The database file {folder.Database} cannot be written to. Give it (and its folder) to the user", await Refused(folder));
        }
        finally
        {
            SmallDisk.Run("umount", folder.Database);
        }
    }

    [Fact]
    public async Task A_disk_that_is_full_at_the_first_start_is_said_to_be_and_with_space_it_starts()
    {
        using var disk = new SmallDisk();
        var folder = new DataFolder(disk.At("data"));
        folder.Ensure();
        disk.Fill();
        var withoutAnySpace = await Refused(folder);
        disk.Free();
        disk.Fill(leave: 8);
        var withoutSpaceForTables = await Refused(folder);
        disk.Free();

        Assert.StartsWith($"The data folder {folder.Path} cannot be written to", withoutAnySpace);
        Assert.Contains("Check that its disk is not full", withoutAnySpace);
        Assert.Equal($"The disk that holds {folder.Database} is full. Nothing of this change was kept. Free some space there and try again.", withoutSpaceForTables);
        await using var database = new SqliteDatabase(folder, TimeProvider.System);
        await database.Prepare(Stop);
        await database.Add("row", stop: Stop);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_named()
    {
        using var temp = new TempFolder();
        await File.WriteAllTextAsync(temp.At("file"), "", Stop);

        var inFile = await Refused(new DataFolder(temp.At("file", "data")));
        var isFile = await Refused(new DataFolder(temp.At("file")));
        var nowhere = await Refused(new DataFolder("/proc/portal/data"));

        Assert.StartsWith($"The data folder {temp.At("file", "data")} cannot be made:", inFile);
        Assert.StartsWith($"The data folder {temp.At("file")} cannot be made:", isFile);
        Assert.StartsWith("The data folder /proc/portal/data cannot be made:", nowhere);
        Assert.All([inFile, isFile, nowhere], problem => Assert.Contains("Portal:DataFolder", problem));
    }

    [Fact]
    public async Task A_folder_that_is_missing_is_made_for_its_owner_alone()
    {
        using var temp = new TempFolder();
        var folder = await Prepared(temp.At("not", "there", "yet"));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder.Path));
    }

    [Fact]
    public async Task One_folder_serves_one_at_a_time()
    {
        using var temp = new TempFolder();
        var folder = new DataFolder(temp.At("data"));
        await using (var first = new SqliteDatabase(folder, TimeProvider.System))
        {
            await first.Prepare(Stop);
            var problem = await Refused(folder);
            Assert.StartsWith($"The data folder {folder.Path} is in use by another portal (process {Environment.ProcessId} ", problem);
            Assert.Contains("Portal:DataFolder", problem);
        }

        await using var second = new SqliteDatabase(folder, TimeProvider.System);
        await second.Prepare(Stop);
    }

    [Fact]
    public async Task A_folder_is_free_again_once_its_process_was_killed()
    {
        await using var storage = await TestStorage.New(DatabaseKind.Sqlite);
        await using var process = PortalProcess.ServeOn(storage);
        await process.Ready(Stop);
        Assert.Contains($"process {process.Program.Id} ", await Refused(storage.Folder));

        process.Program.Kill();
        await process.Program.Ended(Stop);

        await using var database = new SqliteDatabase(storage.Folder, TimeProvider.System);
        await database.Prepare(Stop);
    }

    static async Task<DataFolder> Prepared(string path)
    {
        var folder = new DataFolder(path);
        await using var database = new SqliteDatabase(folder, TimeProvider.System);
        await database.Prepare(Stop);
        return folder;
    }

    static async Task<string> Refused(DataFolder folder, int patience = 30)
    {
        await using var database = new SqliteDatabase(folder, TimeProvider.System, patience);
        return (await Assert.ThrowsAnyAsync<StartProblem>(() => database.Prepare(Stop))).Message;
    }

    static async Task Overwrite(string file, long at, byte[] bytes)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Write);
        stream.Position = at;
        await stream.WriteAsync(bytes, Stop);
    }
}
