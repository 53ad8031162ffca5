using Portal.Tests.Running;
using Portal.Web.Ui.Times;

namespace Portal.Tests.Web.Ui.Times;

public sealed class TickerTests
{
    [Fact]
    public void One_timer_serves_all_and_stops_with_the_last()
    {
        var clock = new CountingClock();
        using var ticker = new Ticker(clock);
        var (one, two) = (0, 0);
        void First() => one++;
        void Second() => two++;

        ticker.Ticked += First;
        ticker.Ticked += Second;
        clock.Advance(Ticker.Beat);
        ticker.Ticked -= First;
        clock.Advance(Ticker.Beat);
        ticker.Ticked -= Second;
        clock.Advance(Ticker.Beat);

        Assert.Equal((1, 2), (one, two));
        Assert.Equal((1, 0), (clock.Made, clock.Running));
    }

    [Fact]
    public void Nothing_runs_while_nobody_looks()
    {
        var clock = new CountingClock();
        using var ticker = new Ticker(clock);

        Assert.Equal(0, clock.Made);
    }

    sealed class CountingClock : TimeProvider
    {
        readonly TestClock _clock = new();

        public int Made { get; private set; }

        public int Running { get; private set; }

        public void Advance(TimeSpan by) => _clock.Advance(by);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Made++;
            Running++;
            return new CountedTimer(_clock.CreateTimer(callback, state, dueTime, period), () => Running--);
        }
    }

    sealed class CountedTimer(ITimer timer, Action gone) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(dueTime, period);

        public void Dispose()
        {
            gone();
            timer.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
