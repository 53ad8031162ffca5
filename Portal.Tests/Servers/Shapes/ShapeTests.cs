using Microsoft.EntityFrameworkCore;
using Portal.Engine.Blueprints.Planning;
using Portal.Engine.Credentials;
using Portal.Engine.Persistence;
using Portal.Engine.Secrets;
using Portal.Engine.Sources;
using Portal.Engine.Store.Rows;
using Portal.Engine.Sync;
using Portal.Engine.Sync.Runs;
using Portal.Tests.Engine.Blueprints;

namespace Portal.Tests.Servers.Shapes;

/// <summary>
/// Ten habits of real APIs, each connected by an imported file alone and read by the real engine: all pages once, through a 429
/// and a 500 in the middle, then what was changed and deleted meanwhile.
/// </summary>
public sealed class ShapeTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static MatrixTheoryData<string, DatabaseKind> Shapes => new(ShapeServer.Names, Enum.GetValues<DatabaseKind>());

    [Fact]
    public void There_are_ten() => Assert.Equal(10, ShapeServer.Names.Count());

    [Theory, MemberData(nameof(Shapes))]
    public async Task An_imported_file_connects_it_and_ends_in_the_right_rows(string shape, DatabaseKind kind)
    {
        await using var server = await ShapeServer.Start(shape);
        Assert.Equal(Uri.UriSchemeHttps, server.Described.Scheme);
        await using var house = await BlueprintHouse.Open(kind, server.Address, TimeProvider.System);
        var file = await server.Yaml(shape);
        var applied = await house.Import(file);
        Assert.Equal(["vault:shape, for Shape"], applied.Secrets);
        Assert.Null((await house.Get<Vault>().Put(house.Ada, "shape", new Secret("shape-token"), Stop)).Refusal);
        Assert.Empty((await house.Plan(file, prune: true)).Steps);

        for (var i = 0; i < server.Runs; i++)
        {
            var expected = server.Expect(i);
            var run = await Run(house);
            server.Verify();
            Assert.True(run.State == RunState.Succeeded, $"{i}: {run.State} {run.Message}");
            Assert.Equal(expected, await Rows(house));
        }
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task A_plan_says_how_many_rows_a_removed_stream_takes_along_and_they_go(DatabaseKind kind)
    {
        await using var server = await ShapeServer.Start("link-header");
        await using var house = await BlueprintHouse.Open(kind, server.Address, TimeProvider.System);
        await house.Import(await server.Yaml("link-header"));
        Assert.Null((await house.Get<Vault>().Put(house.Ada, "shape", new Secret("shape-token"), Stop)).Refusal);
        server.Expect(0);
        await Run(house);

        var remapped = await house.Plan((await server.Yaml("link-header")).Replace("from: login", "from: type", StringComparison.Ordinal));
        Assert.Equal(["Reads everything again from the beginning; 5 rows of its stream stay meanwhile and are compared."], Assert.Single(remapped.Steps).Consequences);

        var plan = await house.Plan("version: 1\n", prune: true);
        Assert.Equal(["feed Shape / Things / All", "stream Shape / Things", "source Shape", "entity thing"], plan.Steps.Select(step => step.Name));
        Assert.All(plan.Steps, step => Assert.Equal(StepDeed.Remove, step.Deed));
        Assert.Equal(["Removes 5 rows, which can only be read again. What they were before stays in the log until that is compacted."], plan.Steps[1].Consequences);
        Assert.Null((await house.Desk.Apply(house.Ada, plan, Stop)).Value.Why);
        Assert.Empty(await Rows(house));
        Assert.Equal("version: 1\n", await house.Export());
    }

    static async Task<Run> Run(BlueprintHouse house)
    {
        await using var db = house.Get<IDatabase>().Read();
        var feed = await db.Set<Feed>().SingleAsync(Stop);
        var under = (await house.Get<SyncEngine>().Start(feed.Id, new RunRequest(RunTrigger.Person, "Ada"), Stop)).Value;
        await under.Ended.WaitAsync(Stop);
        return (await house.Get<RunBook>().Find(under.Run, Stop))!;
    }

    static async Task<SortedDictionary<string, string>> Rows(BlueprintHouse house)
    {
        await using var db = house.Get<IDatabase>().Read();
        var rows = await db.Set<RecordRow>().Where(row => !row.Deleted).Join(db.Set<EventRow>(), row => row.Position, change => change.Position, (row, change) => new { row.Key, change.Body }).ToListAsync(Stop);
        return new(rows.ToDictionary(row => row.Key, row => row.Body!), StringComparer.Ordinal);
    }
}
