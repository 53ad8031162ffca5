using Portal.Engine.Resilience;
using Portal.Engine.Resilience.Pipelines;

namespace Portal.Tests.Engine.Resilience.Pipelines;

public sealed class AskedWaitTests
{
    /// <summary>The clock of a test stands at 2026-03-02 09:00:00 UTC, which is 1772442000.</summary>
    [Theory]
    [InlineData("Retry-After", "7", 7)]
    [InlineData("Retry-After", " 7 ", 7)]
    [InlineData("retry-after", "1.5", 1.5)]
    [InlineData("Retry-After", "Mon, 02 Mar 2026 09:00:45 GMT", 45)]
    [InlineData("Retry-After", "Monday, 02-Mar-26 09:00:45 GMT", 45)]
    [InlineData("Retry-After", "Mon Mar  2 09:00:45 2026", 45)]
    [InlineData("Retry-After", "2026-03-02T09:00:45Z", 45)]
    [InlineData("Retry-After", "1772442020", 20)]
    [InlineData("X-Retry-After", "9", 9)]
    [InlineData("Retry-After-Ms", "1500", 1.5)]
    [InlineData("x-ms-retry-after-ms", "250", 0.25)]
    [InlineData("RateLimit-Reset", "30", 30)]
    [InlineData("X-RateLimit-Reset", "1772442030", 30)]
    [InlineData("X-RateLimit-Reset", "1772442030000", 30)]
    [InlineData("X-RateLimit-Reset", "2026-03-02T09:00:30Z", 30)]
    [InlineData("X-Rate-Limit-Reset", "12", 12)]
    [InlineData("X-RateLimit-Reset-After", "0.75", 0.75)]
    [InlineData("RateLimit", "\"default\";r=0;t=40", 40)]
    [InlineData("RateLimit", "limit=100, remaining=0, reset=40", 40)]
    [InlineData("Retry-After", "120", 120)]
    public async Task A_wait_that_is_asked_for_is_waited_for_exactly(string header, string value, double seconds)
    {
        using var house = new PipelineHouse().Limited(header, value).Answers(200);

        Assert.Equal("read", (await house.Ask(seconds)).Value);
        Assert.Equal([0, seconds], house.Tries);
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("")]
    [InlineData("-5")]
    [InlineData("0")]
    [InlineData("NaN")]
    [InlineData("Sun, 01 Mar 2026 09:00:00 GMT")]
    public async Task One_that_says_nothing_or_names_the_past_leaves_it_to_us(string value)
    {
        using var house = new PipelineHouse().Limited("Retry-After", value).Answers(200);

        Assert.Equal("read", (await house.Ask(2)).Value);
    }

    [Theory]
    [InlineData("121", 121)]
    [InlineData("3600", 3600)]
    [InlineData("1772445600", 3600)]
    [InlineData("99999999999999999999999999", 86400)]
    public async Task One_beyond_the_longest_ends_the_call_and_says_until_when(string value, double seconds)
    {
        using var house = new PipelineHouse().Limited("Retry-After", value).Answers(200);
        var until = house.Clock.GetUtcNow().AddSeconds(seconds);

        var failure = RetryTests.Failed(await house.Ask());

        Assert.Equal((Who.Nobody, until), (failure.Who, failure.Until!.Value));
        Assert.Contains($"left alone until {until:u}", failure.Message, StringComparison.Ordinal);
        Assert.Equal(until, house.State.Budget.PausedUntil);

        // The next call does not ask at all, and one shortly before the end waits for it.
        Assert.Equal(until, RetryTests.Failed(await house.Ask()).Until);
        Assert.Single(house.Tries);
        house.Clock.Advance(TimeSpan.FromSeconds(seconds - 60));
        Assert.Equal("read", (await house.Ask(60)).Value);
    }

    [Theory]
    [InlineData("Retry-After", "7", 7)]
    [InlineData("X-RateLimit-Remaining", "0", 2)]
    [InlineData("ratelimit-remaining", " 0 ", 2)]
    public async Task A_limit_may_be_told_by_403_too(string header, string value, double seconds)
    {
        using var house = new PipelineHouse().Limited(header, value, 403).Answers(200);

        Assert.Equal("read", (await house.Ask(seconds)).Value);
        Assert.Equal([0, seconds], house.Tries);
    }

    [Fact]
    public async Task A_403_that_says_when_its_limit_is_renewed_is_waited_out_and_is_nobodys_to_mend()
    {
        using var house = new PipelineHouse().Answers(() =>
        {
            var response = new HttpResponseMessage(System.Net.HttpStatusCode.Forbidden);
            response.Headers.TryAddWithoutValidation("X-RateLimit-Remaining", "0");
            response.Headers.TryAddWithoutValidation("X-RateLimit-Reset", "1772445600");
            return response;
        });

        var failure = RetryTests.Failed(await house.Ask());

        Assert.Equal((Who.Nobody, house.Clock.GetUtcNow().AddHours(1), 0), (failure.Who, failure.Until, house.State.Breaker.Failures));
    }

    [Fact]
    public async Task A_403_with_calls_left_is_about_the_credential()
    {
        using var house = new PipelineHouse().Limited("X-RateLimit-Remaining", "10", 403);

        Assert.Equal(Who.Owner, RetryTests.Failed(await house.Ask()).Who);
        Assert.Single(house.Tries);
    }

    [Fact]
    public async Task What_one_call_is_told_counts_for_all_to_this_source()
    {
        using var house = new PipelineHouse().Limited("Retry-After", "20").Answers(200);

        var told = house.Begin(stop: TestContext.Current.CancellationToken);
        await house.Clock.SomebodyWaits(TimeSpan.FromSeconds(20), stop: TestContext.Current.CancellationToken);
        var other = house.Begin(stop: TestContext.Current.CancellationToken);
        await house.Pass(20, many: 2);

        await Task.WhenAll(told, other);
        Assert.Equal([0, 20, 20], house.Tries);
    }

    [Fact]
    public async Task A_source_in_trouble_is_asked_when_it_says_and_a_reset_it_sends_with_every_answer_is_no_wish()
    {
        using var house = new PipelineHouse().Limited("Retry-After", "50", 503).Limited("X-RateLimit-Reset", "3000", 503).Answers(200);

        Assert.Equal("read", (await house.Ask(50, 4)).Value);
    }

    [Fact]
    public void A_date_is_read_by_the_clock_of_whoever_wrote_it()
    {
        var now = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
        using var response = new HttpResponseMessage { Headers = { Date = now.AddHours(-1) } };
        response.Headers.TryAddWithoutValidation("Retry-After", "Mon, 02 Mar 2026 08:00:30 GMT");

        Assert.Equal(now.AddSeconds(30), AskedWait.Until(response, now));
    }
}
