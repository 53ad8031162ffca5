using Portal.Engine.Audit;
using Portal.Engine.Persistence;
using Portal.Engine.Projection;
using Portal.Engine.Store.Commits;
using Portal.Engine.Store.Sealing;
using Portal.Tests.Running;
using static Portal.Tests.Engine.Projection.ProjectionHouse;

namespace Portal.Tests.Engine.Projection;

/// <summary>A value that gathers more than four records waits for a person.</summary>
public sealed class HoldTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task One_too_many_and_all_stay_alone_and_wait(DatabaseKind kind)
    {
        await using var house = await Open(kind);
        await house.Bring(Crm, Same(0, 4));
        var id = Assert.Single(await house.Pictures()).Id;

        await house.Bring(Crm, Same(4, 1));

        var held = await house.Pictures();
        Assert.Equal(5, held.Count);
        Assert.All(held, one => Assert.StartsWith("info@x held [", one.Picture, StringComparison.Ordinal));
        Assert.Equal(id, await house.Of(Crm, "k0"));
        Assert.Equal(new HeldValue(Customers, "info@x", 5, null), Assert.Single(await house.Holds.List(stop: Stop)));
        Assert.Equal(UnifiedEventKind.Held, (await house.History(id))[0]);
        Assert.Equal([UnifiedEventKind.Split], await house.History(await house.Of(Crm, "k1")));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task While_it_waits_others_come_and_go_one_by_one_and_with_few_enough_they_are_one_again(DatabaseKind kind)
    {
        await using var house = await Open(kind);
        await house.Bring(Crm, Same(0, 5));
        await house.Bring(Shop, Same(5, 2));
        Assert.Equal((7, 7L), ((await house.Picture()).Count, (await house.Holds.List(stop: Stop))[0].Count));

        await house.Bring(Crm, Gone("k4", 3), Gone("k3", 3));
        Assert.Equal((5, 5L), ((await house.Picture()).Count, (await house.Holds.List(stop: Stop))[0].Count));

        await house.Bring(Crm, Row("k2", """{"email":"else@x"}""", 3));
        Assert.Equal(["else@x [1/k2] {\"email\":\"else@x\"}", "info@x [1/k0 1/k1 2/k5 2/k6] {\"email\":\"info@x\"}"], await house.Picture());
        Assert.Empty(await house.Holds.List(stop: Stop));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task An_approval_makes_them_one_and_so_are_those_that_come_later(DatabaseKind kind)
    {
        await using var house = await Open(kind);
        await house.Bring(Crm, Same(0, 6));
        var first = await house.Of(Crm, "k0");

        Assert.Null((await house.Holds.Approve(Ada, Customers, "info@x", Stop)).Refusal);
        await house.CatchUp();
        await house.Bring(Shop, Same(6, 1));

        Assert.Equal((first, "info@x [1/k0 1/k1 1/k2 1/k3 1/k4 1/k5 2/k6] {\"email\":\"info@x\"}"), Assert.Single(await house.Pictures()));
        Assert.Equal(new HeldValue(Customers, "info@x", 7, HoldVerdict.Approved), Assert.Single(await house.Holds.List(stop: Stop)));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task The_audit_log_tells_of_a_decision_without_the_value(DatabaseKind kind)
    {
        await using var house = await Open(kind);
        await house.Bring(Crm, Same(0, 5));
        Assert.Null((await house.Holds.Approve(Ada, Customers, "info@x", Stop)).Refusal);

        var entry = Assert.Single(await house.Get<AuditLog>().Export(new AuditFilter(), Stop).ToListAsync(Stop), entry => entry.Action == "hold.approved");

        Assert.DoesNotContain("info@x", entry.ToString(), StringComparison.Ordinal);
        var blind = (await house.Get<Seals>().Get(Stop)).Value.Blind("held value", "info@x");
        Assert.Equal(($"{Customers}/{blind}", "A value that 5 records have"), (entry.TargetId, entry.TargetName));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_split_leaves_each_alone_for_good_and_nobody_waits(DatabaseKind kind)
    {
        await using var house = await Open(kind);
        await house.Bring(Crm, Same(0, 5));

        Assert.Null((await house.Holds.Split(Ada, Customers, "info@x", Stop)).Refusal);
        await house.CatchUp();
        await house.Bring(Crm, Gone("k0", 3), Gone("k1", 3));

        Assert.Equal(["info@x [1/k2] {\"email\":\"info@x\"}", "info@x [1/k3] {\"email\":\"info@x\"}", "info@x [1/k4] {\"email\":\"info@x\"}"], await house.Picture());

        // Somebody thinks again.
        Assert.Null((await house.Holds.Approve(Ada, Customers, "info@x", Stop)).Refusal);
        await house.CatchUp();
        Assert.Single(await house.Picture());
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task What_does_not_wait_cannot_be_decided(DatabaseKind kind)
    {
        await using var house = await Open(kind);
        Assert.IsType<NothingHeldThere>((await house.Holds.Approve(Ada, Customers, "info@x", Stop)).Refusal);
    }

    static Incoming[] Same(int from, int count) => [.. Enumerable.Range(from, count).Select(i => Row($"k{i}", """{"email":"info@x"}""", 1))];
}
