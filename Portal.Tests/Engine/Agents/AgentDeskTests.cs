using Portal.Engine.Agents;
using Portal.Engine.Agents.Keys;
using Portal.Engine.Agents.Scopes;
using Portal.Engine.Audit;
using Portal.Engine.Forms;
using Portal.Engine.People;
using Portal.Engine.Persistence;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Agents;

public sealed class AgentDeskTests
{
    static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task An_agent_is_kept_as_it_was_wanted(DatabaseKind kind)
    {
        await using var house = await AgentsHouse.Open(kind);
        var scope = new Scope { Sensitive = true, Entities = [new EntityScope(1) { AllFields = true, Fields = ["email"] }] };
        var end = house.Clock.GetUtcNow().AddDays(30);

        var made = await house.Create(AgentsHouse.Draft(" Mail writer ", scope) with { RequestsPerMinute = 7, RecordsPerDay = 9, ExpiresAt = end });

        var kept = Assert.Single(await house.All<Agent>());
        Assert.Equal(("Mail writer", "Writes mails to customers.", AgentsHouse.Ada.Id, 7, 9L, end), (kept.Name, kept.Purpose, kept.OwnerId, kept.RequestsPerMinute, kept.RecordsPerDay, kept.ExpiresAt));
        Assert.True(kept.Scope is { Sensitive: true, Everything: false, Entities: [{ Entity: 1, AllFields: true, Fields: ["email"] }] });
        Assert.StartsWith(made.Kept.Prefix, made.Key.Reveal(), StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Of_a_key_only_its_hash_and_its_beginning_are_anywhere_in_the_database(DatabaseKind kind)
    {
        await using var house = await AgentsHouse.Open(kind);
        var made = await house.Create();
        var next = (await house.Desk.Rotate(AgentsHouse.Admin, made.Agent.Id, stop: Stop)).Value;
        await house.Pass(made);

        var everything = await house.Everything();

        Assert.Contains(made.Kept.Prefix, everything, StringComparison.Ordinal);
        Assert.All([made.Key.Reveal(), next.Key.Reveal()], key =>
        {
            Assert.DoesNotContain(key, everything, StringComparison.Ordinal);
            Assert.DoesNotContain(key[13..], everything, StringComparison.Ordinal);
        });
        Assert.Equal(KeyText.Hash(made.Key.Reveal()), (await house.All<AgentKey>()).Single(key => key.Id == made.Kept.Id).Hash);
        Assert.DoesNotContain(made.Key.Reveal(), house.Logs.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(made.Key.Reveal(), $"{made}", StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task After_a_rotation_both_keys_are_good_until_the_overlap_is_over(DatabaseKind kind)
    {
        await using var house = await AgentsHouse.Open(kind);
        var old = await house.Create();

        var next = (await house.Desk.Rotate(AgentsHouse.Admin, old.Agent.Id, stop: Stop)).Value;

        house.Clock.Advance(AgentDesk.Overlap - Second);
        Assert.Equal(old.Kept.Id, (await house.Pass(old)).KeyId);
        Assert.Equal(next.Kept.Id, (await house.Pass(next)).KeyId);
        house.Clock.Advance(Second);
        Assert.IsType<KeyExpired>((await house.Keys.Check(old.Key.Reveal(), Stop)).Refusal);
        Assert.Equal(next.Kept.Id, (await house.Pass(next)).KeyId);
    }

    [Fact]
    public async Task An_overlap_of_nothing_revokes_the_old_key_and_one_that_ended_sooner_is_not_prolonged()
    {
        await using var house = await AgentsHouse.Open(DatabaseKind.Sqlite);
        var end = house.Clock.GetUtcNow().AddHours(1);
        var first = (await house.Desk.Create(AgentsHouse.Admin, AgentsHouse.Draft(), end, Stop)).Value;

        var second = (await house.Desk.Rotate(AgentsHouse.Admin, first.Agent.Id, TimeSpan.FromDays(2), stop: Stop)).Value;
        Assert.Equal(end, (await house.Pass(first)).ExpiresAt);
        house.Clock.Advance(TimeSpan.FromHours(2));
        await house.Desk.Rotate(AgentsHouse.Admin, first.Agent.Id, TimeSpan.Zero, stop: Stop);

        Assert.IsType<KeyRevoked>((await house.Keys.Check(second.Key.Reveal(), Stop)).Refusal);
    }

    [Fact]
    public async Task There_are_at_most_two_keys_that_are_good()
    {
        await using var house = await AgentsHouse.Open(DatabaseKind.Sqlite);
        var first = await house.Create();
        await house.Desk.Rotate(AgentsHouse.Admin, first.Agent.Id, stop: Stop);

        Assert.IsType<TwoKeysAlready>((await house.Desk.Rotate(AgentsHouse.Admin, first.Agent.Id, stop: Stop)).Refusal);

        await house.Desk.Revoke(AgentsHouse.Admin, first.Agent.Id, first.Kept.Id, Stop);
        Assert.Null((await house.Desk.Rotate(AgentsHouse.Admin, first.Agent.Id, stop: Stop)).Refusal);
        Assert.Equal(3, (await house.All<AgentKey>()).Count);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(31 * 24)]
    public async Task An_overlap_that_cannot_be_is_refused(int hours)
    {
        await using var house = await AgentsHouse.Open(DatabaseKind.Sqlite);
        var made = await house.Create();

        Assert.IsType<OverlapUnfit>((await house.Desk.Rotate(AgentsHouse.Admin, made.Agent.Id, TimeSpan.FromHours(hours), stop: Stop)).Refusal);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Each_change_is_in_the_audit_log_and_no_hash_is(DatabaseKind kind)
    {
        await using var house = await AgentsHouse.Open(kind);
        var made = await house.Create();
        var (id, admin) = (made.Agent.Id, AgentsHouse.Admin);
        await house.Desk.Change(admin, id, AgentsHouse.Draft("Letter writer"), Stop);
        await house.Desk.Rotate(admin, id, stop: Stop);
        await house.Desk.Revoke(admin, id, made.Kept.Id, Stop);
        await house.Desk.Disable(admin, id, "It is not needed now.", Stop);
        await house.Desk.Enable(admin, id, Stop);
        await house.Desk.Remove(admin, id, Stop);

        var entries = (await house.All<AuditEntry>()).Where(entry => entry.Action.StartsWith("agent.", StringComparison.Ordinal)).OrderBy(entry => entry.Id).ToArray();

        Assert.Equal(
            ["agent.created", "agent.changed", "agent.key-rotated", "agent.key-revoked", "agent.disabled", "agent.enabled", "agent.removed"],
            entries.Select(entry => entry.Action).Distinct());
        Assert.All(entries, entry => Assert.Equal(AgentsHouse.Ada.Id, entry.PersonId));
        Assert.DoesNotContain(entries, entry => $"{entry.Before}{entry.After}".Contains("hash", StringComparison.OrdinalIgnoreCase));
        Assert.Contains("It is not needed now.", entries.Single(entry => entry.Action == "agent.disabled").After, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_no_admin_changes_nothing()
    {
        await using var house = await AgentsHouse.Open(DatabaseKind.Sqlite);
        var made = await house.Create();
        var max = new Actor(AgentsHouse.Max.Id, "Max", null);

        Assert.IsType<NoLongerAdmin>((await house.Desk.Create(max, AgentsHouse.Draft("Another"), stop: Stop)).Refusal);
        Assert.IsType<NoLongerAdmin>((await house.Desk.Rotate(max, made.Agent.Id, stop: Stop)).Refusal);
        Assert.IsType<NoLongerAdmin>((await house.Desk.Remove(max, made.Agent.Id, Stop)).Refusal);
        Assert.Single(await house.All<AgentKey>());
    }

    [Fact]
    public async Task What_does_not_fit_is_named_all_at_once()
    {
        await using var house = await AgentsHouse.Open(DatabaseKind.Sqlite);
        var draft = new AgentDraft(" ", "", AgentsHouse.Ada.Id, new Scope { Entities = [new(1), new(1)] }) { RequestsPerMinute = 0, RecordsPerDay = 0, ExpiresAt = house.Clock.GetUtcNow() };

        var refusal = Assert.IsType<SettingsUnfit>((await house.Desk.Create(AgentsHouse.Admin, draft, stop: Stop)).Refusal);

        Assert.Equal(["Name", "Purpose", "RequestsPerMinute", "RecordsPerDay", "ExpiresAt", "Scope"], refusal.Problems.Select(problem => problem.Setting));
    }

    [Fact]
    public async Task A_name_is_taken_however_it_is_written_and_an_owner_must_be_there()
    {
        await using var house = await AgentsHouse.Open(DatabaseKind.Sqlite);
        await house.Create();

        Assert.IsType<AgentNameTaken>((await house.Desk.Create(AgentsHouse.Admin, AgentsHouse.Draft("MAIL WRITER"), stop: Stop)).Refusal);
        Assert.IsType<SettingsUnfit>((await house.Desk.Create(AgentsHouse.Admin, AgentsHouse.Draft("Other") with { OwnerId = Guid.Empty }, stop: Stop)).Refusal);
        Assert.IsType<SettingsUnfit>((await house.Desk.Create(AgentsHouse.Admin, AgentsHouse.Draft("Other"), house.Clock.GetUtcNow(), Stop)).Refusal);
    }

    [Fact]
    public async Task What_is_not_there_any_more_is_said()
    {
        await using var house = await AgentsHouse.Open(DatabaseKind.Sqlite);
        var made = await house.Create();

        Assert.IsType<NoSuchAgent>((await house.Desk.Change(AgentsHouse.Admin, 99, AgentsHouse.Draft(), Stop)).Refusal);
        Assert.IsType<NoSuchKey>((await house.Desk.Revoke(AgentsHouse.Admin, 99, made.Kept.Id, Stop)).Refusal);
        Assert.IsType<AgentDisabledWithoutReason>((await house.Desk.Disable(AgentsHouse.Admin, made.Agent.Id, " ", Stop)).Refusal);
    }
}
