using Portal.Engine;
using Portal.Engine.Audit;
using Portal.Engine.Credentials;
using Portal.Engine.Persistence;
using Portal.Tests.Running;
using Secret = Portal.Engine.Secrets.Secret;

namespace Portal.Tests.Engine.Credentials;

/// <summary>One instance moves to a new master key while another runs with the old one.</summary>
public sealed class MovedKeyTests
{
    readonly Secret _old = MasterKey.Make();
    readonly Secret _fresh = MasterKey.Make();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    MasterKeyOptions Before => CredentialsHouse.Given(_old);

    MasterKeyOptions Moving => CredentialsHouse.Given(_fresh, _old);

    MasterKeyOptions After => CredentialsHouse.Given(_fresh);

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task An_instance_with_the_old_key_stores_nothing_more_and_says_why(DatabaseKind kind)
    {
        await using var storage = await TestStorage.New(kind);
        await using var stale = await CredentialsHouse.Start(storage, Before);
        await stale.Vault.Put(Actor.Portal, "crm", new Secret("one"), Stop);
        await stale.Vault.Rotate(Actor.Portal, "crm", new Secret("two"), Stop);
        await stale.Tamper("UPDATE master_key SET key_id = 'other'");

        Refusal?[] refusals =
        [
            (await stale.Vault.Put(Actor.Portal, "crm", new Secret("lost"), Stop)).Refusal,
            (await stale.Vault.Put(Actor.Portal, "erp", new Secret("lost"), Stop)).Refusal,
            (await stale.Vault.Rotate(Actor.Portal, "crm", new Secret("lost"), Stop)).Refusal,
            (await stale.Vault.Retire(Actor.Portal, "crm", Stop)).Refusal,
            (await stale.Vault.Remove(Actor.Portal, "crm", Stop)).Refusal,
        ];

        Assert.All(refusals, refusal => Assert.Equal(new MasterKeyMoved(stale.Key.Id, "other"), refusal));
        Assert.Equal(2, Assert.Single(await stale.Vault.List(Stop)).Version);
        Assert.Equal(2, (await stale.Entries(new AuditFilter { TargetKind = "secret" })).Count);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task An_instance_with_the_old_key_adds_no_key_to_the_ring(DatabaseKind kind)
    {
        await using var storage = await TestStorage.New(kind);
        var id = MasterKey.Parse(_old)!.Id;
        await using (var stale = await CredentialsHouse.Start(storage, Before))
        {
            await stale.Tamper("UPDATE master_key SET key_id = 'other'");
            var problem = Assert.ThrowsAny<Exception>(() => stale.Ring.CreateNewKey(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddDays(90)));
            Assert.Contains("Restart this instance with key other.", problem.ToString());
            await stale.Tamper($"UPDATE master_key SET key_id = '{id}'");
        }

        await using var after = await CredentialsHouse.Start(storage, Before);
        Assert.Single(after.Ring.GetAllKeys());
    }

    [Fact]
    public async Task What_the_instance_with_the_old_key_cannot_read_any_more_it_does_not_call_damaged()
    {
        await using var storage = await TestStorage.New(DatabaseKind.Postgres);
        await using var stale = await CredentialsHouse.Start(storage, Before);
        await stale.Vault.Put(Actor.Portal, "crm", new Secret("one"), Stop);
        await using var moved = await CredentialsHouse.Start(storage, Moving);

        Assert.Equal(new MasterKeyMoved(stale.Key.Id, moved.Key.Id), (await stale.Vault.Get("crm", stop: Stop)).Refusal);
        var ring = Assert.ThrowsAny<Exception>(() => stale.Ring.GetAllKeys());
        Assert.Contains($"Restart this instance with key {moved.Key.Id}.", ring.ToString());
        Assert.Equal("one", (await moved.Vault.Get("crm", stop: Stop)).Value.Reveal());
    }

    [Fact]
    public async Task A_move_waits_for_a_secret_that_is_being_stored_and_takes_it_along()
    {
        await using var storage = await TestStorage.New(DatabaseKind.Postgres);
        await using var stale = await CredentialsHouse.Start(storage, Before);
        await stale.Vault.Put(Actor.Portal, "crm", new Secret("earlier"), Stop);
        var isHeld = new TaskCompletionSource();
        var mayEnd = new TaskCompletionSource();
        var holding = stale.Database.Write(
            async db =>
            {
                await db.Exclusive("crm", Stop);
                isHeld.SetResult();
                await mayEnd.Task;
                return 0;
            },
            WritePriority.Person,
            Stop);
        await isHeld.Task.WaitAsync(Stop);

        var storing = stale.Vault.Put(Actor.Portal, "crm", new Secret("confirmed"), Stop);
        await Waiting(stale.Database, 1, storing);
        var moving = CredentialsHouse.Start(storage, Moving);
        await Waiting(stale.Database, 2, moving);
        mayEnd.SetResult();
        await holding;
        await using var moved = await moving;

        Assert.Null((await storing).Refusal);
        Assert.Equal("confirmed", (await moved.Vault.Get("crm", stop: Stop)).Value.Reveal());
    }

    [Fact]
    public async Task Whatever_was_confirmed_while_another_instance_moved_can_be_read_afterwards()
    {
        const int Writers = 4, NamesOfEach = 20;
        await using var storage = await TestStorage.New(DatabaseKind.Postgres);
        await using var stale = await CredentialsHouse.Start(storage, Before);
        var begun = new TaskCompletionSource();
        var writing = Enumerable.Range(0, Writers).Select(writer => Task.Run(() => Write(writer), Stop)).ToArray();
        await begun.Task.WaitAsync(Stop);

        await using (await CredentialsHouse.Start(storage, Moving))
        {
        }

        var confirmed = (await Task.WhenAll(writing)).SelectMany(names => names).ToArray();
        Assert.NotEmpty(confirmed);
        await using var after = await CredentialsHouse.Start(storage, After);
        foreach (var name in confirmed) Assert.Equal($"value of {name}", (await after.Vault.Get(name, stop: Stop)).Value.Reveal());
        Assert.Equal(confirmed.Order(StringComparer.Ordinal), (await after.Vault.List(Stop)).Select(listed => listed.Name).Order(StringComparer.Ordinal));

        async Task<List<string>> Write(int writer)
        {
            var names = new List<string>();
            for (var n = 0; n < NamesOfEach; n++)
            {
                var name = $"{writer}/{n}";
                var outcome = await stale.Vault.Put(Actor.Portal, name, new Secret($"value of {name}"), Stop);
                if (outcome.Refusal is null) names.Add(name);
                else Assert.IsType<MasterKeyMoved>(outcome.Refusal);
                begun.TrySetResult();
            }

            return names;
        }
    }

    /// <summary>Comes back when so many wait for a lock, or the one that should wait did not.</summary>
    static async Task Waiting(IDatabase database, long many, Task shouldWait)
    {
        await using var connection = await database.Open(Stop);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";
        while (!shouldWait.IsCompleted && (long)(await command.ExecuteScalarAsync(Stop))! < many) await Task.Yield();
    }
}
