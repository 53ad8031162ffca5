using Portal.Engine.Audit;
using Portal.Engine.Connectors;
using Portal.Engine.Entities;
using Portal.Engine.Persistence;
using Portal.Engine.Store;
using Portal.Engine.Store.Commits;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Store;

/// <summary>What has happened does not change, but it can be let go of and told again.</summary>
public sealed class HappeningTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task After_a_stream_was_cleared_the_next_reading_brings_it_again(DatabaseKind kind)
    {
        await using var house = await StoreHouse.OpenWithKey(kind);
        await Bring(house, """{"v":1}""");
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, (await house.Get<Resets>().Clear(Actor.Portal, new Target(), StoreHouse.Stream, Stop)).Value);
        house.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(1, (await Bring(house, """{"v":1}""")).Counts.Added);
        Assert.Equal(1, (await Bring(house, """{"v":2}""")).Counts.Unchanged);

        Assert.Equal("""{"v":1}""", (await house.Records())["login"]);
        Assert.Equal(1, (await house.StreamNow()).Live);
    }

    static async Task<Committed> Bring(StoreHouse house, string body) =>
        await house.Commit(StoreHouse.Page(await house.Claim(), [house.Row("login", body)], Coverage.Changes) with { Kind = EntityKind.Happening });

    sealed class Target : IAudited
    {
        public string AuditKind => "stream";

        public string AuditId => "7";

        public string AuditName => "Logins";
    }
}
