using System.Security.Cryptography;
using Portal.Engine.Agents.Keys;
using Portal.Engine.Agents.Scopes;
using Portal.Engine.Entities;
using Portal.Engine.Persistence;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Agents.Keys;

public sealed class AgentKeysTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_key_that_is_good_tells_whose_it_is_and_what_they_may(DatabaseKind kind)
    {
        await using var house = await AgentsHouse.Open(kind);
        var made = await house.Create(AgentsHouse.Draft() with { RequestsPerMinute = 30, RecordsPerDay = 500, ExpiresAt = house.Clock.GetUtcNow().AddDays(9) });

        var pass = await house.Pass(made);

        Assert.Equal((made.Agent.Id, made.Kept.Id, "Mail writer", 30, 500L), (pass.AgentId, pass.KeyId, pass.Name, pass.RequestsPerMinute, pass.RecordsPerDay));
        Assert.Equal(house.Clock.GetUtcNow().AddDays(9), pass.ExpiresAt);
        Assert.Equal(["name", "city"], Assert.Single(pass.Model.Entities).Fields.Select(field => field.Name));
    }

    [Fact]
    public async Task Requests_ask_the_database_for_nothing_and_never_for_longer_than_the_table_may_be_old()
    {
        await using var house = await AgentsHouse.Open(DatabaseKind.Sqlite);
        var made = await house.Create();
        await house.Pass(made);
        var before = house.Database.Reads;

        for (var i = 0; i < 1000; i++) await house.Pass(made);
        Assert.Equal(before, house.Database.Reads);

        house.Clock.Advance(AgentKeys.Oldest);
        await house.Pass(made);
        Assert.Equal(before + 1, house.Database.Reads);
    }

    [Fact]
    public async Task Many_who_ask_at_once_wait_for_one_reading()
    {
        await using var house = await AgentsHouse.Open(DatabaseKind.Sqlite);
        var made = await house.Create();
        var before = house.Database.Reads;

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => house.Pass(made)));

        // A second one may begin for who came after the first had ended; fifty may not.
        Assert.InRange(house.Database.Reads - before, 1, 2);
    }

    [Fact]
    public async Task Unknown_keys_and_half_known_ones_are_told_apart_by_the_same_comparison()
    {
        await using var house = await AgentsHouse.Open(DatabaseKind.Sqlite);
        var compared = new List<(int One, int Other)>();
        using var keys = new AgentKeys(house.Tables, house.Clock, house.Changed, house.Model)
        {
            Same = (one, other) =>
            {
                compared.Add((one.Length, other.Length));
                return CryptographicOperations.FixedTimeEquals(one, other);
            },
        };
        var known = (await house.Create()).Key.Reveal();
        var unknown = KeyText.Make().Reveal();
        var halfKnown = Forged(KeyText.PrefixOf(known));

        Assert.IsType<KeyUnknown>((await keys.Check(unknown, Stop)).Refusal);
        Assert.IsType<KeyUnknown>((await keys.Check(halfKnown, Stop)).Refusal);
        Assert.Null((await keys.Check(known, Stop)).Refusal);

        Assert.Equal([(32, 32), (32, 32), (32, 32)], compared);
    }

    [Fact]
    public async Task A_mistyped_key_is_told_apart_without_a_look_anywhere()
    {
        await using var house = await AgentsHouse.Open(DatabaseKind.Sqlite);
        var before = house.Database.Reads;

        Assert.IsType<KeyMistyped>((await house.Keys.Check("prt_00000000_000000000000000000000000000000000000", Stop)).Refusal);

        Assert.Equal(before, house.Database.Reads);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_revoked_key_stops_at_once_here_and_within_five_seconds_elsewhere(DatabaseKind kind)
    {
        await using var house = await AgentsHouse.Open(kind);
        await using var other = house.AnotherInstance();
        var made = await house.Create();
        await house.Pass(made);
        await other.Pass(made);

        await house.Desk.Revoke(AgentsHouse.Admin, made.Agent.Id, made.Kept.Id, Stop);

        Assert.IsType<KeyRevoked>((await house.Keys.Check(made.Key.Reveal(), Stop)).Refusal);
        house.Clock.Advance(AgentKeys.Oldest);
        Assert.IsType<KeyRevoked>((await other.Keys.Check(made.Key.Reveal(), Stop)).Refusal);
    }

    [Fact]
    public async Task A_key_ends_at_its_own_date_or_at_the_agents_whichever_is_first()
    {
        await using var house = await AgentsHouse.Open(DatabaseKind.Sqlite);
        var (soon, later) = (house.Clock.GetUtcNow().AddSeconds(2), house.Clock.GetUtcNow().AddHours(1));
        var byAgent = await house.Create(AgentsHouse.Draft("One") with { ExpiresAt = soon });
        var byKey = (await house.Desk.Create(AgentsHouse.Admin, AgentsHouse.Draft("Other") with { ExpiresAt = later }, soon, Stop)).Value;
        await house.Pass(byAgent);
        await house.Pass(byKey);

        house.Clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(new KeyExpired(soon), (await house.Keys.Check(byAgent.Key.Reveal(), Stop)).Refusal);
        Assert.Equal(new KeyExpired(soon), (await house.Keys.Check(byKey.Key.Reveal(), Stop)).Refusal);
    }

    [Fact]
    public async Task A_disabled_agent_is_told_so_and_goes_on_when_it_is_enabled()
    {
        await using var house = await AgentsHouse.Open(DatabaseKind.Sqlite);
        var made = await house.Create();

        await house.Desk.Disable(AgentsHouse.Admin, made.Agent.Id, "It asks too much.", Stop);
        Assert.IsType<AgentDisabled>((await house.Keys.Check(made.Key.Reveal(), Stop)).Refusal);

        await house.Desk.Enable(AgentsHouse.Admin, made.Agent.Id, Stop);
        Assert.Equal(made.Agent.Id, (await house.Pass(made)).AgentId);
    }

    [Fact]
    public async Task The_key_of_an_agent_that_was_removed_is_unknown()
    {
        await using var house = await AgentsHouse.Open(DatabaseKind.Sqlite);
        var made = await house.Create();
        await house.Pass(made);

        await house.Desk.Remove(AgentsHouse.Admin, made.Agent.Id, Stop);

        Assert.IsType<KeyUnknown>((await house.Keys.Check(made.Key.Reveal(), Stop)).Refusal);
    }

    [Fact]
    public async Task A_changed_scope_and_a_changed_entity_hold_for_the_next_request()
    {
        await using var house = await AgentsHouse.Open(DatabaseKind.Sqlite);
        var made = await house.Create();
        Assert.Single((await house.Pass(made)).Model.Entities);

        await house.Model.Add(Portal.Engine.Audit.Actor.Portal, new EntityDraft("invoice", "Invoice", EntityKind.Keyed, [new("number", FieldType.Text)]), Stop);
        Assert.Equal(["customer", "invoice"], (await house.Pass(made)).Model.Entities.Select(entity => entity.Name));

        await house.Desk.Change(AgentsHouse.Admin, made.Agent.Id, AgentsHouse.Draft(scope: Scope.Nothing), Stop);
        Assert.Empty((await house.Pass(made)).Model.Entities);
    }

    [Fact]
    public async Task Without_its_database_no_key_is_good_for_longer_than_the_table_may_be_old()
    {
        await using var house = await AgentsHouse.Open(DatabaseKind.Sqlite);
        var made = await house.Create();
        await house.Pass(made);
        house.Database.ReadFault = new IOException("gone");

        house.Clock.Advance(AgentKeys.Oldest - TimeSpan.FromTicks(1));
        await house.Pass(made);
        house.Clock.Advance(TimeSpan.FromTicks(1));
        await Assert.ThrowsAsync<IOException>(() => house.Pass(made));

        house.Database.ReadFault = null;
        await house.Pass(made);
    }

    /// <summary>A key with this beginning and a right sum, which only its maker could know.</summary>
    static string Forged(string prefix) => KeyText.WithSum($"{prefix}_{KeyText.Make().Reveal()[13..43]}");
}
