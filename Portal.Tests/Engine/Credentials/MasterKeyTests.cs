using System.Runtime.Versioning;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging;
using Portal.Engine;
using Portal.Engine.Audit;
using Portal.Engine.Configuration;
using Portal.Engine.Credentials;
using Portal.Engine.Persistence;
using Portal.Tests.Running;
using Secret = Portal.Engine.Secrets.Secret;

namespace Portal.Tests.Engine.Credentials;

[SupportedOSPlatform("linux")]
public sealed class MasterKeyTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_start_on_SQLite_makes_a_key_for_its_owner_alone_and_says_to_back_it_up()
    {
        await using var storage = await TestStorage.New(DatabaseKind.Sqlite);
        await using var house = await CredentialsHouse.Start(storage);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(storage.Folder.MasterKey));
        var told = Assert.Single(house.Logs.Troubles).Message;
        Assert.Contains(storage.Folder.MasterKey, told);
        Assert.Contains("Back it up, apart from the database", told);
        Assert.DoesNotContain((await File.ReadAllTextAsync(storage.Folder.MasterKey, Stop)).Trim(), house.Logs.ToString());
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task What_was_protected_opens_after_a_restart(DatabaseKind kind)
    {
        await using var storage = await TestStorage.New(kind);
        string cookie;
        await using (var first = await CredentialsHouse.Start(storage)) cookie = first.Protector.Protect("signed in");

        await using var second = await CredentialsHouse.Start(storage);

        Assert.Equal("signed in", second.Protector.Unprotect(cookie));
        Assert.Equal(1L, await Scalar(second, "SELECT count(*) FROM key_ring"));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task The_key_ring_does_not_lie_open_in_the_database(DatabaseKind kind)
    {
        await using var storage = await TestStorage.New(kind);
        await using var house = await CredentialsHouse.Start(storage);

        var row = (string)(await Scalar(house, "SELECT sealed FROM key_ring"))!;

        Assert.StartsWith($"{house.Key.Id}.", row);
        Assert.DoesNotContain("<", row);
    }

    [Fact]
    public async Task Instances_that_start_at_once_on_one_empty_database_share_one_key_ring()
    {
        await using var storage = await TestStorage.New(DatabaseKind.Postgres);
        var houses = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => CredentialsHouse.Start(storage)));
        try
        {
            var cookie = houses[0].Protector.Protect("signed in");
            Assert.All(houses, house => Assert.Equal("signed in", house.Protector.Unprotect(cookie)));
            Assert.Equal(1L, await Scalar(houses[0], "SELECT count(*) FROM key_ring"));
            Assert.Equal(1L, await Scalar(houses[0], "SELECT count(*) FROM master_key"));
        }
        finally
        {
            foreach (var house in houses) await house.DisposeAsync();
        }
    }

    [Fact]
    public async Task PostgreSQL_without_a_key_says_how_to_make_one()
    {
        await using var storage = await TestStorage.New(DatabaseKind.Postgres);

        var problem = await Assert.ThrowsAsync<StartProblem>(() => CredentialsHouse.Start(storage, MasterKeyOptions.None));

        Assert.Contains("openssl rand -base64 32", problem.Message);
        Assert.Contains("Portal__MasterKey", problem.Message);
        Assert.False(File.Exists(storage.Folder.MasterKey));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_missing_key_is_not_made_anew(DatabaseKind kind)
    {
        await using var storage = await TestStorage.New(kind);
        string id;
        await using (var house = await CredentialsHouse.Start(storage)) id = house.Key.Id;
        if (kind == DatabaseKind.Sqlite) File.Delete(storage.Folder.MasterKey);

        var problem = await Assert.ThrowsAsync<StartProblem>(() => CredentialsHouse.Start(storage, MasterKeyOptions.None));

        Assert.Contains($"{storage.Folder.MasterKey} is missing; the database was encrypted with key {id}", problem.Message);
        Assert.False(File.Exists(storage.Folder.MasterKey));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_wrong_key_stops_the_start_and_changes_nothing(DatabaseKind kind)
    {
        await using var storage = await TestStorage.New(kind);
        var right = MasterKey.Make();
        string id;
        await using (var house = await CredentialsHouse.Start(storage, CredentialsHouse.Given(right))) id = house.Key.Id;
        var wrong = MasterKey.Make();

        var problem = await Assert.ThrowsAsync<StartProblem>(() => CredentialsHouse.Start(storage, CredentialsHouse.Given(wrong)));

        Assert.Contains($"Portal:MasterKey is the wrong one: it is key {MasterKey.Parse(wrong)!.Id}, and the database was encrypted with key {id}", problem.Message);
        Assert.DoesNotContain(wrong.Reveal(), problem.ToString());
        await using var again = await CredentialsHouse.Start(storage, CredentialsHouse.Given(right));
        Assert.Equal(id, again.Key.Id);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_start_with_the_earlier_key_moves_everything_to_the_new_one(DatabaseKind kind)
    {
        await using var storage = await TestStorage.New(kind);
        var (old, fresh) = (MasterKey.Make(), MasterKey.Make());
        string cookie;
        await using (var before = await CredentialsHouse.Start(storage, CredentialsHouse.Given(old)))
        {
            cookie = before.Protector.Protect("signed in");
            await before.Vault.Put(Actor.Portal, "crm", new Secret("first"), Stop);
            await before.Vault.Rotate(Actor.Portal, "crm", new Secret("second"), Stop);
        }

        await using (await CredentialsHouse.Start(storage, CredentialsHouse.Given(fresh, MasterKey.Make(), old)))
        {
        }

        await using (var after = await CredentialsHouse.Start(storage, CredentialsHouse.Given(fresh)))
        {
            Assert.Equal("signed in", after.Protector.Unprotect(cookie));
            Assert.Equal("second", (await after.Vault.Get("crm", stop: Stop)).Value.Reveal());
            Assert.Equal("first", (await after.Vault.Get("crm", 1, Stop)).Value.Reveal());
            var entry = Assert.Single(await after.Entries(new AuditFilter { Action = "master-key.changed" }));
            Assert.Equal($$"""{"id":"{{MasterKey.Parse(old)!.Id}}"}""", entry.Before);
        }

        // The folder is free, so that it is the key that is refused.
        await Assert.ThrowsAsync<StartProblem>(() => CredentialsHouse.Start(storage, CredentialsHouse.Given(old)));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_move_to_a_new_key_that_meets_damage_moves_nothing(DatabaseKind kind)
    {
        await using var storage = await TestStorage.New(kind);
        var (old, fresh) = (MasterKey.Make(), MasterKey.Make());
        await using (var before = await CredentialsHouse.Start(storage, CredentialsHouse.Given(old)))
        {
            await before.Vault.Put(Actor.Portal, "crm", new Secret("first"), Stop);
            await before.Vault.Put(Actor.Portal, "erp", new Secret("other"), Stop);
            await before.Tamper("UPDATE vault SET sealed = 'damaged' WHERE name = 'erp'");
        }

        var problem = await Assert.ThrowsAsync<StartProblem>(() => CredentialsHouse.Start(storage, CredentialsHouse.Given(fresh, old)));

        Assert.Contains("The secret erp in the vault does not open with the earlier master key", problem.Message);
        await using var after = await CredentialsHouse.Start(storage, CredentialsHouse.Given(old));
        Assert.Equal("first", (await after.Vault.Get("crm", stop: Stop)).Value.Reveal());
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_key_ring_that_was_changed_outside_the_portal_stops_the_start(DatabaseKind kind)
    {
        await using var storage = await TestStorage.New(kind);
        await using (var house = await CredentialsHouse.Start(storage)) await house.Tamper("UPDATE key_ring SET name = 'key-other'");

        var problem = await Assert.ThrowsAsync<StartProblem>(() => CredentialsHouse.Start(storage));

        Assert.Contains("The entry key-other of the key ring does not open", problem.Message);
    }

    [Fact]
    public async Task A_key_file_that_everybody_can_read_is_warned_of()
    {
        await using var storage = await TestStorage.New(DatabaseKind.Sqlite);
        storage.Folder.Ensure();
        await File.WriteAllTextAsync(storage.Folder.MasterKey, MasterKey.Make().Reveal(), Stop);
        File.SetUnixFileMode(storage.Folder.MasterKey, UnixFileMode.UserRead | UnixFileMode.OtherRead);

        await using var house = await CredentialsHouse.Start(storage);

        var warning = Assert.Single(house.Logs.Lines, line => line.Level == LogLevel.Warning).Message;
        Assert.Contains($"chmod 600 {storage.Folder.MasterKey}", warning);
    }

    [Fact]
    public async Task A_file_that_holds_something_else_and_one_that_is_not_there_are_named()
    {
        await using var storage = await TestStorage.New(DatabaseKind.Sqlite);
        storage.Folder.Ensure();
        var file = Path.Combine(storage.Folder.Path, "other.key");
        var named = new MasterKeyOptions(null, file, []);

        var missing = await Assert.ThrowsAsync<StartProblem>(() => CredentialsHouse.Start(storage, named));
        await File.WriteAllTextAsync(file, "something-else-entirely", Stop);
        var other = await Assert.ThrowsAsync<StartProblem>(() => CredentialsHouse.Start(storage, named));
        File.Delete(file);
        Directory.CreateDirectory(file);
        var folder = await Assert.ThrowsAsync<StartProblem>(() => CredentialsHouse.Start(storage, named));

        Assert.Contains($"Portal:MasterKeyFile: the file {file} is not there. Mount it", missing.Message);
        Assert.Contains($"The file {file} does not hold a master key", other.Message);
        Assert.DoesNotContain("something-else-entirely", other.Message);
        Assert.Contains($"The master key file {file} is a folder", folder.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("c2hvcnQ=")]
    [InlineData("not base64 at all")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void A_text_that_is_not_32_bytes_in_base64_is_no_key(string text)
    {
        var problems = new SettingsProblems();
        Assert.Null(MasterKey.Parse(new Secret(text)));

        CredentialsHouse.Given(new Secret(text), new Secret(text)).Check("Portal", problems);

        Assert.Equal(2, problems.All.Count);
        Assert.StartsWith("Portal:MasterKey: is not a master key", problems.All[0]);
        Assert.StartsWith("Portal:PreviousMasterKeys: holds something", problems.All[1]);
    }

    [Fact]
    public void A_key_and_a_file_at_once_are_a_problem()
    {
        var problems = new SettingsProblems();
        new MasterKeyOptions(MasterKey.Make(), "/run/secrets/key", []).Check("Portal", problems);
        Assert.StartsWith("Portal:MasterKeyFile: is set and Portal:MasterKey too", Assert.Single(problems.All));
    }

    [Fact]
    public void A_key_in_the_place_of_its_file_is_not_repeated()
    {
        var problems = new SettingsProblems();
        var key = MasterKey.Make().Reveal();
        new MasterKeyOptions(null, key, []).Check("Portal", problems);
        Assert.StartsWith("Portal:MasterKeyFile: holds a master key, where the path of a file belongs.", Assert.Single(problems.All));
        Assert.DoesNotContain(key, problems.All[0]);
    }

    static async Task<object?> Scalar(CredentialsHouse house, string sql)
    {
        await using var connection = await house.Database.Open(Stop);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(Stop);
    }
}
