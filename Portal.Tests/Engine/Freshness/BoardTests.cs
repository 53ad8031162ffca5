using Microsoft.EntityFrameworkCore;
using Portal.Engine.Audit;
using Portal.Engine.Connectors;
using Portal.Engine.Freshness.Watching;
using Portal.Engine.Persistence;
using Portal.Engine.Sync.Runs;
using Portal.Tests.Engine.Sync;
using Portal.Tests.Running;
using Stream = Portal.Engine.Sources.Stream;

namespace Portal.Tests.Engine.Freshness;

/// <summary>What the board has at hand: read anew when something was set or committed, and else the very same.</summary>
public sealed class BoardTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_stream_of_which_nothing_was_committed_stays_the_very_same_and_its_entity_is_no_other(DatabaseKind kind)
    {
        await using var house = await SyncHouse.Open(kind);
        var board = house.Get<FreshnessBoard>();
        var before = await board.Look(Stop);
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        var same = await board.Look(Stop);
        Assert.NotEqual(before.At, same.At);
        Assert.Same(Assert.Single(before.Streams), Assert.Single(same.Streams));
        Assert.Empty(same.OtherThan(before));

        house.Script.Proves = Coverage.Everything;
        house.Script.Say(new ScriptedPage("""[{"id":"1","name":"Grace"}]"""));
        Assert.Equal(RunState.Succeeded, (await house.Run()).State);
        var read = await board.Look(Stop);
        Assert.NotSame(same.Streams[0], read.Streams[0]);
        Assert.Equal([read.Streams[0].Plan.EntityId], read.OtherThan(same));
        Assert.Equal([same.Streams[0].Plan.EntityId], FreshnessNow.Nothing.OtherThan(same));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task What_another_instance_set_is_seen_also_where_its_entry_comes_late_into_the_audit_log(DatabaseKind kind)
    {
        await using var house = await SyncHouse.Open(kind);
        var board = house.Get<FreshnessBoard>();
        var last = await house.Get<IDatabase>().Write(db => db.Set<AuditEntry>().MaxAsync(entry => entry.Id, Stop), WritePriority.Program, Stop);
        await Set(house, "Set first", last + 2);
        Assert.Equal("Set first", Assert.Single((await board.Look(Stop)).Streams).Plan.Name);

        await Set(house, "Told late", last + 1);
        Assert.Equal("Told late", Assert.Single((await board.Look(Stop)).Streams).Plan.Name);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task What_the_audit_log_does_not_tell_of_is_seen_after_a_minute(DatabaseKind kind)
    {
        await using var house = await SyncHouse.Open(kind);
        var board = house.Get<FreshnessBoard>();
        var before = Assert.Single((await board.Look(Stop)).Streams).Plan.Name;
        await house.Get<IDatabase>().Write(db => db.Set<Stream>().ExecuteUpdateAsync(set => set.SetProperty(stream => stream.Name, "Untold"), Stop), WritePriority.Program, Stop);
        house.Clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(before, Assert.Single((await board.Look(Stop)).Streams).Plan.Name);
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("Untold", Assert.Single((await board.Look(Stop)).Streams).Plan.Name);
    }

    static Task<long> Set(SyncHouse house, string name, long entry) => house.Get<IDatabase>().Write(async db =>
    {
        (await db.Set<Stream>().SingleAsync(Stop)).Name = name;
        db.Add(new AuditEntry { Id = entry, At = house.Clock.GetUtcNow(), Who = "Somebody", Action = "stream.changed", TargetKind = "stream", TargetId = "1", TargetName = name });
        await db.SaveChangesAsync(Stop);
        return entry;
    }, WritePriority.Program, Stop);
}
