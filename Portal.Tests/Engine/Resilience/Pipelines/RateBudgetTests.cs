using System.Collections.Concurrent;
using Portal.Engine.Resilience.Pipelines;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Resilience.Pipelines;

public sealed class RateBudgetTests
{
    static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(10, 60)]
    [InlineData(100, 10)]
    [InlineData(1000, 60)]
    public async Task However_many_come_at_once_no_window_sees_more_than_nine_tenths_of_the_limit(int requests, int seconds)
    {
        var (clock, limit) = (new TestClock(), new RateLimit(requests, TimeSpan.FromSeconds(seconds)));
        var budget = new RateBudget(limit, clock);
        var went = new ConcurrentQueue<DateTimeOffset>();
        var calls = Enumerable.Range(0, requests * 3).Select(_ => Task.Run(() => Go(budget, clock, went), Stop)).ToArray();
        await Everybody(() => went.Count + budget.State.Waiting, calls.Length);
        await Drain(clock, budget, went, calls.Length);
        await Task.WhenAll(calls);

        Assert.DoesNotContain(DateTimeOffset.MinValue, went);
        var times = went.Order().ToArray();
        for (var i = 0; i < times.Length; i++) Assert.True(times.Count(time => time >= times[i] && time < times[i] + limit.Per) <= Math.Max(1, requests * 9 / 10));
        // And it is used: three windows' worth takes no more than a little over three windows.
        Assert.True(times[^1] - times[0] <= limit.Per * (3.0 * requests / Math.Max(1, limit.Used - limit.Burst)));
    }

    [Fact]
    public async Task Turns_are_taken_in_order_and_can_be_seen()
    {
        var clock = new TestClock();
        var budget = new RateBudget(new(10, TimeSpan.FromSeconds(8)), clock);
        var seen = new List<DateTimeOffset>();

        await budget.Take(seen.Add, Stop);
        Assert.Empty(seen);
        var second = budget.Take(seen.Add, Stop);
        var third = budget.Take(seen.Add, Stop);

        var start = clock.GetUtcNow();
        Assert.Equal([start.AddSeconds(1), start.AddSeconds(2)], seen);
        Assert.Equal(new BudgetState(2, start.AddSeconds(3), null, new RateUse(1, new(10, TimeSpan.FromSeconds(8)), start)), budget.State);
        clock.Advance(TimeSpan.FromSeconds(1));
        await second;
        Assert.False(third.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1));
        await third;
        Assert.Equal(0, budget.State.Waiting);
    }

    [Fact]
    public async Task How_much_of_the_limit_was_used_is_known_of_the_last_while_alone()
    {
        var (clock, limit) = (new TestClock(), new RateLimit(1000, TimeSpan.FromMinutes(1)));
        var budget = new RateBudget(limit, clock);
        var began = clock.GetUtcNow();
        for (var i = 0; i < 30; i++) await budget.Take(_ => { }, Stop);
        clock.Advance(TimeSpan.FromSeconds(30));
        for (var i = 0; i < 12; i++) await budget.Take(_ => { }, Stop);
        Assert.Equal(new RateUse(42, limit, began), budget.State.Use);

        clock.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal(new RateUse(12, limit, began + TimeSpan.FromSeconds(1)), budget.State.Use);
        clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal(0, budget.State.Use!.Used);
        Assert.Null(new RateBudget(null, clock).State.Use);
    }

    [Fact]
    public async Task A_pause_holds_also_those_who_wait_already_and_they_do_not_all_go_when_it_ends()
    {
        var clock = new TestClock();
        var budget = new RateBudget(new(10, TimeSpan.FromSeconds(8)), clock);
        var start = clock.GetUtcNow();
        var went = new ConcurrentQueue<DateTimeOffset>();
        var calls = Enumerable.Range(0, 5).Select(_ => Go(budget, clock, went)).ToArray();
        budget.PauseUntil(start.AddSeconds(60));
        await Drain(clock, budget, went, 5);
        await Task.WhenAll(calls);

        var times = went.Order().ToArray();
        Assert.Equal(start, times[0]);
        Assert.All(times[1..], time => Assert.True(time >= start.AddSeconds(60)));
        Assert.Equal(4, times[1..].Distinct().Count());
    }

    [Fact]
    public async Task Without_a_limit_nobody_waits_but_for_a_pause()
    {
        var clock = new TestClock();
        var budget = new RateBudget(null, clock);
        for (var i = 0; i < 100; i++) Assert.True(budget.Take(_ => { }, Stop).IsCompletedSuccessfully);

        budget.PauseUntil(clock.GetUtcNow().AddSeconds(5));
        var held = budget.Take(_ => { }, Stop);
        Assert.False(held.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(5));
        await held;
    }

    [Fact]
    public async Task Whoever_gives_up_does_not_hold_up_the_others()
    {
        var clock = new TestClock();
        var budget = new RateBudget(new(1, TimeSpan.FromSeconds(1)), clock);
        using var impatient = new CancellationTokenSource();
        await budget.Take(_ => { }, Stop);
        var given = budget.Take(_ => { }, impatient.Token);
        var kept = budget.Take(_ => { }, Stop);

        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
        Assert.Equal(1, budget.State.Waiting);
        clock.Advance(TimeSpan.FromSeconds(2));
        await kept;
    }

    [Fact]
    public async Task A_call_waits_for_its_turn_and_says_so()
    {
        using var house = new PipelineHouse(new() { Rate = new(1, TimeSpan.FromSeconds(10)) }).Answers(200);
        await house.Ask();

        var second = house.Begin(stop: Stop);
        await house.Clock.SomebodyWaits(TimeSpan.FromSeconds(10), stop: Stop);
        Assert.Equal("its turn below the limit of the source", Assert.Single(house.State.Waits).For);
        Assert.Equal(1, house.State.Budget.Waiting);
        house.Clock.Advance(TimeSpan.FromSeconds(10));
        await second;

        Assert.Equal([0, 10], house.Tries);
    }

    static async Task Go(RateBudget budget, TestClock clock, ConcurrentQueue<DateTimeOffset> went)
    {
        var turn = clock.GetUtcNow();
        await budget.Take(until => turn = until, Stop);
        went.Enqueue(clock.GetUtcNow() >= turn ? turn : DateTimeOffset.MinValue);
    }

    /// <summary>Moves the clock on a turn at a time; before each step, whoever was woken has gone or waits again.</summary>
    static async Task Drain(TestClock clock, RateBudget budget, ConcurrentQueue<DateTimeOffset> went, int all)
    {
        while (went.Count < all)
        {
            await Everybody(() => went.Count + budget.State.Waiting, all);
            clock.Advance(TimeSpan.FromMilliseconds(500));
        }
    }

    static async Task Everybody(Func<int> there, int all)
    {
        while (there() < all)
        {
            Stop.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
