using System.Net;
using Portal.Engine;
using Portal.Engine.Resilience;
using Portal.Engine.Resilience.Egress;
using Portal.Engine.Resilience.Pipelines;

namespace Portal.Tests.Engine.Resilience.Pipelines;

public sealed class RetryTests
{
    [Fact]
    public async Task Five_retries_wait_twice_as_long_each_time_and_never_longer_than_half_a_minute()
    {
        using var house = new PipelineHouse().Answers(429);

        var failure = Failed(await house.Ask(2, 4, 8, 16, 30));

        Assert.Equal([0, 2, 6, 14, 30, 60], house.Tries);
        Assert.Equal((Who.Nobody, HttpStatusCode.TooManyRequests), (failure.Who, failure.Status!.Value));
    }

    [Theory]
    [InlineData(0, 0, 1.0)]
    [InlineData(0, 1, 2.0)]
    [InlineData(2, 0.5, 6.0)]
    [InlineData(4, 0, 15.0)]
    [InlineData(4, 1, 30.0)]
    [InlineData(400, 1, 30.0)]
    public void Chance_takes_up_to_half_of_a_wait(int retry, double random, double seconds) =>
        Assert.Equal(seconds, Backoff.Wait(retry, new(), random).TotalSeconds);

    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    [InlineData(599)]
    public async Task What_may_pass_is_tried_again_and_its_end_is_what_counts(int status)
    {
        using var house = new PipelineHouse().Answers(status, status, 200);

        Assert.Equal("read", (await house.Ask(2, 4)).Value);
        Assert.Equal([0, 2, 6], house.Tries);
        Assert.Empty(house.State.Waits);
    }

