using Bunit;
using Portal.Engine.Resilience.Pipelines;
using Portal.Engine.Sync.Running;
using LiveRun = Portal.Web.Features.Sources.LiveRun;

namespace Portal.Tests.Web.Features.Sources;

/// <summary>The live line of a run, on its own page and on that of its source.</summary>
public sealed class LiveRunTests : Stage
{
    const string Trouble = "CRM is in trouble (503). It is up to whoever runs it.";

    [Fact]
    public void A_further_attempt_is_told_with_its_page_and_when_it_begins()
    {
        Assert.Equal($"Attempt 2 of 6 for page 3 begins in 7 s. Before it: {Trouble}", Line(Run with { Retry = new CallRetry(2, 6, Trouble, Clock.GetUtcNow().AddSeconds(7)) }));
        Assert.Equal($"Attempt 2 of 6 for page 3 is under way. Before it: {Trouble}", Line(Run with { Retry = new CallRetry(2, 6, Trouble, null) }));
    }

    [Fact]
    public void What_another_call_to_the_source_waits_for_is_told_only_while_the_run_itself_asks_nothing_again()
    {
        var calls = new SourceState("CRM", new BreakerState(BreakerPosition.Closed, 0, null), new BudgetState(0, null, null), [new SourceWait("its turn", Clock.GetUtcNow().AddSeconds(9))]);

        Assert.Equal("Waits 9 s for its turn", Line(Run, calls));
        Assert.StartsWith("Attempt 4 of 6 for page 3", Line(Run with { Retry = new CallRetry(4, 6, Trouble, null) }, calls), StringComparison.Ordinal);
        Assert.StartsWith("Stopping", Line(Run with { IsCancelling = true, Retry = new CallRetry(4, 6, Trouble, null) }, calls), StringComparison.Ordinal);
    }

    [Fact]
    public void That_reading_was_begun_again_is_a_number_beside_the_others()
    {
        Assert.DoesNotContain("Attempts", Render<LiveRun>(set => set.Add(it => it.Progress, Run)).Find(".gauges").TextContent, StringComparison.Ordinal);
        Assert.Contains("Attempts2", Render<LiveRun>(set => set.Add(it => it.Progress, Run with { Attempts = 2 })).Find(".gauges").TextContent, StringComparison.Ordinal);
    }

    RunProgress Run => new(7, 1, 1, Clock.GetUtcNow().AddMinutes(-1), Clock.GetUtcNow(), 2, default) { Attempts = 1, Asks = 3 };

    string Line(RunProgress progress, SourceState? calls = null) => string.Join(' ', Render<LiveRun>(set => set.Add(it => it.Progress, progress).Add(it => it.Calls, calls).Add(it => it.HasLog, false)).Find(".live-now").TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
