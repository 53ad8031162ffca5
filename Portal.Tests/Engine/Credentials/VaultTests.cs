using Portal.Engine.Audit;
using Portal.Engine.Credentials;
using Portal.Engine.Persistence;
using Portal.Engine.Secrets;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Credentials;

public sealed class VaultTests
{
    static readonly Actor Ada = new(Guid.CreateVersion7(DateTimeOffset.UnixEpoch), "Ada", "192.0.2.7");

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_secret_is_stored_rotated_retired_and_removed(DatabaseKind kind)
    {
        var clock = new TestClock();
        await using var storage = await TestStorage.New(kind);
        await using var house = await (await CredentialsHouse.Start(storage, clock: clock)).With(Ada);
        var vault = house.Vault;

        await Done(vault.Put(Ada, "crm/token", new Secret("one"), Stop));
        var created = clock.GetUtcNow();
        clock.Advance(TimeSpan.FromHours(1));
        await Done(vault.Rotate(Ada, "crm/token", new Secret("two"), Stop));
        Assert.Equal("two", await Text("crm/token"));
        Assert.Equal("two", await Text("crm/token", 2));
        Assert.Equal("one", await Text("crm/token", 1));
        Assert.Equal([new VaultListing("crm/token", 2, created, clock.GetUtcNow(), true)], await vault.List(Stop));

        await Done(vault.Retire(Ada, "crm/token", Stop));
        Assert.Equal(new NoSuchVersion("crm/token", 1, 2), (await vault.Get("crm/token", 1, Stop)).Refusal);
        Assert.False((await vault.List(Stop))[0].IsPreviousReadable);

        await Done(vault.Rotate(Ada, "crm/token", new Secret("three"), Stop));
        await Done(vault.Put(Ada, "crm/token", new Secret("four"), Stop));
        Assert.Equal("four", await Text("crm/token", 4));
        Assert.IsType<NoSuchVersion>((await vault.Get("crm/token", 3, Stop)).Refusal);

        await Done(vault.Remove(Ada, "crm/token", Stop));
        Assert.Equal(new NoSuchSecret("crm/token"), (await vault.Get("crm/token", stop: Stop)).Refusal);
        Assert.Empty(await vault.List(Stop));

        async Task<string> Text(string name, int? version = null) => (await vault.Get(name, version, Stop)).Value.Reveal();
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Each_change_is_in_the_audit_log_and_no_value_is(DatabaseKind kind)
    {
        await using var storage = await TestStorage.New(kind);
        await using var house = await (await CredentialsHouse.Start(storage)).With(Ada);
        await Done(house.Vault.Put(Ada, "crm", new Secret("planted-one"), Stop));
        await Done(house.Vault.Rotate(Ada, "crm", new Secret("planted-two"), Stop));
        await Done(house.Vault.Retire(Ada, "crm", Stop));
        await Done(house.Vault.Remove(Ada, "crm", Stop));

        var entries = await house.Entries(new AuditFilter { TargetKind = "secret" });

        Assert.Equal(["secret.removed", "secret.retired", "secret.rotated", "secret.stored"], entries.Select(entry => entry.Action));
        Assert.All(entries, entry => Assert.Equal(("Ada", "192.0.2.7", "crm"), (entry.Who, entry.Address, entry.TargetName)));
        Assert.Equal($$"""{"previousSealed":null,"sealed":"{{Secret.Dots}}","version":1}""", entries[2].Before);
        Assert.Equal($$"""{"previousSealed":"{{Secret.Dots}} (changed)","sealed":"{{Secret.Dots}} (changed)","version":2}""", entries[2].After);
        var written = string.Join('\n', entries.Select(entry => entry.Before + entry.After)) + house.Logs;
        Assert.DoesNotContain("planted", written);
        Assert.DoesNotContain($"{house.Key.Id}.", written);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_value_moved_to_another_row_or_version_does_not_open(DatabaseKind kind)
    {
        await using var storage = await TestStorage.New(kind);
        await using var house = await (await CredentialsHouse.Start(storage)).With(Ada);
        await Done(house.Vault.Put(Ada, "mine", new Secret("one"), Stop));
        await Done(house.Vault.Put(Ada, "theirs", new Secret("two"), Stop));
        await Done(house.Vault.Put(Ada, "older", new Secret("three"), Stop));
        await Done(house.Vault.Rotate(Ada, "older", new Secret("four"), Stop));

        await house.Tamper("UPDATE vault SET sealed = (SELECT sealed FROM vault WHERE name = 'theirs') WHERE name = 'mine'");
        await house.Tamper("UPDATE vault SET sealed = previous_sealed WHERE name = 'older'");
        await house.Tamper("UPDATE vault SET name = 'renamed' WHERE name = 'theirs'");

        Assert.Equal(new SecretUnreadable("mine"), (await house.Vault.Get("mine", stop: Stop)).Refusal);
        Assert.Equal(new SecretUnreadable("older"), (await house.Vault.Get("older", stop: Stop)).Refusal);
        Assert.Equal(new SecretUnreadable("renamed"), (await house.Vault.Get("renamed", stop: Stop)).Refusal);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task What_cannot_be_done_is_refused_and_leaves_no_trace(DatabaseKind kind)
    {
        await using var storage = await TestStorage.New(kind);
        await using var house = await (await CredentialsHouse.Start(storage)).With(Ada);

        Assert.IsType<SecretNameUnfit>((await house.Vault.Put(Ada, "has spaces and: colons", new Secret("x"), Stop)).Refusal);
        Assert.IsType<SecretNameUnfit>((await house.Vault.Rotate(Ada, "", new Secret("x"), Stop)).Refusal);
        Assert.IsType<SecretNameUnfit>((await house.Vault.Remove(Ada, new string('x', 101), Stop)).Refusal);
        Assert.IsType<SecretNameUnfit>((await house.Vault.Get("ä", stop: Stop)).Refusal);
        Assert.Equal(new SecretEmpty("crm"), (await house.Vault.Put(Ada, "crm", new Secret(""), Stop)).Refusal);
        Assert.Equal(new NoSuchSecret("crm"), (await house.Vault.Rotate(Ada, "crm", new Secret("x"), Stop)).Refusal);
        Assert.Equal(new NoSuchSecret("crm"), (await house.Vault.Retire(Ada, "crm", Stop)).Refusal);
        Assert.Equal(new NoSuchSecret("crm"), (await house.Vault.Remove(Ada, "crm", Stop)).Refusal);

        Assert.Empty(await house.Entries(new AuditFilter { TargetKind = "secret" }));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Many_who_change_one_secret_at_once_each_get_a_version(DatabaseKind kind)
    {
        const int Many = 12;
        await using var storage = await TestStorage.New(kind);
        await using var house = await (await CredentialsHouse.Start(storage)).With(Ada);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, Many).Select(n => house.Vault.Put(Ada, "shared", new Secret($"value {n}"), Stop)));

        Assert.All(outcomes, outcome => Assert.Null(outcome.Refusal));
        Assert.Equal(Many, Assert.Single(await house.Vault.List(Stop)).Version);
        Assert.Equal(Many, (await house.Entries(new AuditFilter { Action = "secret.stored" })).Count);
    }

    static async Task Done(Task<Portal.Engine.Outcome<Portal.Engine.Done>> change) => Assert.Null((await change).Refusal);
}
