using Portal.Engine.Agents.Keys;
using Portal.Engine.Agents.Limits;
using Portal.Engine.Agents.Use;
using Portal.Engine.Persistence;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Agents.Limits;

public sealed class AgentLimiterTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task As_many_requests_as_a_minute_allows_may_come_at_once_and_then_one_after_the_other()
    {
        await using var house = await AgentsHouse.Open(DatabaseKind.Sqlite);
        var pass = await house.Pass(await house.Create(AgentsHouse.Draft() with { RequestsPerMinute = 60 }));

        var burst = Enumerable.Range(0, 60).Select(_ => house.Limiter.Take(pass)).ToArray();
        Assert.All(burst, allowance => Assert.True(allowance.IsAllowed));
        Assert.Equal(Enumerable.Range(0, 60).Reverse(), burst.Select(allowance => allowance.Left));

        var refused = house.Limiter.Take(pass);
        Assert.Equal(new Allowance(false, 60, 0, TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(1)), refused);

        house.Clock.Advance(refused.RetryAfter);
        Assert.True(house.Limiter.Take(pass).IsAllowed);
        Assert.False(house.Limiter.Take(pass).IsAllowed);
    }

    [Fact]
    public async Task A_bucket_is_full_again_after_a_minute_and_no_fuller_after_a_day()
    {
        await using var house = await AgentsHouse.Open(DatabaseKind.Sqlite);
        var pass = await house.Pass(await house.Create(AgentsHouse.Draft() with { RequestsPerMinute = 5 }));
        while (house.Limiter.Take(pass).IsAllowed)
        {
            // Until it is empty.
        }

        house.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal(5, Enumerable.Range(0, 10).Count(_ => house.Limiter.Take(pass).IsAllowed));
    }

    [Fact]
    public async Task One_agent_does_not_use_up_what_another_may()
    {
        await using var house = await AgentsHouse.Open(DatabaseKind.Sqlite);
        var one = await house.Pass(await house.Create(AgentsHouse.Draft("One") with { RequestsPerMinute = 1 }));
        var other = await house.Pass(await house.Create(AgentsHouse.Draft("Other") with { RequestsPerMinute = 1 }));

        Assert.True(house.Limiter.Take(one).IsAllowed);
        Assert.False(house.Limiter.Take(one).IsAllowed);
        Assert.True(house.Limiter.Take(other).IsAllowed);
    }

    [Fact]
    public async Task A_limit_that_was_lowered_holds_for_the_next_request()
    {
        await using var house = await AgentsHouse.Open(DatabaseKind.Sqlite);
        var pass = await house.Pass(await house.Create(AgentsHouse.Draft() with { RequestsPerMinute = 600 }));
        house.Limiter.Take(pass);

        Assert.Equal(2, Enumerable.Range(0, 10).Count(_ => house.Limiter.Take(pass with { RequestsPerMinute = 2 }).IsAllowed));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Records_of_a_day_are_counted_whether_they_are_written_down_or_not_and_a_new_day_begins_anew(DatabaseKind kind)
    {
        await using var house = await AgentsHouse.Open(kind);
        var made = await house.Create(AgentsHouse.Draft() with { RecordsPerDay = 100 });
        await using var other = house.AnotherInstance();

        await house.Use.Account(Read(made, house, 70), Stop);
        Assert.Equal(30, house.Limiter.RecordsLeft(await house.Pass(made)));
        await house.Use.Flush(Stop);
        house.Clock.Advance(AgentKeys.Oldest);
        Assert.Equal(30, house.Limiter.RecordsLeft(await house.Pass(made)));
        Assert.Equal(30, other.Limiter.RecordsLeft(await other.Pass(made)));

        await other.Use.Account(Read(made, other, 50), Stop);
        Assert.Equal(0, other.Limiter.RecordsLeft(await other.Pass(made)));
        await other.Use.Flush(Stop);

        house.Clock.Advance(house.Limiter.UntilTomorrow());
        Assert.Equal(100, house.Limiter.RecordsLeft(await house.Pass(made)));
    }

    [Fact]
    public async Task Without_a_bound_nothing_is_counted()
    {
        await using var house = await AgentsHouse.Open(DatabaseKind.Sqlite);
        Assert.Null(house.Limiter.RecordsLeft(await house.Pass(await house.Create())));
    }

    static AgentRead Read(Portal.Engine.Agents.MadeKey made, AgentsHouse house, int records) =>
        new(made.Agent.Id, made.Kept.Id, house.Clock.GetUtcNow(), "query") { Entity = "customer", Records = records };
}