    [Theory]
    [InlineData(400, Who.Owner)]
    [InlineData(401, Who.Owner)]
    [InlineData(403, Who.Owner)]
    [InlineData(404, Who.Owner)]
    [InlineData(410, Who.Owner)]
    [InlineData(422, Who.Owner)]
    [InlineData(501, Who.Owner)]
    [InlineData(505, Who.Owner)]
    [InlineData(302, Who.Owner)]
    public async Task What_will_not_pass_is_not_tried_again_and_names_who_must_act(int status, Who who)
    {
        using var house = new PipelineHouse().Answers(status);

        var failure = Failed(await house.Ask());

        Assert.Equal((who, (HttpStatusCode)status), (failure.Who, failure.Status!.Value));
        Assert.Contains($"({status})", failure.Message, StringComparison.Ordinal);
        Assert.Single(house.Tries);
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    public async Task What_is_not_safe_is_sent_once_unless_it_is_said_to_be_idempotent(string method)
    {
        using var house = new PipelineHouse().Answers(503, 429).Answers(() => throw new HttpRequestException(HttpRequestError.ConnectionError, "x")).Answers(503, 200);

        for (var i = 0; i < 3; i++) Failed(await house.Ask(new(method), idempotent: false));
        Assert.Equal(3, house.Tries.Count());

        Assert.Equal("read", (await house.Ask(new(method), idempotent: true, 2)).Value);
        Assert.Equal(5, house.Tries.Count());
    }

    [Fact]
    public async Task A_connection_or_an_answer_that_breaks_off_is_tried_again()
    {
        using var house = new PipelineHouse()
            .Answers(() => throw new HttpRequestException(HttpRequestError.ConnectionError, "x"))
            .Answers(() => throw new IOException("x"))
            .Answers(() => new() { Content = new StreamContent(new BreakingStream()) })
            .Answers(200);

        Assert.Equal("read", (await house.Ask(2, 4, 8)).Value);
    }

    [Theory]
    [InlineData(HttpRequestError.NameResolutionError, "the name service did not answer")]
    [InlineData(HttpRequestError.ConnectionError, "it takes no connection")]
    [InlineData(HttpRequestError.ProxyTunnelError, "it takes no connection")]
    [InlineData(HttpRequestError.SecureConnectionError, "no secure connection")]
    [InlineData(HttpRequestError.ResponseEnded, "broke off its answer")]
    public async Task A_source_that_is_not_reached_must_act_and_the_words_say_how_far_one_came(HttpRequestError error, string text)
    {
        using var house = new PipelineHouse().Answers(() => throw new HttpRequestException(error, "x"));

        var failure = Failed(await house.Ask(HttpMethod.Post, idempotent: false));

        Assert.Equal(Who.Source, failure.Who);
        Assert.Contains(text, failure.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_guard_refuses_is_not_tried_again()
    {
        using var house = new PipelineHouse().Answers(() => throw new EgressException(new PortRefused(Origin.Parse("http://crm.example.com:22")!)));

        Assert.Equal(Who.Owner, Failed(await house.Ask()).Who);
        Assert.Single(house.Tries);
        Assert.Equal(0, house.State.Breaker.Failures);
    }

    [Fact]
    public async Task A_defect_is_ours_and_is_not_tried_again()
    {
        using var house = new PipelineHouse().Answers(() => throw new InvalidOperationException("secret-word"));

        var failure = Failed(await house.Ask());

        Assert.Equal(Who.Us, failure.Who);
        Assert.DoesNotContain("secret-word", failure.Message, StringComparison.Ordinal);
        Assert.Single(house.Tries);
    }

    [Fact]
    public async Task A_try_that_takes_too_long_is_ended_and_tried_again()
    {
        using var house = new PipelineHouse(new() { AttemptTimeout = TimeSpan.FromSeconds(100) })
            .Answers(() => new() { Content = new StreamContent(new SilentStream()) })
            .Answers(200);

        Assert.Equal("read", (await house.Ask(100, 2)).Value);
        Assert.Equal([0, 102], house.Tries);
    }

    [Fact]
    public async Task A_screen_sees_what_a_call_waits_for_and_a_call_that_is_given_up_waits_no_more()
    {
        using var house = new PipelineHouse().Answers(503);
        var changes = 0;
        house.Pipelines.Changed += id => changes += id == "crm" ? 1 : 100;
        using var stop = new CancellationTokenSource();

        var call = house.Begin(stop: stop.Token);
        await house.Clock.SomebodyWaits(TimeSpan.FromSeconds(2), stop: TestContext.Current.CancellationToken);

        var wait = Assert.Single(house.Pipelines.State("crm")!.Waits);
        Assert.Equal(("try 2 of 6: Sample CRM is in trouble (503). It is up to whoever runs it.", house.Clock.GetUtcNow().AddSeconds(2)), (wait.For, wait.Until));
        Assert.Equal(1, changes);

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Empty(house.State.Waits);
        Assert.Single(house.Tries);
    }

    [Fact]
    public async Task Whoever_made_the_call_hears_of_each_further_try_when_it_waits_when_it_begins_and_when_there_is_none_left()
    {
        using var house = new PipelineHouse().Answers(503, 200);
        var heard = new List<CallRetry?>();

        var call = house.Begin(retries: heard.Add, stop: TestContext.Current.CancellationToken);
        var begins = house.Clock.GetUtcNow().AddSeconds(2);
        await house.Pass(2);

        Assert.Equal("read", (await call).Value);
        var retry = new CallRetry(2, 6, "Sample CRM is in trouble (503). It is up to whoever runs it.", begins);
        Assert.Equal([retry, retry with { Until = null }, null], heard);
    }

    [Fact]
    public async Task A_call_that_goes_well_at_once_tells_of_no_further_try()
    {
        using var house = new PipelineHouse().Answers(200);
        var heard = new List<CallRetry?>();

        Assert.Equal("read", (await house.Begin(retries: heard.Add, stop: TestContext.Current.CancellationToken)).Value);
        Assert.Empty(heard);
    }

    internal static Failure Failed(Outcome<string> outcome) => Assert.IsType<Failure>(outcome.Refusal);

    class SilentStream : MemoryStream
    {
        public override async Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) =>
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
    }

    sealed class BreakingStream : SilentStream
    {
        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) => throw new IOException("broken");
    }
}
