using Microsoft.EntityFrameworkCore;
using Portal.Engine.Agents;
using Portal.Engine.Audit;
using Portal.Engine.Blueprints.Kinds;
using Portal.Engine.Persistence;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Blueprints;

/// <summary>What goes out comes in, and is the same.</summary>
public sealed class RoundTripTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_file_read_into_an_empty_portal_is_written_with_the_same_letters(DatabaseKind kind)
    {
        await using var house = await BlueprintHouse.Open(kind);
        var applied = await house.Import(Samples.Whole);

        Assert.Equal(Samples.Whole, await house.Export());
        Assert.Equal(["vault:billing, for Billing", "env:CRM_KEY, for CRM, sales"], applied.Secrets);
        Assert.Equal(12, applied.Done.Count);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task The_same_file_again_changes_nothing(DatabaseKind kind)
    {
        await using var house = await BlueprintHouse.Open(kind);
        await house.Import(Samples.Whole);
        var entries = await Entries(house);

        var again = await house.Plan(Samples.Whole, prune: true);
        Assert.Equal([], again.Steps);
        Assert.Equal([], again.Left);
        Assert.Empty((await house.Import(Samples.Whole, prune: true)).Done);
        Assert.Equal(entries.Count, (await Entries(house)).Count);
    }

    [Fact]
    public async Task Every_change_is_in_the_log_as_one_by_hand_and_says_that_it_came_by_import()
    {
        await using var house = await BlueprintHouse.Open();
        await house.Import(Samples.Whole);

        var entries = await Entries(house);
        Assert.Equal(("configuration.imported", "Ada"), (entries[0].Action, entries[0].Who));
        Assert.Contains("\"added\":12,\"changed\":0,\"removed\":0", entries[0].After);
        Assert.All(entries.Skip(1), entry => Assert.Equal(("Ada, by import", house.Ada.PersonId), (entry.Who, entry.PersonId)));
        Assert.Equal(
            ["agent.created", "calendar.added", "destination.added", "entity.added", "entity.changed", "feed.added", "source.added", "stream.added", "workflow.added"],
            entries.Skip(1).Select(entry => entry.Action).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_agent_comes_without_a_key_and_a_callback_waits_for_its_address()
    {
        await using var house = await BlueprintHouse.Open();
        var plan = await house.Plan(Samples.Whole);
        Assert.Equal(["It has no key yet and reads nothing. Make one on its page."], plan.Steps.Single(step => step.Kind == ThingKind.Agent).Consequences);
        await house.Import(Samples.Whole);

        Assert.Empty((await house.Get<AgentBook>().List(Stop)).Single().Keys);
        var callback = (await Census.Take(house.Get<IDatabase>(), Stop)).Callbacks.Single();
        Assert.Equal(Portal.Engine.Deliveries.Rows.DestinationState.Paused, callback.State);
        Assert.Contains("only the beginning of its address", callback.Why);
    }

    [Fact]
    public async Task Comments_stay_with_what_they_stand_at()
    {
        await using var house = await BlueprintHouse.Open();
        await house.Import(Samples.Whole);
        var older = Samples.Whole
            .Replace("version: 1\n", "# Who we are\n\nversion: 1  # the only one\n", StringComparison.Ordinal)
            .Replace("  login:\n", "\n  # Comes every minute,\n  # from the web\n  login:\n", StringComparison.Ordinal)
            .Replace("          Every hour:\n", "          # gone soon\n          Every day:\n", StringComparison.Ordinal)
            .Replace("    requestsPerMinute: 60\n", "    requestsPerMinute: 60 # enough\n# The end\n", StringComparison.Ordinal);

        var kept = await house.Desk.Export(older, Stop);

        Assert.Equal(
            Samples.Whole
                .Replace("version: 1\n", "# Who we are\n\nversion: 1 # the only one\n", StringComparison.Ordinal)
                .Replace("  login:\n", "\n  # Comes every minute,\n  # from the web\n  login:\n", StringComparison.Ordinal)
                .Replace("    requestsPerMinute: 60\n", "    requestsPerMinute: 60 # enough\n# The end\n", StringComparison.Ordinal),
            kept);
        Assert.Equal(kept, await house.Desk.Export(kept, Stop));
        Assert.Empty((await house.Plan(kept)).Steps);
    }

    static async Task<IReadOnlyList<AuditEntry>> Entries(BlueprintHouse house)
    {
        await using var db = house.Get<IDatabase>().Read();
        return await db.Set<AuditEntry>().OrderBy(entry => entry.Id).ToListAsync(Stop);
    }
}
