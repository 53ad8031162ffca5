namespace Portal.Tests.Running;

public sealed class TestClockTests
{
    [Fact]
    public void Timers_fire_in_their_order_while_the_clock_is_moved()
    {
        var clock = new TestClock();
        var start = clock.GetUtcNow();
        var fired = new List<(string Who, double After)>();
        using var late = Timer("late", 5, null);
        using var often = Timer("often", 2, 2);

        clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal([("often", 2.0), ("often", 4.0), ("late", 5.0)], fired);
        Assert.Equal(start.AddSeconds(5), clock.GetUtcNow());

        ITimer Timer(string who, int due, int? period) => clock.CreateTimer(
            _ => fired.Add((who, (clock.GetUtcNow() - start).TotalSeconds)), null,
            TimeSpan.FromSeconds(due), period is { } p ? TimeSpan.FromSeconds(p) : Timeout.InfiniteTimeSpan);
    }

    [Fact]
    public async Task A_delay_ends_when_its_time_has_come()
    {
        var clock = new TestClock();
        var delay = Task.Delay(TimeSpan.FromMinutes(1), clock, TestContext.Current.CancellationToken);

        clock.Advance(TimeSpan.FromSeconds(59));
        Assert.False(delay.IsCompleted);

        clock.Advance(TimeSpan.FromSeconds(1));
        await delay;
    }

    [Fact]
    public async Task It_says_when_as_many_wait_as_a_test_asks_for()
    {
        var clock = new TestClock();
        var minute = TimeSpan.FromMinutes(1);
        var stop = TestContext.Current.CancellationToken;
        var bothWait = clock.SomebodyWaits(minute, many: 2, stop);

        var one = Task.Delay(minute, clock, stop);
        _ = Task.Delay(minute * 2, clock, stop);
        Assert.False(bothWait.IsCompleted);

        var other = Task.Delay(minute, clock, stop);
        await bothWait;
        clock.Advance(minute);
        await Task.WhenAll(one, other);
    }
}
