using Portal.Engine.Resilience;
using Portal.Engine.Resilience.Pipelines;

namespace Portal.Tests.Engine.Resilience.Pipelines;

public sealed class BreakerTests
{
    static readonly SourceLimits Once = new() { Retries = 0 };

    [Fact]
    public async Task It_opens_after_five_failures_in_a_row_for_a_minute_and_then_tries_once()
    {
        using var house = new PipelineHouse(Once).Answers(500);
        for (var i = 1; i <= 5; i++)
        {
            Assert.Equal(new BreakerState(BreakerPosition.Closed, i - 1, null), house.State.Breaker);
            Assert.Equal(Who.Source, RetryTests.Failed(await house.Ask()).Who);
        }

        var until = house.Clock.GetUtcNow().AddSeconds(60);
        Assert.Equal(new BreakerState(BreakerPosition.Open, 5, until), house.State.Breaker);
        var spared = RetryTests.Failed(await house.Ask());
        Assert.Equal((Who.Source, until), (spared.Who, spared.Until!.Value));
        Assert.Equal($"Sample CRM is in trouble (500). It is up to whoever runs it. It failed 5 times in a row and is left alone until {until:HH:mm:ss} UTC.", spared.Text);
        house.Clock.Advance(TimeSpan.FromSeconds(59.9));
        RetryTests.Failed(await house.Ask());
        Assert.Equal(5, house.Tries.Count());

        house.Clock.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Equal(BreakerPosition.HalfOpen, house.State.Breaker.Position);
        RetryTests.Failed(await house.Ask());
        Assert.Equal(6, house.Tries.Count());
        Assert.Equal(new BreakerState(BreakerPosition.Open, 6, house.Clock.GetUtcNow().AddSeconds(60)), house.State.Breaker);
    }

    [Fact]
    public async Task The_one_try_closes_it_when_the_source_answers()
    {
        using var house = new PipelineHouse(Once).Answers(500, 500, 500, 500, 500, 200);
        for (var i = 0; i < 5; i++) await house.Ask();
        house.Clock.Advance(TimeSpan.FromSeconds(60));

        Assert.Equal("read", (await house.Ask()).Value);
        Assert.Equal(new BreakerState(BreakerPosition.Closed, 0, null), house.State.Breaker);
    }

    [Fact]
    public async Task Whoever_is_turned_away_hears_of_the_last_failure_and_who_must_act()
    {
        using var house = new PipelineHouse(Once).Answers(500, 500, 500, 500, 503);
        for (var i = 0; i < 5; i++) await house.Ask();

        var spared = RetryTests.Failed(await house.Ask());

        Assert.StartsWith("Sample CRM is in trouble (503).", spared.Text, StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.ServiceUnavailable, spared.Status);
    }

    [Fact]
    public async Task Somebody_who_wants_to_know_lets_it_try_once_at_once()
    {
        using var house = new PipelineHouse(Once).Answers(500, 500, 500, 500, 500, 500, 200);
        for (var i = 0; i < 5; i++) await house.Ask();

        house.Pipelines.LetTry("crm");
        Assert.Equal(BreakerPosition.HalfOpen, house.State.Breaker.Position);
        await house.Ask();
        await house.Ask();
        Assert.Equal(6, house.Tries.Count());
        Assert.Equal(house.Clock.GetUtcNow().AddSeconds(60), house.State.Breaker.Until);

        house.Pipelines.LetTry("crm");
        Assert.Equal("read", (await house.Ask()).Value);
        Assert.Equal(BreakerPosition.Closed, house.State.Breaker.Position);
        house.Pipelines.LetTry("crm");
        Assert.Equal(BreakerPosition.Closed, house.State.Breaker.Position);
    }

    [Fact]
    public async Task An_answer_in_between_begins_the_count_again()
    {
        using var house = new PipelineHouse(Once).Answers(500, 500, 500, 500, 401, 500, 500, 500, 500, 429, 500);
        for (var i = 0; i < 11; i++) await house.Ask();

        Assert.Equal(new BreakerState(BreakerPosition.Closed, 1, null), house.State.Breaker);
    }

    [Fact]
    public async Task The_tries_of_one_call_count_and_the_one_that_opens_it_does_not_wait_to_be_turned_away()
    {
        using var house = new PipelineHouse().Answers(503);

        var failure = RetryTests.Failed(await house.Ask(2, 4, 8, 16));

        Assert.Equal([0, 2, 6, 14, 30], house.Tries);
        Assert.Equal((BreakerPosition.Open, house.State.Breaker.Until), (house.State.Breaker.Position, failure.Until));
    }

    [Fact]
    public void Only_one_tries_and_one_that_gives_up_says_nothing_of_the_source()
    {
        var clock = new Running.TestClock();
        var breaker = new Breaker(1, TimeSpan.FromSeconds(60), clock);
        using (var early = breaker.Enter()!)
        {
            using (var failing = breaker.Enter()!) failing.Failed();
            Assert.Null(breaker.Enter());
            // One that began before it opened does not close it.
            early.Answered();
        }

        Assert.Equal(BreakerPosition.Open, breaker.State.Position);
        clock.Advance(TimeSpan.FromSeconds(60));
        using (breaker.Enter()) Assert.Null(breaker.Enter());

        Assert.Equal(BreakerPosition.HalfOpen, breaker.State.Position);
        using (var trial = breaker.Enter()!) trial.Answered();
        Assert.Equal(BreakerPosition.Closed, breaker.State.Position);
    }

    [Fact]
    public async Task Sources_do_not_share_one_and_new_limits_begin_anew()
    {
        using var house = new PipelineHouse(Once).Answers(500);
        for (var i = 0; i < 5; i++) await house.Ask();

        Assert.Same(house.Source, house.Pipelines.For("crm", "Sample CRM", Once with { }));
        Assert.Equal(BreakerPosition.Closed, house.Pipelines.For("other", "Sample CRM", Once).State.Breaker.Position);
        Assert.Equal(BreakerPosition.Closed, house.Pipelines.For("crm", "Sample CRM", new()).State.Breaker.Position);
        house.Pipelines.Forget("crm");
        Assert.Null(house.Pipelines.State("crm"));
    }
}
