using Portal.Engine.Data.Changing;
using Portal.Engine.Persistence;
using static Portal.Tests.Engine.Projection.ProjectionHouse;

namespace Portal.Tests.Engine.Data;

/// <summary>However many wait for what another process projects, one looks for all of them.</summary>
public sealed class ProjectionSignalTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_looks_for_all_who_wait_and_nobody_when_none_does()
    {
        await using var house = await DataHouse.Open(DatabaseKind.Sqlite);
        var signal = house.Inner.Get<ProjectionSignal>();
        var first = signal.Next;
        var all = Enumerable.Range(0, 200).Select(_ => signal.Wait(first, TimeSpan.FromMinutes(1), Stop)).ToArray();
        // The first look wakes those who came before it.
        await Task.WhenAll(all);
        var looks = signal.Looks;
        Assert.InRange(looks, 1, 3);

        house.Inner.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.InRange(signal.Looks, looks, looks + 1);
    }

    [Fact]
    public async Task What_another_process_projected_wakes_who_waits()
    {
        await using var house = await DataHouse.Open(DatabaseKind.Sqlite);
        await house.Bring(Crm, Row("a", """{"name":"Ada"}""", 1));
        var signal = house.Inner.Get<ProjectionSignal>();
        await signal.Wait(signal.Next, TimeSpan.FromMinutes(1), Stop);
        var waiting = signal.Wait(signal.Next, TimeSpan.FromHours(1), Stop);
        await house.Inner.Sql("UPDATE projector_states SET version = version + 1");

        await house.Inner.Clock.SomebodyWaits(TimeSpan.FromSeconds(1), stop: Stop);
        house.Inner.Clock.Advance(TimeSpan.FromSeconds(1));

        await waiting;
    }
}
