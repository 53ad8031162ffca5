using Portal.Engine.Agents.Scopes;
using Portal.Engine.Audit;
using Portal.Engine.Data;
using Portal.Engine.Data.Asking;
using Portal.Engine.Entities;
using Portal.Engine.People;
using Portal.Engine.Persistence;
using Portal.Tests.Web.Features.Api.Mcp;
using Portal.Tests.Web.SignIn;
using Portal.Web.Features.Data.Records;
using AgentScope = Portal.Engine.Agents.Scopes.Scope;

namespace Portal.Tests.Web.Features.Data.Records;

/// <summary>What is sensitive is shown of the record that was written down in the audit log, to somebody who is an admin, and to nobody else.</summary>
public sealed class RecordSceneTests
{
    const string Customer = "customer", Email = "email";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_is_no_longer_an_admin_is_told_so_and_sees_nothing()
    {
        await using var house = await McpHouse.Open();
        var bo = await Joined(house, Role.Admin);
        var (scene, id) = (house.Get<RecordScene>(), await Id(house, "Ada"));
        await scene.Load(bo, Customer, id, null);
        await Demote(house, bo);

        Assert.IsType<NoLongerAdmin>(await scene.Reveal(bo));
        Assert.True(await scene.Load(bo, Customer, id, null));

        IsCovered(scene);
        Assert.Equal(0, await Revealed(house));
    }

    [Fact]
    public async Task Somebody_who_is_nobody_any_more_is_refused()
    {
        await using var house = await McpHouse.Open();
        var (scene, id, nobody) = (house.Get<RecordScene>(), await Id(house, "Ada"), Actor.Stranger(null));
        await scene.Load(nobody, Customer, id, null);

        Assert.NotNull(await scene.Reveal(nobody));
        await scene.Load(nobody, Customer, id, null);

        IsCovered(scene);
    }

    [Fact]
    public async Task What_an_admin_saw_is_covered_once_they_are_none()
    {
        await using var house = await McpHouse.Open();
        var bo = await Joined(house, Role.Admin);
        var (scene, id) = (house.Get<RecordScene>(), await Id(house, "Ada"));
        await Reveal(scene, bo, id);
        await Demote(house, bo);

        Assert.True(await scene.Load(bo, Customer, id, house.Clock.GetUtcNow()));

        IsCovered(scene);
    }

    [Fact]
    public async Task One_that_becomes_one_with_another_is_covered_as_nobody_wrote_down_who_looks_at_that()
    {
        await using var house = await McpHouse.Open();
        var ada = house.Ada.AsActor();
        var (first, second) = (await Id(house, "Ada"), await Id(house, "Ben"));
        var (one, other) = (house.Get<RecordScene>(), house.Get<RecordScene>());
        await Reveal(one, ada, first);
        await Reveal(other, ada, second);

        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await house.Bring(Customer,
            ("a", """{"name":"Ada","city":"Bern","revenue":12.5,"notes":"","email":"ada@example.com"}"""),
            ("b", """{"name":"Ada","city":"Basel","revenue":3,"notes":"","email":"ben@example.com"}"""));
        Assert.True(await one.Load(ada, Customer, first, null));
        Assert.True(await other.Load(ada, Customer, second, null));

        var moved = Assert.Single(new[] { (Scene: one, Id: first), (Scene: other, Id: second) }, seen => seen.Scene.Record.Id != seen.Id).Scene;
        IsCovered(moved);
        Assert.True((moved == one ? other : one).IsRevealed);
    }

    [Fact]
    public async Task A_reading_that_began_before_it_was_hidden_counts_no_more()
    {
        var held = (HeldDatabase?)null;
        await using var house = await McpHouse.Open(around: inner => held = new HeldDatabase(inner));
        var ada = house.Ada.AsActor();
        var (scene, id) = (house.Get<RecordScene>(), await Id(house, "Ada"));
        await Reveal(scene, ada, id);

        // Whether they may is asked first; then it reads.
        var waits = held!.Hold(before: 1);
        var refresh = Task.Run(() => scene.Load(ada, Customer, id, null), Stop);
        await waits.WaitAsync(Stop);
        scene.Hide();
        IsCovered(scene);
        held.LetGo();

        Assert.Null(await refresh);
        IsCovered(scene);
    }

    [Fact]
    public async Task A_reading_of_one_record_does_not_come_over_the_next()
    {
        var held = (HeldDatabase?)null;
        await using var house = await McpHouse.Open(around: inner => held = new HeldDatabase(inner));
        var ada = house.Ada.AsActor();
        var (scene, first, second) = (house.Get<RecordScene>(), await Id(house, "Ada"), await Id(house, "Ben"));
        await Reveal(scene, ada, first);

        var waits = held!.Hold(before: 1);
        var refresh = Task.Run(() => scene.Load(ada, Customer, first, null), Stop);
        await waits.WaitAsync(Stop);
        Assert.True(await scene.Load(ada, Customer, second, null));
        held.LetGo();

        Assert.Null(await refresh);
        Assert.Equal(second, scene.Record.Id);
        IsCovered(scene);
    }

    static async Task Reveal(RecordScene scene, Actor actor, long id)
    {
        Assert.True(await scene.Load(actor, Customer, id, null));
        Assert.Null(await scene.Reveal(actor));
        Assert.True(await scene.Load(actor, Customer, id, null));
        Assert.True(scene.IsRevealed);
        Assert.NotNull(scene.Find(Email));
    }

    static void IsCovered(RecordScene scene)
    {
        Assert.False(scene.IsRevealed);
        Assert.Null(scene.Find(Email));
        Assert.DoesNotContain(scene.Then?.Value?.Fields ?? [], field => field.Name == Email);
    }

    static async Task<Actor> Joined(McpHouse house, Role role) => (await house.Portal.Joined(house.Ada, "bo@example.com", role)).AsActor();

    static async Task Demote(McpHouse house, Actor actor) =>
        Assert.Null((await house.Get<PeopleDirectory>().SetRole(house.Ada.AsActor(), actor.PersonId!.Value, Role.Manager, Stop)).Refusal);

    static async Task<long> Id(McpHouse house, string name)
    {
        var model = new ScopedModel(AgentScope.All, await house.Get<EntityModel>().List(Stop));
        var query = new DataQuery(Customer) { Where = [new DataFilter("name", FilterOp.Is, name)] };
        return Assert.Single((await house.Get<DataReader>().Query(model, query, Stop)).Value.Records).Id;
    }

    static async Task<int> Revealed(McpHouse house)
    {
        await using var db = house.Get<IDatabase>().Read();
        return db.Set<AuditEntry>().Count(entry => entry.Action == "data.revealed");
    }
}
