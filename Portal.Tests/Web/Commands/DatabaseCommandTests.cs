using Portal.Engine.Credentials;
using Portal.Engine.Persistence;
using Portal.Tests.Running;
using Portal.Web.Commands;

namespace Portal.Tests.Web.Commands;

/// <summary>backup, restore and check as somebody types them.</summary>
public sealed class DatabaseCommandTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_portal_that_serves_is_backed_up_and_checked_but_not_restored_over()
    {
        await using var storage = await TestStorage.New(DatabaseKind.Sqlite);
        await using var portal = await PortalUnderTest.StartOn(storage);
        using var temp = new TempFolder();
        var file = temp.At("backup.db");

        var backup = await Run(storage, "backup", file);
        var check = await Run(storage, "check");
        var restore = await Run(storage, "restore", file);

        Assert.Equal(0, backup.Code);
        Assert.Contains($"Backed up {storage.Folder.Database} to {file} (", backup.Told);
        Assert.Contains($"(the file {storage.Folder.MasterKey}): keep a copy of that too, in another place.", backup.Told);
        Assert.Equal(0, check.Code);
        Assert.StartsWith($"The database {storage.Folder.Database} is sound, and master key ", check.Told);
        Assert.Equal(1, restore.Code);
        Assert.Contains("is in use by another portal", restore.Told);
    }

    [Fact]
    public async Task A_backup_comes_back_where_its_master_key_is_and_nowhere_else()
    {
        await using var storage = await TestStorage.New(DatabaseKind.Sqlite);
        await using var elsewhere = await TestStorage.New(DatabaseKind.Sqlite);
        using var temp = new TempFolder();
        await using (await PortalUnderTest.StartOn(storage)) await Run(storage, "backup", temp.At("backup.db"));

        var withoutKey = await Run(elsewhere, "restore", temp.At("backup.db"));
        await File.WriteAllTextAsync(elsewhere.Folder.MasterKey, MasterKey.Make().Reveal(), Stop);
        var wrongKey = await Run(elsewhere, "restore", temp.At("backup.db"));
        File.Copy(storage.Folder.MasterKey, elsewhere.Folder.MasterKey, overwrite: true);
        var rightKey = await Run(elsewhere, "restore", temp.At("backup.db"));
        var again = await Run(elsewhere, "restore", temp.At("backup.db"));

        Assert.Equal(1, withoutKey.Code);
        Assert.Contains($"The master key file {elsewhere.Folder.MasterKey} is missing; the database was encrypted with key ", withoutKey.Told);
        Assert.Equal(1, wrongKey.Code);
        Assert.Contains("is the wrong one", wrongKey.Told);
        Assert.Equal(0, rightKey.Code);
        Assert.StartsWith($"Restored {temp.At("backup.db")} to {elsewhere.Folder.Database}.\n", rightKey.Told);
        Assert.DoesNotContain(".before-restore-", rightKey.Told);
        Assert.Contains($"The database that was there is now {elsewhere.Folder.Database}.before-restore-", again.Told);
        await using var portal = await PortalUnderTest.StartOn(elsewhere);
        Assert.NotEqual(0, portal.Address.Port);
    }

    [Theory]
    [InlineData("backup", "pg_dump")]
    [InlineData("restore", "pg_restore")]
    [InlineData("check", "pg_amcheck")]
    public async Task On_PostgreSQL_they_name_the_tool_for_it(string command, string tool)
    {
        string[] file = command == "check" ? [] : ["file"];
        var (code, told) = await Run([command, .. file, "--Portal:Database:Kind=Postgres", "--Portal:Database:ConnectionString=Host=db;Database=portal"]);

        Assert.Equal(1, code);
        Assert.Contains(tool, told);
    }

    [Theory]
    [InlineData("usage: backup <file>", "backup")]
    [InlineData("usage: restore <backup file>", "restore", "one", "two")]
    [InlineData("usage: check", "check", "what")]
    public async Task Asked_wrongly_they_say_how(string usage, params string[] words)
    {
        var (code, told) = await Run(words);

        Assert.Equal((2, usage + "\n"), (code, told));
    }

    static Task<(int Code, string Told)> Run(TestStorage storage, params string[] words) => Run([.. words, .. storage.Settings]);

    static async Task<(int Code, string Told)> Run(string[] args)
    {
        await using var told = new StringWriter { NewLine = "\n" };
        var code = await new CommandTable().Run(args, told, told, Stop);
        return (code, told.ToString());
    }
}
