using Portal.Tests.Running;
using Portal.Web.Ui.Times;

namespace Portal.Tests.Web.Ui.Times;

public sealed class ThrottleTests
{
    static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    readonly TestClock _clock = new();
    int _done;

    [Fact]
    public void However_often_it_is_called_for_it_is_done_once_in_its_interval_and_the_last_call_counts()
    {
        using var throttle = new Throttle(_clock, Interval, () => _done++);
        for (var i = 0; i < 900; i++)
        {
            throttle.Call();
            _clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        Assert.Equal(4, _done);
        _clock.Advance(Interval);
        Assert.Equal(5, _done);
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(5, _done);
    }

    [Fact]
    public void After_a_rest_it_is_done_at_once_and_never_by_whoever_calls()
    {
        using var throttle = new Throttle(_clock, Interval, () => _done++);
        _clock.Advance(Interval);

        throttle.Call();
        Assert.Equal(0, _done);
        _clock.Advance(TimeSpan.Zero);
        Assert.Equal(1, _done);
    }

    [Fact]
    public void Once_it_is_gone_nothing_is_done_any_more()
    {
        var throttle = new Throttle(_clock, Interval, () => _done++);
        throttle.Call();
        throttle.Dispose();
        throttle.Call();
        _clock.Advance(Interval);

        Assert.Equal(0, _done);
    }

    [Fact]
    public void A_clock_that_is_set_back_does_not_hold_it_up()
    {
        var back = new SteppingClock(_clock);
        using var throttle = new Throttle(back, Interval, () => _done++);
        throttle.Call();
        _clock.Advance(Interval);
        back.Step = TimeSpan.FromDays(-1);

        throttle.Call();
        _clock.Advance(Interval);
        Assert.Equal(2, _done);
    }

    sealed class SteppingClock(TestClock clock) : TimeProvider
    {
        public TimeSpan Step { get; set; }

        public override DateTimeOffset GetUtcNow() => clock.GetUtcNow() + Step;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => clock.CreateTimer(callback, state, dueTime, period);
    }
}
